// Ruby, emphasis dots, side lines, notes, links: CLREQ 3.3, JLREQ 3.3.
#include "unit/composition/setting.h"

#include <algorithm>

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

Inline ruby(std::vector<RubySegment> segments) {
  return {Ruby{std::move(segments)}, {}};
}

const LineRun& reading(const ComposedParagraph& paragraph, std::size_t n = 0) {
  for (const Line& line : paragraph.lines) {
    for (const LineRun& run : line.runs) {
      if (paragraph.marks[run.mark].role == StructureRole::ruby_text && n-- == 0) return run;
    }
  }
  throw std::runtime_error("no reading on the line");
}

std::size_t count_dots(const ComposedParagraph& paragraph) {
  std::size_t dots = 0;
  for (const Line& line : paragraph.lines) {
    for (const LineRun& run : line.runs) {
      if (paragraph.marks[run.mark].role == StructureRole::artifact) dots += run.glyphs.size();
    }
  }
  return dots;
}

const LineRun& dots(const ComposedParagraph& paragraph) {
  const auto& runs = paragraph.lines[0].runs;
  const auto found = std::ranges::find_if(runs, [&](const LineRun& run) {
    return paragraph.marks[run.mark].role == StructureRole::artifact;
  });
  if (found == runs.end()) throw std::runtime_error("no dots on the line");
  return *found;
}

}  // namespace

TEST_CASE("JLREQ 3.3.3 to 3.3.5: mono ruby is half the size and centred over its base") {
  Inlines content = text("天");
  content.push_back(ruby({{"漢", "かん"}}));
  content.push_back(piece("字"));
  const ComposedParagraph paragraph = set(content, style("ja"), 20);
  const LineRun& run = reading(paragraph);
  CHECK(run.size == Pt(5));
  CHECK(run.text == "かん");
  CHECK(run.start == Pt(10));
  CHECK(run.shift.value() == ems(9.4));
  CHECK(run.glyphs[1].position == Pt(5));
  CHECK(find(paragraph.lines[0], "字").at == ems(2));
}

TEST_CASE("JLREQ 3.3.8: a base narrower than its reading is spread 1 to 2 to 1") {
  Inlines content = text("天");
  content.push_back(ruby({{"漢字", "いちばんながい"}}));
  content.push_back(piece("地"));
  const ComposedParagraph paragraph = set(content, style("ja"), 20);
  const Line& line = paragraph.lines[0];
  CHECK(reading(paragraph).start == Pt(10));
  CHECK(find(line, "漢").at == ems(1 + 0.375));
  CHECK(find(line, "字").at == ems(1 + 0.375 + 1 + 0.75));
  CHECK(find(line, "地").at == ems(1 + 3.5));
}

TEST_CASE("JLREQ 3.3.6: a short reading is spread over a group") {
  Inlines content;
  content.push_back(ruby({{"東京都", "とう"}}));
  const LineRun run = reading(set(content, style("ja"), 20));
  CHECK(run.start == Pt(5));
  CHECK(run.glyphs[1].position == Pt(15));
}

TEST_CASE("CLREQ 3.3.1: pinyin is centred and keeps a gap to the next syllable") {
  Inlines content;
  content.push_back(ruby({{"装", "zhuāng"}, {"窗", "chuāng"}}));
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 20);
  const LineRun& first = reading(paragraph, 0);
  const LineRun& second = reading(paragraph, 1);
  const Glyph& last = first.glyphs.back();
  const Pt end = first.start + last.position + at_size(last.advance, 1000, first.size);
  CHECK((second.start - end).value() == ems(1.25));
}

TEST_CASE("CLREQ 3.3.1: a base and its reading stay on one line, compounds break between bases") {
  Inlines content = text("天地玄");
  content.push_back(ruby({{"漢字", "かんじ"}}));
  content.push_back(piece("黄宇"));
  CHECK(lines_of(set(content, style("ja"), 4))[0] == "天地玄");
  Inlines compound = text("天地玄");
  compound.push_back(ruby({{"漢", "かん"}, {"字", "じ"}}));
  compound.push_back(piece("黄宇"));
  CHECK(lines_of(set(compound, style("ja"), 4))[0] == "天地玄漢");
}

TEST_CASE("in a vertical line ruby stands to the right") {
  Inlines content;
  content.push_back(ruby({{"漢", "かん"}}));
  const LineRun run = reading(set(content, style("ja", WritingMode::vertical), 20));
  CHECK(run.orientation == Orientation::upright);
  CHECK(run.shift == Pt(7.5));
  CHECK(run.start == Pt(0));
}

TEST_CASE("ruby has marks for itself, its bases and its readings") {
  Inlines content;
  content.push_back(ruby({{"漢", "かん"}, {"字", "じ"}}));
  const ComposedParagraph paragraph = set(content, style("ja"), 20);
  const auto& runs = paragraph.lines[0].runs;
  REQUIRE(runs.size() == 4);
  const auto role = [&](std::size_t i) { return paragraph.marks[runs[i].mark].role; };
  CHECK(role(0) == StructureRole::ruby_base);
  CHECK(role(1) == StructureRole::ruby_text);
  CHECK(role(2) == StructureRole::ruby_base);
  CHECK(role(3) == StructureRole::ruby_text);
  const std::uint32_t parent = paragraph.marks[runs[0].mark].parent;
  CHECK(paragraph.marks[parent].role == StructureRole::ruby);
  CHECK(paragraph.marks[runs[3].mark].parent == parent);
  CHECK(paragraph.marks[0].role == StructureRole::paragraph);
}

