#include "opds.h"
#include "plugins/catalogue_desk.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace qianzi;
using Catch::Matchers::Contains;
using nlohmann::json;
using qianzi::test::CatalogueDesk;
using qianzi::test::entry_of;

namespace {

CatalogueDesk catalogue_of(const std::vector<CatalogueEntry>& entries) {
  CatalogueDesk desk;
  epub::write_opds(OptionValues({}), entries, desk);
  return desk;
}

std::vector<CatalogueEntry> two_years() {
  auto first = entry_of("a", "2025-12-31", "a.epub");
  auto second = entry_of("b", "2026-11-24", "b.epub");
  second.cover = "b.png";
  second.size = 4321;
  second.publisher = "东埠日报社";
  second.sections = {{"要闻", 2}};
  second.timestamp = 1'795'521'600;
  return {first, second};
}

}  // namespace

TEST_CASE("the root of OPDS 2.0 has the latest books and leads to the years") {
  const auto desk = catalogue_of(two_years());
  const json root = json::parse(desk.written.at("opds.json"));
  CHECK(root["metadata"]["title"] == "东埠日报");
  REQUIRE(root["publications"].size() == 2);
  const json& book = root["publications"][0];
  CHECK(book["metadata"]["title"] == "东埠日报 2026-11-24");
  CHECK(book["metadata"]["published"] == "2026-11-24");
  CHECK(book["links"][0]["href"] == "b.epub");
  CHECK(book["links"][0]["size"] == 4321);
  CHECK(book["images"][0]["href"] == "b.png");
  CHECK(root["navigation"][0]["href"] == "opds-2026.json");
  CHECK(root["navigation"][1]["title"] == "2025年");
  const json year = json::parse(desk.written.at("opds-2025.json"));
  CHECK(year["publications"][0]["links"][0]["href"] == "a.epub");
  CHECK_FALSE(year["publications"][0].contains("images"));
}

TEST_CASE("OPDS 1.2 has a feed of ways and feeds of books") {
  const auto desk = catalogue_of(two_years());
  CHECK_THAT(desk.written.at("opds.xml"),
             Contains("href=\"opds-latest.xml\"") && Contains("href=\"opds-2025.xml\"") &&
                 Contains("kind=navigation"));
  CHECK_THAT(desk.written.at("opds-2026.xml"),
             Contains("<title>东埠日报 2026-11-24</title>") &&
                 Contains("<updated>2026-11-24T12:00:00Z</updated>") &&
                 Contains("rel=\"http://opds-spec.org/acquisition/open-access\" href=\"b.epub\"") &&
                 Contains("rel=\"http://opds-spec.org/image/thumbnail\" href=\"b.png\"") &&
                 Contains("length=\"4321\"") && Contains("<dc:issued>2026-11-24</dc:issued>"));
}

TEST_CASE("a series has a list by its volumes' numbers") {
  auto first = entry_of("v1", "2026-11-24", "v1.epub");
  auto second = entry_of("v2", "2026-01-01", "v2.epub");
  first.series = second.series = "渡口文集";
  first.position = 1;
  second.position = 2;
  const auto desk = catalogue_of({second, first});
  const json list = json::parse(desk.written.at("opds-series-1.json"));
  CHECK(list["metadata"]["title"] == "渡口文集");
  CHECK(list["publications"][0]["links"][0]["href"] == "v1.epub");
  CHECK(list["publications"][1]["metadata"]["belongsTo"]["series"]["position"] == 2);
}

TEST_CASE("books without a day have a list, and texts stay texts") {
  auto undated = entry_of("a", "", "a.epub");
  undated.title = undated.nameplate = "<b>\"特刊\"</b>";
  const auto desk = catalogue_of({undated});
  CHECK(json::parse(desk.written.at("opds-undated.json"))["publications"].size() == 1);
  CHECK_THAT(desk.written.at("opds-undated.xml"),
             Contains("<title>&lt;b>") || Contains("&lt;b&gt;"));
}

TEST_CASE("without books there is no catalogue of them") {
  CHECK(catalogue_of({}).written.empty());
}
