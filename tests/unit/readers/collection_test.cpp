#include "memory_files.h"
#include "model/messages.h"
#include "readers/collection.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace qianzi;
using qianzi::tests::MemoryFiles;

namespace {

std::string article(const std::string& title,
                    const std::string& head = "",
                    const std::string& body = "<p>字</p>") {
  return fmt::format(
      "<article xml:lang='zh-Hans'><head><headline>{}</headline>{}</head><body>{}</body></article>",
      title,
      head,
      body);
}

const std::string plain =
    "<collection id='c' xml:lang='zh-Hans'><title>集</title><source src='*.xml'/></collection>";

void fill(MemoryFiles& files, const std::string& collection) {
  files.files["b/collection.xml"] = collection;
  files.files["b/one.xml"] =
      article("甲", "<published>2026-01-02</published><section>要闻</section>");
  files.files["b/two.xml"] = article("乙", "<byline>本报记者 许知秋</byline>");
}

std::vector<ArticleRecord> listed(MemoryFiles& files, DiagnosticSink& sink) {
  const auto collection = readers::read_collection("b/collection.xml", files, {}, sink);
  REQUIRE(collection);
  return readers::list_articles(*collection, files, {}, sink);
}

std::vector<std::string> codes(const DiagnosticList& sink) {
  std::vector<std::string> out;
  for (const Diagnostic& one : sink.entries) out.emplace_back(model::code_name(one.code));
  return out;
}

}  // namespace

TEST_CASE("what is asked of a collection is read") {
  MemoryFiles files;
  fill(files,
       "<collection id='c' xml:lang='zh-Hans' writing-mode='vertical'><title>集</title>"
       "<source src='*.xml'/><select from='2026-01-01'><section>要闻</section></select>"
       "<order by='title' descending='yes'/><group by='year'/><group by='section'/>"
       "<volumes articles='10' kilobytes='5'/><index of='authors' "
       "collation='stroke'/></collection>");
  DiagnosticList sink;
  const auto collection = readers::read_collection("b/collection.xml", files, {}, sink);
  REQUIRE(collection);
  CHECK(sink.entries.empty());
  CHECK(collection->writing_mode == WritingMode::vertical);
  CHECK(collection->selection.from == "2026-01-01");
  CHECK(collection->selection.sections == std::vector<std::string>{"要闻"});
  CHECK(collection->order == CollectionOrder::title);
  CHECK(collection->descending);
  CHECK(collection->groups == std::vector{Grouping::year, Grouping::section});
  CHECK(collection->volumes.articles == 10);
  CHECK(collection->volumes.bytes == 5000);
  CHECK(collection->indexes[0].collation == "stroke");
}

TEST_CASE("a collection is told by its root alone") {
  MemoryFiles files;
  files.files["a.xml"] = "<?xml version='1.0'?><!-- <article> --><collection/>";
  files.files["b.xml"] = "<!-- <collection> --><article/>";
  files.files["c.xml"] = "<!-- <collection>";
  CHECK(readers::is_collection("a.xml", files, {}));
  CHECK_FALSE(readers::is_collection("b.xml", files, {}));
  CHECK_FALSE(readers::is_collection("c.xml", files, {}));
  CHECK_FALSE(readers::is_collection("none.xml", files, {}));
}

TEST_CASE("what stands above the text of articles is listed") {
  MemoryFiles files;
  fill(files, plain);
  DiagnosticList sink;
  const auto records = listed(files, sink);
  CHECK(sink.entries.empty());
  REQUIRE(records.size() == 2);
  CHECK(records[0].title == "甲");
  CHECK(records[0].published == "2026-01-02");
  CHECK(records[0].section == "要闻");
  CHECK(records[1].id == "two");
  CHECK(records[1].authors == std::vector<std::string>{"许知秋"});
  CHECK(records[1].bytes == files.files["b/two.xml"].size());
}

