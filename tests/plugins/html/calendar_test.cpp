#include "calendar.h"
#include "plugins/catalogue_desk.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace qianzi;
using Catch::Matchers::Contains;
using qianzi::test::CatalogueDesk;
using qianzi::test::entry_of;

namespace {

CatalogueDesk calendar_of(std::vector<CatalogueEntry> entries, const std::string& archive = "") {
  CatalogueDesk desk;
  html::write_calendar(OptionValues({{"archive", archive}}), entries, desk);
  return desk;
}

}  // namespace

TEST_CASE("each day leads to its edition, in a table for each month") {
  const auto desk = calendar_of(
      {entry_of("a", "2026-10-31", "a/index.html"), entry_of("b", "2026-11-24", "b/index.html")});
  const std::string& page = desk.written.at("index.html");
  CHECK_THAT(page, Contains("<caption>2026年10月</caption>"));
  CHECK_THAT(page, Contains("<td><a href=\"a/index.html\">31</a></td>"));
  CHECK_THAT(page, Contains("<td>23</td><td><a href=\"b/index.html\">24</a></td><td>25</td>"));
  CHECK(desk.written.size() == 3);
}

TEST_CASE("a month begins on its weekday, its weeks as the language counts them") {
  // The first of November 2026 is a Sunday.
  const auto simplified = calendar_of({entry_of("a", "2026-11-01", "a/index.html")});
  CHECK_THAT(simplified.written.at("index.html"),
             Contains("<th scope=\"col\">一</th>") &&
                 Contains("<td></td><td><a href=\"a/index.html\">1</a></td></tr>"));
  CatalogueEntry japanese = entry_of("a", "2026-11-01", "a/index.html");
  japanese.language = "ja";
  CHECK_THAT(calendar_of({japanese}).written.at("index.html"),
             Contains("<thead><tr><th scope=\"col\">日</th>") &&
                 Contains("<tbody><tr><td><a href=\"a/index.html\">1</a></td>"));
}

TEST_CASE("the latest editions come first, with their headlines") {
  const auto desk = calendar_of(
      {entry_of("a", "2026-11-23", "a/index.html"), entry_of("b", "2026-11-24", "b/index.html")});
  const std::string& page = desk.written.at("index.html");
  CHECK(page.find("b/index.html") < page.find("a/index.html"));
  CHECK_THAT(page, Contains("<li>渡口今晨复航</li>"));
}

TEST_CASE("earlier years have pages of their own") {
  const auto desk = calendar_of(
      {entry_of("a", "2024-02-29", "a/index.html"), entry_of("b", "2026-11-24", "b/index.html")});
  CHECK_THAT(desk.written.at("index.html"), Contains("<a href=\"calendar-2024.html\">2024年</a>"));
  CHECK_THAT(desk.written.at("calendar-2024.html"),
             Contains("<a href=\"a/index.html\">29</a>") &&
                 Contains("<a href=\"index.html\">2026年</a>"));
}

TEST_CASE("several editions of a day stand by their names, those without a day apart") {
  CatalogueEntry evening = entry_of("b", "2026-11-24", "b/index.html");
  evening.title = "东埠晚报";
  CatalogueEntry undated = entry_of("c", "", "c/index.html");
  undated.title = "<特刊>";
  const auto desk = calendar_of({undated, entry_of("a", "2026-11-24", "a/index.html"), evening});
  const std::string& page = desk.written.at("index.html");
  CHECK_THAT(page,
             Contains("<td>24<ul><li><a href=\"a/index.html\">东埠日报</a></li>"
                      "<li><a href=\"b/index.html\">东埠晚报</a></li></ul></td>"));
  CHECK_THAT(page, Contains("没有日期") && Contains("&lt;特刊&gt;"));
}

TEST_CASE("where the folder's address is known there are a feed and a site map") {
  const auto desk = calendar_of(
      {entry_of("a", "2026-11-23", "a/index.html"), entry_of("b", "2026-11-24", "b/index.html")},
      "https://example.org/p");
  const std::string& feed = desk.written.at("feed.xml");
  CHECK_THAT(feed, Contains("<id>https://example.org/p/b/index.html</id>"));
  CHECK(feed.find("/b/") < feed.find("/a/"));
  CHECK_THAT(desk.written.at("sitemap.xml"),
             Contains("<loc>https://example.org/p/</loc>") &&
                 Contains("<loc>https://example.org/p/a/index.html</loc>"));
  CHECK_THROWS_AS(calendar_of({entry_of("a", "", "a/index.html")}, "javascript:x"), Failure);
}

TEST_CASE("without editions there is no calendar") {
  CHECK(calendar_of({}).written.empty());
}
