// Ruby, emphasis dots, side lines, notes, links: CLREQ 3.3, JLREQ 3.3.
#include "unit/composition/setting.h"

#include <algorithm>

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

Inline ruby(std::vector<RubySegment> segments, RubyKind kind = RubyKind::mono) {
  Ruby value;
  value.segments = std::move(segments);
  value.kind = kind;
  return {value, {}};
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

TEST_CASE("CLREQ 3.3.4: pinyin is centred and keeps a gap to the next syllable") {
  Inlines content;
  content.push_back(ruby({{"装", "zhuāng"}, {"窗", "chuāng"}}));
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 20);
  const LineRun& first = reading(paragraph, 0);
  const LineRun& second = reading(paragraph, 1);
  const Glyph& last = first.glyphs.back();
  const Pt end = first.start + last.position + at_size(last.advance, 1000, first.size);
  CHECK((second.start - end).value() == ems(1.25));
}

TEST_CASE("CLREQ 3.3.2: a base and its reading stay on one line, compounds break between bases") {
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

TEST_CASE("CLREQ 3.1.8: dots are below a horizontal Chinese line, none at punctuation") {
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

TEST_CASE("CLREQ 3.1.8: a name has one line, neighbours have two with a gap") {
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

TEST_CASE("CLREQ 3.1.8: a name that goes on over the line has a rule on both") {
  Inlines content = text("天地玄");
  content.push_back(span(SpanKind::name, "黄宇宙"));
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 4);
  REQUIRE(paragraph.lines.size() == 2);
  REQUIRE(paragraph.lines[0].rules.size() == 1);
  REQUIRE(paragraph.lines[1].rules.size() == 1);
  CHECK(paragraph.lines[0].rules[0].end == Pt(40));
  CHECK(paragraph.lines[1].rules[0].start == Pt(0));
}

TEST_CASE("CLREQ 3.1.8: vertical names have their line at the left") {
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

TEST_CASE(
    "CLREQ 3.1.5.3: a note mark clings to what it follows, and white space follows the mark") {
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

TEST_CASE("JLREQ 3.3.8: a reading overhangs kana by half its own em, and kanji not at all") {
  const auto around = [](std::string_view left, std::string_view right) {
    Inlines content = text(left);
    content.push_back(ruby({{"志", "こころざし"}}));
    content.push_back(piece(right));
    return set(content, style("ja"), 20).lines[0];
  };
  // The reading is 2.5 em, the base one: three quarters of an em on either side.
  const Line between_kanji = around("天", "地");
  CHECK(gap(between_kanji, "天", "志") == ems(0.75));
  CHECK(gap(between_kanji, "志", "地") == ems(0.75));
  const Line between_kana = around("あ", "い");
  CHECK(gap(between_kana, "あ", "志") == ems(0.5));
  CHECK(gap(between_kana, "志", "い") == ems(0.5));
  const Line after_kana = around("あ", "地");
  CHECK(gap(after_kana, "あ", "志") == ems(0.5));
  CHECK(gap(after_kana, "志", "地") == ems(0.75));
}

TEST_CASE("JLREQ 3.3.8: a short excess hangs over kana and the base is not spread") {
  Inlines content = text("あ");
  content.push_back(ruby({{"漢", "かんじ"}}));
  content.push_back(piece("い"));
  const ComposedParagraph paragraph = set(content, style("ja"), 20);
  CHECK(gap(paragraph.lines[0], "あ", "漢") == ems(0));
  CHECK(gap(paragraph.lines[0], "漢", "い") == ems(0));
  CHECK(reading(paragraph).start == Pt(7.5));
}

TEST_CASE("JLREQ 3.3.8: a reading overhangs the white space of marks") {
  Inlines content = text("天」");
  content.push_back(ruby({{"漢", "かんじ"}}));
  content.push_back(piece("「地"));
  const Line line = set(content, style("ja"), 20).lines[0];
  CHECK(gap(line, "」", "漢") == ems(0.5));
  CHECK(gap(line, "漢", "「") == ems(0.5));
}

TEST_CASE("JLREQ 3.3.8: a reading never overhangs another ruby") {
  Inlines content;
  content.push_back(ruby({{"志", "こころざし"}}));
  content.push_back(ruby({{"あ", "a"}}));
  const ComposedParagraph paragraph = set(content, style("ja"), 20);
  const LineRun& first = reading(paragraph, 0);
  CHECK(find(paragraph.lines[0], "あ").at >= (first.start.value() + 25) / 10);
}

TEST_CASE("JLREQ 3.3.8: at a line's edge a wide reading is flush with it") {
  Inlines content = text("天地あ");
  content.push_back(ruby({{"漢", "かんじ"}}));
  content.push_back(piece("い玄黄"));
  const ComposedParagraph ends = set(content, style("ja"), 4.5);
  REQUIRE(lines_of(ends)[0] == "天地あ漢");
  CHECK(find(ends.lines[0], "漢").at == ems(3.25));
  CHECK(reading(ends).start == Pt(30));
  const ComposedParagraph begins = set(content, style("ja"), 3);
  REQUIRE(lines_of(begins)[1] == "漢い");
  CHECK(reading(begins).start == Pt(0));
  CHECK(find(begins.lines[1], "漢").at == ems(0.25));
}

TEST_CASE("JLREQ 3.3.7: the readings of a compound run together") {
  Inlines content = text("天");
  content.push_back(ruby({{"凝", "ぎょう"}, {"視", "し"}}, RubyKind::jukugo));
  content.push_back(piece("地"));
  const ComposedParagraph paragraph = set(content, style("ja"), 20);
  const Line& line = paragraph.lines[0];
  CHECK(find(line, "地").at == ems(3));
  CHECK(reading(paragraph, 0).start == Pt(10));
  CHECK(reading(paragraph, 1).start == Pt(25));
}

TEST_CASE("JLREQ 3.3.7: each part of a broken compound has room for its own reading") {
  Inlines content = text("天地玄黄");
  content.push_back(ruby({{"凝", "ぎょう"}, {"視", "し"}}, RubyKind::jukugo));
  content.push_back(piece("宇"));
  const ComposedParagraph paragraph = set(content, style("ja"), 5.5);
  REQUIRE(lines_of(paragraph)[0] == "天地玄黄凝");
  CHECK(paragraph.lines[0].natural == Pt(55));
  CHECK(reading(paragraph, 0).start == Pt(40));
  CHECK(reading(paragraph, 1).start == Pt(2.5));
  CHECK(find(paragraph.lines[1], "視").at == ems(0));
}

TEST_CASE("JLREQ 3.3.7: a compound whose readings fit has each over its own base") {
  Inlines content;
  content.push_back(ruby({{"漢", "かん"}, {"字", "じ"}}, RubyKind::jukugo));
  const ComposedParagraph paragraph = set(content, style("ja"), 20);
  CHECK(reading(paragraph, 0).start == Pt(0));
  CHECK(reading(paragraph, 1).start == Pt(12.5));
}

TEST_CASE("CLREQ 3.3.1.2: a second reading stands on the other side, over all bases") {
  Ruby both;
  both.segments = {{"重", "chóng"}, {"庆", "qìng"}};
  both.kind = RubyKind::pinyin;
  both.gloss = "Chongqing";
  const Inlines content = {piece("在"), {both, {}}, piece("住")};
  for (const WritingMode mode : {WritingMode::horizontal, WritingMode::vertical}) {
    const ComposedParagraph paragraph = set(content, style("zh-Hans", mode), 20);
    const LineRun& pinyin = reading(paragraph, 0);
    const LineRun& gloss = reading(paragraph, 2);
    CHECK(gloss.text == "Chongqing");
    CHECK(gloss.shift < pinyin.shift);
    CHECK(gloss.shift.value() < -4);
    const double start = find(paragraph.lines[0], "在").at + 1;
    const double stop = find(paragraph.lines[0], "住").at;
    CHECK(gloss.start.value() / 10 >= Approx(start));
    const Glyph& last = gloss.glyphs.back();
    const Pt end = gloss.start + last.position + at_size(last.advance, 1000, gloss.size);
    CHECK(end.value() / 10 <= Approx(stop));
  }
  CHECK(lines_of(set(content, style("zh-Hans"), 3))[1] == "重庆");
}

TEST_CASE("ruby under its base stands below a horizontal line and left of a vertical one") {
  Ruby under;
  under.segments = {{"漢", "かん"}};
  under.side = RubySide::under;
  const Inlines content = {{under, {}}};
  CHECK(reading(set(content, style("ja"), 20)).shift < Pt(-4));
  const LineRun vertical = reading(set(content, style("ja", WritingMode::vertical), 20));
  CHECK(vertical.shift == Pt(-7.5));
}

TEST_CASE("CLREQ 3.3.3.2: bopomofo is a third of its base and stands to its right") {
  const Inlines content = {ruby({{"注", "ㄓㄨˋ"}}, RubyKind::bopomofo), piece("音")};
  const ComposedParagraph across = set(content, style("zh-Hant"), 20);
  const LineRun& column = reading(across, 0);
  CHECK(column.text == "ㄓㄨ");
  CHECK(column.size.value() == ems(10.0 / 3));
  CHECK(column.orientation == Orientation::upright);
  CHECK(column.start.value() == ems(10 + 5.0 / 3));
  CHECK(column.glyphs[1].position.value() == ems(10.0 / 3));
  CHECK(find(across.lines[0], "音").at == ems(1.5));
  const ComposedParagraph along = set(content, style("zh-Hant", WritingMode::vertical), 20);
  const LineRun& beside = reading(along, 0);
  CHECK(beside.shift.value() == ems(5 + 5.0 / 3));
  CHECK(beside.start.value() == ems(5 - 10.0 / 3));
  CHECK(find(along.lines[0], "音").at == ems(1));
}

TEST_CASE("CLREQ 3.3.3.3: tone marks stand right of the last symbol, the light one above") {
  for (const WritingMode mode : {WritingMode::horizontal, WritingMode::vertical}) {
    const Inlines content = {ruby({{"好", "ㄏㄠˇ"}, {"的", "˙ㄉㄜ"}}, RubyKind::bopomofo)};
    const ComposedParagraph paragraph = set(content, style("zh-Hant", mode), 20);
    const bool vertical = mode == WritingMode::vertical;
    // From the middle of a column to the middle of its tone mark, right and down.
    const auto offset = [&](const LineRun& column, const LineRun& tone) {
      const auto& run = tone;
      const Pt half = Em(0.5) * run.size;
      return vertical ? std::pair(run.shift - column.shift, run.start - column.start - half)
                      : std::pair(run.start - column.start, column.shift - run.shift - half);
    };
    REQUIRE(reading(paragraph, 1).text == "ˇ");
    // It is read as it is written: before the symbols.
    REQUIRE(reading(paragraph, 2).text == "˙");
    const auto third = offset(reading(paragraph, 0), reading(paragraph, 1));
    const auto light = offset(reading(paragraph, 3), reading(paragraph, 2));
    CHECK(third.first > Pt(0));
    CHECK(third.second > Pt(3));
    CHECK(light.first < third.first);
    CHECK(light.second < third.second);
  }
}

TEST_CASE("bopomofo that is none, or has several characters below it, is set over its base") {
  const Inlines content = {ruby({{"注音", "ㄓㄨˋㄧㄣ"}, {"符", "ふ"}}, RubyKind::bopomofo)};
  const ComposedParagraph paragraph = set(content, style("zh-Hant"), 20);
  CHECK(reading(paragraph, 0).shift > Pt(8));
  CHECK(reading(paragraph, 0).size == Pt(5));
}

TEST_CASE("JLREQ 3.3.9: text with a reading on the side of the dots has them on the other") {
  Span outer;
  outer.kind = SpanKind::emphasis;
  outer.content = {ruby({{"漢", "かん"}}), piece("字")};
  const Line line = set({{outer, {}}}, style("ja"), 20).lines[0];
  std::vector<Pt> shifts;
  for (const LineRun& run : line.runs) {
    if (run.text == "﹅") shifts.push_back(run.shift);
  }
  REQUIRE(shifts.size() == 2);
  CHECK(shifts[0] < Pt(0));
  CHECK(shifts[1] > Pt(0));
}

TEST_CASE("CLREQ 3.1.8: a name's line spans the gaps inside and none at its ends") {
  const Inlines content = {
      piece("与"), span(SpanKind::name, "苏轼 Su Shi "), piece("读书"), span(SpanKind::name, "Li")};
  const Line line = set(content, style("zh-Hans"), 20).lines[0];
  REQUIRE(line.rules.size() == 2);
  const Placed last = find(line, "i");
  CHECK(line.rules[0].start > Pt(10));
  CHECK(line.rules[0].end.value() / 10 < last.at + last.advance);
  CHECK(line.rules[0].end.value() / 10 > last.at);
  CHECK(line.rules[1].start.value() / 10 > find(line, "L").at);
}

TEST_CASE("an underline is below horizontal text, and in vertical text on its language's side") {
  const Inlines content = {span(SpanKind::underline, "天地")};
  const auto shift = [&](const char* language, WritingMode mode) {
    return set(content, style(language, mode), 20).lines[0].rules.at(0).shift;
  };
  CHECK(shift("zh-Hans", WritingMode::horizontal) < Pt(-1.2));
  CHECK(shift("zh-Hans", WritingMode::vertical) < Pt(-5));
  CHECK(shift("ja", WritingMode::vertical) > Pt(5));
}

TEST_CASE("dots stand beyond an underline on their side only") {
  Span outer;
  outer.kind = SpanKind::underline;
  outer.content = {span(SpanKind::emphasis, "天地")};
  const Inlines both = {{outer, {}}};
  const Inlines only = {span(SpanKind::emphasis, "天地")};
  const auto shift = [](const Inlines& content, const char* language, WritingMode mode) {
    return dots(set(content, style(language, mode), 20)).shift;
  };
  const auto vertical = WritingMode::vertical;
  CHECK(shift(both, "ja", vertical) > shift(only, "ja", vertical));
  CHECK(shift(both, "zh-Hans", vertical) == shift(only, "zh-Hans", vertical));
  const auto horizontal = WritingMode::horizontal;
  CHECK(shift(both, "zh-Hans", horizontal) < shift(only, "zh-Hans", horizontal));
  CHECK(shift(both, "ja", horizontal) == shift(only, "ja", horizontal));
}