TEST_CASE("an edition's articles have its day and language, and are listed once") {
  MemoryFiles files;
  fill(files, plain);
  files.files["b/x.xml"] =
      "<edition id='x' date='2026-03-04' xml:lang='ja'><nameplate>報</nameplate>"
      "<page number='1' name='面'><article src='two.xml'/></page></edition>";
  DiagnosticList sink;
  const auto records = listed(files, sink);
  CHECK(sink.entries.empty());
  REQUIRE(records.size() == 2);
  CHECK(records[1].title == "乙");
  CHECK(records[1].published == "2026-03-04");
  CHECK(records[1].source == 1);
}

TEST_CASE("a broken head is reported, a broken body when it is read") {
  MemoryFiles files;
  fill(files, plain);
  files.files["b/no.xml"] = "<article><head><headline>";
  files.files["b/two.xml"] = article("乙", "", "<blink/>");
  DiagnosticList sink;
  const auto records = listed(files, sink);
  CHECK(records.size() == 2);
  CHECK(codes(sink) == std::vector<std::string>{"not-well-formed", "edition-unusable"});
  sink.entries.clear();
  const auto batch = readers::read_articles(std::vector{&records[0], &records[1]}, files, {}, sink);
  CHECK(batch.articles[0].has_value());
  CHECK_FALSE(batch.articles[1].has_value());
  CHECK(codes(sink) == std::vector<std::string>{"unknown-element", "article-left-out"});
}

TEST_CASE("sources stay in the collection's folder") {
  for (const char* source : {"../*.xml", "/etc/*.xml", "a/../../b.xml"}) {
    MemoryFiles files;
    fill(files,
         fmt::format("<collection id='c' xml:lang='zh-Hans'><title>集</title><source "
                     "src='{}'/></collection>",
                     source));
    DiagnosticList sink;
    CHECK_FALSE(readers::read_collection("b/collection.xml", files, {}, sink));
    CHECK(codes(sink).front() == "path-outside");
  }
}

TEST_CASE("a source that names no file is reported") {
  MemoryFiles files;
  fill(files,
       "<collection id='c' xml:lang='zh-Hans'><title>集</title><source "
       "src='none-*.xml'/></collection>");
  DiagnosticList sink;
  CHECK(listed(files, sink).empty());
  CHECK(codes(sink) == std::vector<std::string>{"file-not-found"});
}

TEST_CASE("plain texts are articles of a collection, reported when they are read") {
  MemoryFiles files;
  fill(files,
       "<collection id='c' xml:lang='zh-Hans'><title>集</title><source src='*.txt'/></collection>");
  files.files["b/page.txt"] = "渡口今晨复航\n2026-01-02 来源：东埠日报\n大雾散去，渡轮离岸。\n";
  DiagnosticList sink;
  const auto records = listed(files, sink);
  CHECK(sink.entries.empty());
  REQUIRE(records.size() == 1);
  CHECK(records[0].title == "渡口今晨复航");
  CHECK(records[0].published == "2026-01-02");
  const auto batch = readers::read_articles(std::vector{&records[0]}, files, {}, sink);
  REQUIRE(batch.articles[0]);
  CHECK(batch.articles[0]->article.body.size() == 1);
  CHECK(codes(sink).front() == "text-recognised");
}

TEST_CASE("articles of a collection are read in the encoding that is told") {
  MemoryFiles files;
  fill(files, plain);
  // 甲 and 字 in GBK are something else in other encodings.
  files.files["b/old.xml"] = "<article><head><headline>\xBC\xD7</headline></head>"
                             "<body><p>\xD7\xD6</p></body></article>";
  readers::ReadOptions options;
  options.encoding = encodings::Encoding::gbk;
  DiagnosticList sink;
  const auto collection = readers::read_collection("b/collection.xml", files, {}, sink);
  const auto records = readers::list_articles(*collection, files, {}, sink, options);
  CHECK(records.front().title == "甲");
}