TEST_CASE("CLREQ 3.3.2: dots are below a horizontal Chinese line, none at punctuation") {
  const Inlines content = {span(SpanKind::emphasis, "天地，玄。")};
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 20);
  CHECK(count_dots(paragraph) == 3);
  const LineRun& run = dots(paragraph);
  CHECK(run.shift < Pt(-1.2));
  const Glyph& dot = run.glyphs[0];
  const double middle = (run.start + dot.position).value() + run.size.value() / 2;
  CHECK(middle == ems(5));
}

TEST_CASE("JLREQ 3.3.9: dots are above a Japanese line and right of a vertical one") {
  const Inlines content = {span(SpanKind::emphasis, "天地")};
  CHECK(dots(set(content, style("ja"), 20)).shift > Pt(8.8));
  CHECK(dots(set(content, style("zh-Hans", WritingMode::vertical), 20)).shift > Pt(5));
}

TEST_CASE("CLREQ 3.3.3: a name has one line, neighbours have two with a gap") {
  const Inlines content = {
      span(SpanKind::name, "天地·玄"), span(SpanKind::name, "黄宇"), span(SpanKind::work, "宙洪")};
  const Line line = set(content, style("zh-Hans"), 20).lines[0];
  REQUIRE(line.rules.size() == 3);
  CHECK(line.rules[0].shape == Rule::Shape::solid);
  CHECK(line.rules[2].shape == Rule::Shape::wavy);
  CHECK(line.rules[0].end < line.rules[1].start);
  CHECK(line.rules[0].shift < Pt(-1.2));
  CHECK(line.rules[0].start >= Pt(0));
}

TEST_CASE("CLREQ 3.3.3: a name that goes on over the line has a rule on both") {
  Inlines content = text("天地玄");
  content.push_back(span(SpanKind::name, "黄宇宙"));
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 4);
  REQUIRE(paragraph.lines.size() == 2);
  REQUIRE(paragraph.lines[0].rules.size() == 1);
  REQUIRE(paragraph.lines[1].rules.size() == 1);
  CHECK(paragraph.lines[0].rules[0].end == Pt(40));
  CHECK(paragraph.lines[1].rules[0].start == Pt(0));
}

TEST_CASE("CLREQ 3.3.3: vertical names have their line at the left") {
  const Inlines content = {span(SpanKind::name, "天地")};
  const Line line = set(content, style("zh-Hant", WritingMode::vertical), 20).lines[0];
  REQUIRE(line.rules.size() == 1);
  CHECK(line.rules[0].shift < Pt(-5));
}

TEST_CASE("dots stand below the line of a name on the same text") {
  Span outer;
  outer.kind = SpanKind::name;
  outer.content = {span(SpanKind::emphasis, "天地")};
  const Inlines both = {{outer, {}}};
  const Inlines only = {span(SpanKind::emphasis, "天地")};
  CHECK(dots(set(both, style("zh-Hans"), 20)).shift < dots(set(only, style("zh-Hans"), 20)).shift);
}

TEST_CASE("a line with annotations is as wide as one without") {
  const Inlines plain = text("天地玄黄");
  const Inlines marked = {span(SpanKind::emphasis, "天地"), span(SpanKind::name, "玄黄")};
  const ParagraphStyle how = style("zh-Hans");
  CHECK(set(plain, how, 20).lines[0].width == set(marked, how, 20).lines[0].width);
}

TEST_CASE("CLREQ 3.2.1: a note mark clings to what it follows, and white space follows the mark") {
  Inlines content = text("天地玄黄");
  content.push_back({NoteReference{"n1", 1}, {}});
  content.push_back(piece("宇宙洪荒"));
  CHECK(lines_of(set(content, style("zh-Hans"), 4.5))[0] == "天地玄");
  Inlines stop = text("天。");
  stop.push_back({NoteReference{"n1", 1}, {}});
  stop.push_back(piece("地"));
  const ComposedParagraph paragraph = set(stop, style("zh-Hans"), 20);
  const Line& line = paragraph.lines[0];
  CHECK(gap(line, "。", "[") == ems(0));
  CHECK(gap(line, "]", "地") == ems(0.5));
  CHECK(find(line, "[").run->size == Pt(6));
  CHECK(find(line, "[").shift > 0);
  REQUIRE(line.links.size() == 1);
  CHECK(paragraph.marks[line.links[0].mark].role == StructureRole::note_reference);
  CHECK(paragraph.marks[line.links[0].mark].target == "n1");
}

TEST_CASE("a link has an area on each line it touches") {
  Inlines content = text("天地玄");
  content.push_back(span(SpanKind::link, "黄宇宙", "https://example.com/"));
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 4);
  REQUIRE(paragraph.lines[0].links.size() == 1);
  REQUIRE(paragraph.lines[1].links.size() == 1);
  CHECK(paragraph.lines[0].links[0].start == Pt(30));
  CHECK(paragraph.lines[0].links[0].end == Pt(40));
  CHECK(paragraph.marks[paragraph.lines[1].links[0].mark].target == "https://example.com/");
}

TEST_CASE("superior and inferior text is smaller and off the baseline") {
  const Inlines content = {
      piece("CO"), span(SpanKind::subscript, "2"), span(SpanKind::superscript, "3")};
  const Line line = set(content, style("zh-Hans"), 20).lines[0];
  CHECK(find(line, "2").shift < 0);
  CHECK(find(line, "3").shift > 0);
  CHECK(find(line, "2").run->size == Pt(6));
}

TEST_CASE("strong text takes the strong face") {
  const Inlines content = {piece("天"), span(SpanKind::strong, "地")};
  const Line line = set(content, style("zh-Hans"), 20).lines[0];
  const FaceId face = find(line, "地").run->face;
  CHECK(fonts_of_tests().face(face).info().weight > 400);
}
