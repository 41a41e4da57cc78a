#include "memory_files.h"
#include "model/messages.h"
#include "model/text.h"
#include "readers/reader.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using qianzi::tests::MemoryFiles;

namespace {

struct Outcome {
  std::optional<Edition> edition;
  std::vector<std::string> problems;  // code line:column
};

Outcome read(const std::string& xml, readers::Limits limits = {}) {
  MemoryFiles files;
  files.files["a/piece.xml"] = xml;
  files.files["a/photo.jpg"] = "not looked into here";
  DiagnosticList sink;
  Outcome outcome;
  outcome.edition = readers::read_edition("a/piece.xml", files, limits, sink);
  for (const Diagnostic& d : sink.entries) {
    if (d.code == Code::edition_unusable) continue;
    outcome.problems.push_back(std::string(model::code_name(d.code)) + " " +
                               std::to_string(d.line) + ":" + std::to_string(d.column));
  }
  return outcome;
}

Outcome read_body(const std::string& body) {
  return read("<article><head><headline>题</headline></head>\n<body>" + body + "</body></article>");
}

std::string first_problem(const Outcome& outcome) {
  return outcome.problems.empty() ? "" : outcome.problems.front();
}

std::string text_of(const std::string& paragraph) {
  const Outcome outcome = read_body("<p>" + paragraph + "</p>");
  REQUIRE(outcome.edition);
  const auto& p = std::get<Paragraph>(outcome.edition->articles[0].body[0].value);
  return model::plain_text(p.content);
}

}  // namespace

TEST_CASE("a bare article becomes an edition of one page named after its file") {
  const Outcome outcome = read_body("<p>字</p>");
  REQUIRE(outcome.edition);
  CHECK(outcome.problems.empty());
  CHECK(outcome.edition->head.id == "piece");
  CHECK(outcome.edition->head.design == "reading");
  CHECK(outcome.edition->head.pages.at(0).placements.at(0).article == "piece");
}

TEST_CASE("positions count lines and code points, after wide characters too") {
  const Outcome outcome = read_body("<p>汉字<wrong/></p>");
  CHECK_FALSE(outcome.edition);
  CHECK(first_problem(outcome) == "unknown-element 2:12");
}

TEST_CASE("a byte order mark moves no column") {
  const Outcome outcome = read("\xEF\xBB\xBF<article x=\"1\"/>");
  CHECK(first_problem(outcome) == "unknown-attribute 1:10");
}

TEST_CASE("what is not well-formed is found where it is") {
  const auto [xml, expected] = GENERATE(table<std::string, std::string>({
      {"<article>", "not-well-formed 1:2"},
      {"<article></artikel>", "not-well-formed 1:10"},
      {"<article/><article/>", "not-well-formed 1:11"},
      {"<article/>text", "not-well-formed 1:11"},
      {"<article a='1' a='2'/>", "duplicate-attribute 1:16"},
      {"<article a='<'/>", "not-well-formed 1:13"},
      {"<article>&nbsp;</article>", "unknown-entity 1:10"},
      {"<article>&</article>", "not-well-formed 1:10"},
      {"<article>&#0;</article>", "forbidden-character 1:10"},
      {"<!DOCTYPE article [<!ENTITY a 'b'>]><article/>", "entity-declaration 1:1"},
      {"<article>\xff</article>", "invalid-bytes 1:10"},
      {"<article>\x01</article>", "forbidden-character 1:10"},
      {"", "not-well-formed 1:1"},
      {"<book/>", "unknown-root 1:1"},
  }));
  CAPTURE(xml);
  CHECK(first_problem(read(xml)) == expected);
}

TEST_CASE("nesting and size have limits") {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<em>";
  CHECK(first_problem(read_body("<p>" + deep)).substr(0, 16) == "nesting-too-deep");
  readers::Limits limits;
  limits.file_bytes = 10;
  CHECK(first_problem(read("<article></article>", limits)) == "file-too-large 0:0");
}

