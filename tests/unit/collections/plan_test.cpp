#include "collections/plan.h"
#include "model/text.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace qianzi;

namespace {

ArticleRecord
record(const std::string& id, const std::string& published, const std::string& section = "") {
  ArticleRecord made;
  made.path = made.shown = fmt::format("{}.xml", id);
  made.id = id;
  made.language = "zh-Hans";
  made.title = made.title_reading = id;
  made.published = published;
  made.section = section;
  made.bytes = 1000;
  return made;
}

Collection collection() {
  Collection made;
  made.id = "selected";
  made.title = "选集";
  made.language = "zh-Hans";
  made.design = "reading";
  return made;
}

std::string ids(const std::vector<ArticleRecord>& records, const collections::Volume& volume) {
  std::string out;
  for (const std::size_t i : volume.articles) out += records[i].id;
  return out;
}

/// The volumes by their articles' ids: ab|c.
std::string planned(const Collection& asked, const std::vector<ArticleRecord>& records) {
  std::string out;
  for (const auto& volume : collections::plan(asked, records)) {
    if (!out.empty()) out += "|";
    out += ids(records, volume);
  }
  return out;
}

Edition assembled(const Collection& asked,
                  const std::vector<ArticleRecord>& records,
                  std::size_t broken = 99) {
  const auto volumes = collections::plan(asked, records);
  std::vector<collections::VolumeArticle> articles;
  for (std::size_t i = 0; i < volumes[0].articles.size(); ++i) {
    auto& place = articles.emplace_back();
    if (i == broken) continue;
    Article& article = place.article.emplace();
    article.id = records[volumes[0].articles[i]].id;
  }
  return collections::assemble(asked, records, volumes[0], std::move(articles));
}

const std::vector<ArticleRecord> four = {record("a", "2026-02-03", "文化"),
                                         record("b", "2025-12-01T08:00+08:00", "要闻"),
                                         record("c", "", "要闻"),
                                         record("d", "2026-01-15", "文化")};

}  // namespace

TEST_CASE("articles are ordered by day, those without one last") {
  CHECK(planned(collection(), four) == "bdac");
}

TEST_CASE("articles keep the order of their sources where that is asked for") {
  Collection asked = collection();
  asked.order = CollectionOrder::source;
  CHECK(planned(asked, four) == "abcd");
}

TEST_CASE("an order can go down") {
  Collection asked = collection();
  asked.descending = true;
  CHECK(planned(asked, {four[0], four[1], four[3]}) == "adb");
}

TEST_CASE("titles are ordered as the language sorts") {
  Collection asked = collection();
  asked.order = CollectionOrder::title;
  CHECK(planned(asked, {record("桥", ""), record("《啊》", ""), record("铅", "")}) == "《啊》铅桥");
}

TEST_CASE("a selection takes days, sections, keywords and authors") {
  Collection asked = collection();
  asked.selection.from = "2026-01-01";
  CHECK(planned(asked, four) == "da");
  asked.selection.to = "2026-01-31";
  CHECK(planned(asked, four) == "d");
  asked = collection();
  asked.selection.sections = {"要闻", "评论"};
  CHECK(planned(asked, four) == "bc");
  asked.selection.keywords = {"桥"};
  CHECK(planned(asked, four).empty());
}

TEST_CASE("groups nest, and say of a day what is not said above them") {
  Collection asked = collection();
  asked.groups = {Grouping::year, Grouping::month, Grouping::section};
  const Edition edition = assembled(asked, four);
  REQUIRE(edition.head.parts.size() == 3);
  CHECK(edition.head.parts[0].name == "2025年");
  CHECK(edition.head.parts[1].name == "2026年");
  CHECK(edition.head.parts[1].parts[0].name == "1月");
  CHECK(edition.head.parts[1].parts[0].parts[0].name == "文化");
  CHECK(edition.head.parts[1].parts[0].parts[0].articles == std::vector<std::string>{"d"});
  CHECK(edition.head.parts[2].name == "日期不详");
}

TEST_CASE("sections stand in the order in which they first come") {
  Collection asked = collection();
  asked.groups = {Grouping::section};
  CHECK(planned(asked, four) == "bcda");
}

TEST_CASE("volumes end by number, size, or with a part") {
  Collection asked = collection();
  asked.volumes.articles = 3;
  CHECK(planned(asked, four) == "bda|c");
  asked.volumes = {};
  asked.volumes.bytes = 2000;
  CHECK(planned(asked, four) == "bd|ac");
  asked.volumes = {};
  asked.volumes.by_part = true;
  asked.groups = {Grouping::year};
  CHECK(planned(asked, four) == "b|da|c");
}

TEST_CASE("volumes are numbered in their ids and titles, a single one is not") {
  Collection asked = collection();
  CHECK(collections::plan(asked, four)[0].id == "selected");
  CHECK(assembled(asked, four).head.title == "选集");
  asked.volumes.articles = 3;
  CHECK(collections::plan(asked, four)[1].id == "selected-02");
  const Edition edition = assembled(asked, four);
  CHECK(edition.head.title == "选集　第1卷");
  CHECK(edition.head.series.count == 2);
  CHECK(edition.head.series.period == "2025年12月1日—2026年2月3日");
  CHECK(edition.head.date == "2026-02-03");
}

TEST_CASE("an article that was broken is in no part and no index") {
  Collection asked = collection();
  asked.groups = {Grouping::section};
  asked.indexes = {{IndexOf::titles, ""}};
  const Edition edition = assembled(asked, {four[0], four[1]}, 0);
  REQUIRE(edition.articles.size() == 1);
  REQUIRE(edition.head.parts.size() == 1);
  CHECK(edition.head.parts[0].name == "文化");
  REQUIRE(edition.head.indexes.size() == 1);
  CHECK(edition.head.indexes[0].headings.size() == 1);
}

TEST_CASE("two articles of one id have different ones, and links follow") {
  std::vector<ArticleRecord> records = {
      record("x", "2026-01-01"), record("x", "2026-01-02"), record("y", "2026-01-03")};
  records[1].source = records[2].source = 1;
  std::vector<collections::VolumeArticle> articles(3);
  for (auto& place : articles) place.article.emplace();
  Article& linking = *articles[2].article;
  auto& paragraph = linking.body.emplace_back().value.emplace<Paragraph>();
  for (const char* target : {"#x", "#gone", "https://example.org/"}) {
    auto& span = paragraph.content.emplace_back().value.emplace<Span>();
    span.kind = SpanKind::link;
    span.target = target;
    span.content = model::inlines_of("词");
  }
  articles[2].linked = true;
  const auto volumes = collections::plan(collection(), records);
  const Edition edition =
      collections::assemble(collection(), records, volumes[0], std::move(articles));
  CHECK(edition.articles[0].id == "x");
  CHECK(edition.articles[1].id == "x-2");
  const Inlines& content = std::get<Paragraph>(edition.articles[2].body[0].value).content;
  CHECK(std::get<Span>(content[0].value).target == "#x-2");
  CHECK(std::holds_alternative<Text>(content[1].value));
  CHECK(std::get<Span>(content[2].value).target == "https://example.org/");
}
