#include "memory_files.h"
#include "model/messages.h"
#include "readers/reader.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace qianzi;
using qianzi::tests::MemoryFiles;

namespace {

std::string edition_of(const std::string& placements) {
  return "<edition id='e' date='2026-11-24' xml:lang='zh-Hans'><nameplate>报</nameplate>"
         "<page number='1' name='要闻'>" +
         placements + "</page></edition>";
}

std::string article_of(const std::string& body) {
  return "<article><head><headline>题</headline></head><body>" + body + "</body></article>";
}

bool reported(const DiagnosticList& sink, Code code) {
  return std::any_of(sink.entries.begin(), sink.entries.end(), [&](const Diagnostic& d) {
    return d.code == code;
  });
}

}  // namespace

TEST_CASE("one broken article is named and left out, the edition still comes") {
  MemoryFiles files;
  files.files["e.xml"] = edition_of("<article src='good.xml'/><article src='broken.xml'/>");
  files.files["good.xml"] = article_of("<p>字</p>");
  files.files["broken.xml"] = article_of("<p>字");
  DiagnosticList sink;
  const auto edition = readers::read_edition("e.xml", files, {}, sink);
  REQUIRE(edition);
  CHECK(edition->articles.size() == 1);
  CHECK(edition->head.pages.at(0).placements.size() == 1);
  CHECK(reported(sink, Code::not_well_formed));
  CHECK(reported(sink, Code::article_left_out));
}

TEST_CASE("article files that are not there or lead outside are named at their placement") {
  MemoryFiles files;
  files.files["e.xml"] =
      edition_of("<article src='good.xml'/><article src='none.xml'/><article src='../x.xml'/>");
  files.files["good.xml"] = article_of("<p>字</p>");
  DiagnosticList sink;
  REQUIRE(readers::read_edition("e.xml", files, {}, sink));
  CHECK(reported(sink, Code::file_not_found));
  CHECK(reported(sink, Code::path_outside));
}

TEST_CASE("two articles of one id are not both taken") {
  MemoryFiles files;
  files.files["e.xml"] = edition_of("<article src='a.xml'/><article src='b.xml'/>");
  files.files["a.xml"] = files.files["b.xml"] =
      "<article id='same'><head><headline>题</headline></head><body><p>字</p></body></article>";
  DiagnosticList sink;
  const auto edition = readers::read_edition("e.xml", files, {}, sink);
  REQUIRE(edition);
  CHECK(edition->articles.size() == 1);
  CHECK(reported(sink, Code::duplicate_id));
}

TEST_CASE("a link to an article that is not in the edition becomes its words") {
  MemoryFiles files;
  files.files["e.xml"] = edition_of("<article src='a.xml'/>");
  files.files["a.xml"] = article_of("<p>见<a href='#gone'>另文</a></p>");
  DiagnosticList sink;
  const auto edition = readers::read_edition("e.xml", files, {}, sink);
  REQUIRE(edition);
  CHECK(reported(sink, Code::unknown_article));
  const auto& p = std::get<Paragraph>(edition->articles[0].body[0].value);
  for (const Inline& part : p.content) CHECK(std::holds_alternative<Text>(part.value));
}

TEST_CASE("an edition without its parts is not usable") {
  MemoryFiles files;
  files.files["e.xml"] = "<edition id='../x' date='yesterday'/>";
  DiagnosticList sink;
  CHECK_FALSE(readers::read_edition("e.xml", files, {}, sink));
  CHECK(reported(sink, Code::bad_value));
  CHECK(reported(sink, Code::missing_element));
  CHECK(reported(sink, Code::edition_unusable));
}

TEST_CASE("an article in another encoding is read, with its columns in characters") {
  MemoryFiles files;
  files.files["e.xml"] = "<?xml version='1.0' encoding='GBK'?>\n"
                         "<article><head><headline>\xD7\xD6</headline></head><body>\n"
                         "<p>\xD7\xD6\xFF\xD7\xD6<wrong/></p></body></article>";
  DiagnosticList sink;
  CHECK_FALSE(readers::read_edition("e.xml", files, {}, sink));
  REQUIRE(sink.entries.size() >= 2);
  CHECK(sink.entries[0].code == Code::invalid_bytes);
  CHECK(sink.entries[0].line == 3);
  CHECK(sink.entries[0].column == 5);
  CHECK(sink.entries[1].code == Code::unknown_element);
  CHECK(sink.entries[1].column == 7);
}

TEST_CASE("what is found of an encoding is reported") {
  MemoryFiles files;
  const std::string text =
      "\xD7\xF2\xCC\xEC\xA3\xAC\xB3\xC7\xC0\xEF\xB5\xC4\xD3\xA1\xCB\xA2\xB3\xA7";
  const std::string frame =
      "<article><head><headline>a</headline></head><body><p>" + text + "</p></body></article>";
  files.files["plain.xml"] = frame;
  files.files["lie.xml"] = "<?xml version='1.0' encoding='utf-8'?>" + frame;
  DiagnosticList sink;
  REQUIRE(readers::read_edition("plain.xml", files, {}, sink));
  CHECK(reported(sink, Code::encoding_detected));
  REQUIRE(readers::read_edition("lie.xml", files, {}, sink));
  CHECK(reported(sink, Code::encoding_untrue));
  DiagnosticList told;
  readers::ReadOptions options;
  options.encoding = encodings::Encoding::gbk;
  REQUIRE(readers::read_edition("lie.xml", files, {}, told, options));
  CHECK(told.entries.empty());
}
