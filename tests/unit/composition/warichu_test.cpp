// Warichu: JLREQ 3.4.
#include "unit/composition/setting.h"

#include <algorithm>

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

Inline note(Inlines content) {
  return {Warichu{std::move(content)}, {}};
}

/// Runs of the rows, each with its mark's role.
std::vector<const LineRun*> rows(const ComposedParagraph& paragraph, std::size_t line = 0) {
  std::vector<const LineRun*> found;
  for (const LineRun& run : paragraph.lines.at(line).runs) {
    if (paragraph.marks[run.mark].role == StructureRole::warichu_text) found.push_back(&run);
  }
  return found;
}

Inlines between(std::string_view inside) {
  return {piece("天（"), note(text(inside)), piece("）地")};
}

}  // namespace

TEST_CASE("JLREQ 3.4.2: two rows of half the size fill the em of their line") {
  for (const WritingMode mode : {WritingMode::horizontal, WritingMode::vertical}) {
    const ComposedParagraph paragraph = set(between("甲乙丙丁"), style("ja", mode), 20);
    const auto row = rows(paragraph);
    REQUIRE(row.size() == 2);
    CHECK(row[0]->text == "甲乙");
    CHECK(row[1]->text == "丙丁");
    CHECK(row[0]->size == Pt(5));
    CHECK(row[0]->start == Pt(20));
    CHECK(row[1]->start == Pt(20));
    CHECK((row[0]->shift - row[1]->shift).value() == ems(5));
    CHECK(find(paragraph.lines[0], "）").at == ems(3));
  }
}

TEST_CASE("JLREQ 3.4.3: the first row is the longer one") {
  const ComposedParagraph paragraph = set(between("甲乙丙"), style("ja"), 20);
  const auto row = rows(paragraph);
  REQUIRE(row.size() == 2);
  CHECK(row[0]->text == "甲乙");
  CHECK(row[1]->text == "丙");
  CHECK(find(paragraph.lines[0], "）").at == ems(3));
  CHECK(rows(set(between("甲"), style("ja"), 20)).size() == 1);
}

TEST_CASE("JLREQ 3.4.3: a row does not begin with a mark that may not begin a line") {
  const ComposedParagraph paragraph = set(between("甲乙，丙"), style("zh-Hans"), 20);
  const auto row = rows(paragraph);
  REQUIRE(row.size() == 2);
  CHECK(row[1]->text == "丙");
}

TEST_CASE("JLREQ 3.4.4: a note that goes on over the line has two rows on each") {
  const ComposedParagraph paragraph = set(between("甲乙丙丁戊己庚辛壬癸"), style("zh-Hans"), 5);
  REQUIRE(paragraph.lines.size() == 2);
  const auto first = rows(paragraph, 0);
  const auto second = rows(paragraph, 1);
  REQUIRE(first.size() == 2);
  REQUIRE(second.size() == 2);
  CHECK(first[0]->text + first[1]->text + second[0]->text + second[1]->text ==
        "甲乙丙丁戊己庚辛壬癸");
  CHECK(first[0]->text.size() == first[1]->text.size());
  CHECK(paragraph.lines[0].width <= Pt(50));
}

TEST_CASE("a note's text stands in the order of the paragraph, under its own marks") {
  const ComposedParagraph paragraph = set(between("甲乙丙丁"), style("ja"), 20);
  CHECK(text_of(paragraph, paragraph.lines[0]) == "天（甲乙丙丁）地");
  const std::uint32_t mark = rows(paragraph)[0]->mark;
  const std::uint32_t parent = paragraph.marks[mark].parent;
  CHECK(paragraph.marks[parent].role == StructureRole::warichu);
  CHECK(paragraph.marks[parent].parent == 0);
}

TEST_CASE("the brackets of a note cling to it") {
  const Inlines content = {piece("天地玄（"), note(text("甲乙丙丁")), piece("）黄")};
  const std::vector<std::string> lines = lines_of(set(content, style("zh-Hans"), 3.6));
  CHECK(lines[0] == "天地玄");
  CHECK(lines[1].starts_with("（甲"));
}

TEST_CASE("names, links and words inside a note keep what they are") {
  const Inlines inside = {piece("见"),
                          span(SpanKind::name, "王安石"),
                          span(SpanKind::link, "诗", "https://example.com/"),
                          piece("with words of several lengths")};
  const Inlines content = {piece("天（"), note(inside), piece("）地")};
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 30);
  REQUIRE(paragraph.lines.size() == 1);
  const Line& line = paragraph.lines[0];
  CHECK(line.rules.size() == 1);
  REQUIRE(line.links.size() == 1);
  CHECK(paragraph.marks[line.links[0].mark].target == "https://example.com/");
  // As at any line's end, the space where the first row ends is not set.
  CHECK(text_of(paragraph, line) == "天（见王安石诗with wordsof several lengths）地");
  const double close = find(line, "）").at;
  for (const LineRun* row : rows(paragraph)) {
    const Glyph& last = row->glyphs.back();
    const std::uint32_t units = 1000;
    const Pt end = row->start + last.position + at_size(last.advance, units, row->size);
    CHECK(end.value() / 10 <= Approx(close));
  }
}

TEST_CASE("what a row cannot have becomes plain text") {
  Ruby ruby;
  ruby.segments = {{"漢", "かん"}};
  const Inlines inside = {{ruby, {}}, {LineBreak{}, {}}, note(text("丙")), piece("丁")};
  const ComposedParagraph paragraph = set({note(inside)}, style("ja"), 20);
  REQUIRE(paragraph.lines.size() == 1);
  CHECK(text_of(paragraph, paragraph.lines[0]).find("漢") != std::string::npos);
  CHECK(text_of(paragraph, paragraph.lines[0]).find("丙") != std::string::npos);
}

TEST_CASE("an empty note is nothing") {
  CHECK(lines_of(set({piece("天"), note({}), piece("地")}, style("ja"), 20))[0] == "天地");
  CHECK(set({note(text(" "))}, style("ja"), 20).lines.size() == 1);
}