TEST_CASE("missing and repeated parts are named") {
  CHECK(first_problem(read("<article><body><p>字</p></body></article>")) == "missing-element 1:1");
  CHECK(first_problem(read("<article><head/><body><p>字</p></body></article>")) ==
        "missing-element 1:10");
  CHECK(first_problem(read_body("")) == "empty-element 2:1");
  CHECK(first_problem(read_body("<p></p>")) == "empty-element 2:7");
  CHECK(first_problem(read_body("<turn speaker='甲'><p>字</p></turn>")) == "missing-attribute 2:7");
  CHECK(first_problem(read_body("<figure/>")) == "missing-element 2:7");
  CHECK(first_problem(read_body("stray<p>字</p>")) == "misplaced-text 2:7");
}

TEST_CASE("values are checked against the calendar and their lists") {
  const std::string head = "<article><head><headline>题</headline><published>2026-02-30</published>"
                           "</head><body><p>字</p></body></article>";
  CHECK(first_problem(read(head)).substr(0, 9) == "bad-value");
  CHECK(first_problem(read_body("<list marker='roman'><item>字</item></list>")) ==
        "bad-value 2:13");
  CHECK(first_problem(read_body("<p xml:lang='?'>字</p>")) == "bad-value 2:10");
}

TEST_CASE("a table whose cells form no grid is refused") {
  CHECK(read_body("<table><tr><td>一</td><td>二</td></tr><tr><td colspan='2'>三</td></tr></table>")
            .edition);
  CHECK(first_problem(
            read_body("<table><tr><td>一</td><td>二</td></tr><tr><td>三</td></tr></table>")) ==
        "bad-table 2:7");
  CHECK(first_problem(read_body("<table><tr><td rowspan='2'>一</td></tr></table>")) ==
        "bad-table 2:7");
}

TEST_CASE("a link that is not allowed keeps its words and goes") {
  const Outcome outcome = read_body("<p>见<a href='javascript:alert(1)'>此处</a>。</p>");
  REQUIRE(outcome.edition);
  CHECK(first_problem(outcome) == "bad-link 2:11");
  const auto& p = std::get<Paragraph>(outcome.edition->articles[0].body[0].value);
  CHECK(model::plain_text(p.content) == "见此处。");
  for (const Inline& part : p.content) CHECK(std::holds_alternative<Text>(part.value));
}

TEST_CASE("images are located once however often they are used") {
  const Outcome outcome = read_body("<figure><image src='photo.jpg' alt='甲'/></figure>"
                                    "<figure><image src='photo.jpg' alt='乙'/></figure>");
  REQUIRE(outcome.edition);
  CHECK(outcome.edition->images.size() == 1);
  CHECK(first_problem(read_body("<figure><image src='none.jpg' alt=''/></figure>")) ==
        "image-not-found 2:15");
  CHECK(first_problem(read_body("<figure><image src='../x.jpg' alt=''/></figure>")) ==
        "path-outside 2:15");
}

TEST_CASE("notes are numbered by their first reference") {
  const Outcome outcome =
      read_body("<p>甲<noteref note='b'/>乙<noteref note='a'/>丙<noteref note='b'/></p>"
                "<note id='a'>子</note><note id='b'>丑</note><note id='c'>寅</note>");
  REQUIRE(outcome.edition);
  const auto& notes = outcome.edition->articles[0].notes;
  REQUIRE(notes.size() == 3);
  CHECK(notes[0].id == "b");
  CHECK(notes[1].id == "a");
  CHECK(notes[2].number == 3);
  CHECK(first_problem(outcome).substr(0, 11) == "unused-note");
  CHECK(first_problem(read_body("<p>字<noteref note='x'/></p>")) == "unknown-note 2:11");
}

TEST_CASE("white space with a line break vanishes between wide characters") {
  CHECK(text_of("汉字\n    汉字") == "汉字汉字");
  CHECK(text_of("“你好。”\n  “再见。”") == "“你好。”“再见。”");
}

TEST_CASE("white space is one space beside Latin words and in Korean") {
  CHECK(text_of("one\n  two") == "one two");
  CHECK(text_of("用\n  PDF") == "用 PDF");
  CHECK(text_of("한국어\n 신문") == "한국어 신문");
  CHECK(text_of("汉  字") == "汉 字");
}

TEST_CASE("white space between two elements is kept") {
  CHECK(text_of("<strong>one</strong> <em>two</em>") == "one two");
  CHECK(text_of("<strong>a <em>b</em> </strong>c") == "a b c");
}

TEST_CASE("the ends of a block are trimmed, an ideographic space is a character") {
  CHECK(text_of("  字  ") == "字");
  CHECK(text_of("　字") == "　字");
}

TEST_CASE("white space beside a comment or a CDATA section is kept") {
  CHECK(text_of("<em>one</em> <!-- and --><em>two</em>") == "one two");
  CHECK(text_of("<em>one</em><!-- and --> <em>two</em>") == "one two");
  CHECK(text_of("<em>one</em><!-- and --><em>two</em>") == "onetwo");
  CHECK(text_of("<![CDATA[one]]> <em>two</em>") == "one two");
  CHECK(text_of("<em>one</em> <![CDATA[two]]> ") == "one two");
}

TEST_CASE("instructions before the root element are passed over and move no place") {
  const Outcome outcome =
      read("<?xml version='1.0'?><!-- c --><?xml-model href='a>b'?>\n<article x=\"1\"/>");
  CHECK(first_problem(outcome) == "unknown-attribute 2:10");
  CHECK(first_problem(read("<article/><?page?>")) == "not-well-formed 1:11");
  CHECK(first_problem(read("<!-- c --><?xml version='1.0'?><article/>")) == "not-well-formed 1:11");
  CHECK(first_problem(read("<? x?><article/>")) == "not-well-formed 1:3");
}

TEST_CASE("an XML declaration is whole or refused") {
  const std::string good = GENERATE(as<std::string>(),
                                    "<?xml version='1.0'?>",
                                    "<?xml version = \"1.0\" encoding='utf-8' standalone='no' ?>",
                                    "<?xml version='1.1'\nencoding='US-ASCII'?>");
  CHECK(first_problem(read(good + "<book/>")).substr(0, 12) == "unknown-root");
  const std::string bad = GENERATE(as<std::string>(),
                                   "<?xml ?>",
                                   "<?xml encoding='UTF-8'?>",
                                   "<?xml version='1.0' encodin='UTF-8'?>",
                                   "<?xml version=1.0?>",
                                   "<?xml version='1.0'",
                                   "<?xml version='1.0>",
                                   "<?xml version='1.0' standalone='maybe'?>",
                                   "<?xml encoding='UTF-8' version='1.0'?>");
  CAPTURE(bad);
  CHECK(first_problem(read(bad + "<article/>")) == "not-well-formed 1:1");
}

TEST_CASE("places are found in long lines of wide characters") {
  std::string line = "<p>";
  for (int i = 0; i < 1000; ++i) line += "字";
  CHECK(first_problem(read_body(line + "<wrong/></p>")) == "unknown-element 2:1010");
  CHECK(first_problem(read_body("<p>字</p>\r\n" + line + "<wrong/></p>")) ==
        "unknown-element 3:1004");
}

TEST_CASE("values and fields are trimmed, and follow the rule for white space") {
  const Outcome outcome =
      read("<article id=' a '><head><headline>题</headline><byline>记者\n  王</byline>"
           "<byline>J.\n  Doe</byline></head><body><p>字</p></body></article>");
  REQUIRE(outcome.edition);
  const Article& article = outcome.edition->articles[0];
  CHECK(article.id == "a");
  CHECK(article.head.bylines == std::vector<std::string>{"记者王", "J. Doe"});
}

TEST_CASE("elements are not asked for more attributes than anything has") {
  std::string many = "<p";
  for (int i = 0; i < 65; ++i) many += " a" + std::to_string(i) + "=''";
  CHECK(first_problem(read_body(many + ">字</p>")).substr(0, 8) == "too-many");
}
