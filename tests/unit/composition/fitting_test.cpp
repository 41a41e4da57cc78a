// Fitting a line to its measure: CLREQ 3.2.2 and 3.5, JLREQ 3.2.6, 3.8.
#include "composition/items.h"
#include "composition/justify.h"
#include "composition/linebreak.h"
#include "unit/composition/setting.h"

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

Item box(double width) {
  Item item;
  item.natural = Pt(width);
  return item;
}

Item glue(double width, double shrink, Rank rank, double stretch = 0) {
  Item item;
  item.kind = Item::Kind::glue;
  item.natural = Pt(width);
  item.shrink = Pt(shrink);
  item.stretch = Pt(stretch);
  item.shrinks = rank;
  item.stretches = rank;
  return item;
}

Item penalty(int cost) {
  Item item;
  item.kind = Item::Kind::penalty;
  item.cost = cost;
  return item;
}

}  // namespace

TEST_CASE("CLREQ 3.2.2: a quarter em between ideographs and Latin letters or digits") {
  const Line line = set("天A地1人", style("zh-Hans"), 20).lines[0];
  CHECK(gap(line, "天", "A") == ems(0.25));
  CHECK(gap(line, "A", "地") == ems(0.25));
  CHECK(gap(line, "地", "1") == ems(0.25));
  CHECK(gap(line, "1", "人") == ems(0.25));
}

TEST_CASE("CLREQ 3.2.2: a typed space there becomes the gap") {
  const Line line = set("天 A", style("zh-Hans"), 20).lines[0];
  CHECK(find(line, "A").at == ems(1.25));
  CHECK(find(line, " ").at == ems(1));
}

TEST_CASE("CLREQ 3.2.2: no gap beside full-width marks, and none at a line's ends") {
  const Line line = set("天，A（B）地", style("zh-Hans"), 20).lines[0];
  CHECK(gap(line, "，", "A") == ems(0.5));
  CHECK(gap(line, "（", "B") == ems(0));
  const ComposedParagraph broken = set("天地玄黄ABC", style("zh-Hans"), 4.2);
  CHECK(broken.lines[0].natural == Pt(40));
  CHECK(find(broken.lines[1], "A").at == ems(0));
}

TEST_CASE("CLREQ 3.2.2: the gap is there round emphasised text and links") {
  Inlines content = text("天");
  content.push_back(span(SpanKind::link, "A", "https://example.com/"));
  content.push_back(piece("地"));
  const Line line = set(content, style("zh-Hans"), 20).lines[0];
  CHECK(gap(line, "天", "A") == ems(0.25));
  CHECK(gap(line, "A", "地") == ems(0.25));
}

TEST_CASE("Korean has no gap between scripts") {
  const Line line = set("한A", style("ko"), 20).lines[0];
  CHECK(gap(line, "한", "A") == ems(0));
}

TEST_CASE("CLREQ 3.5.3: glue is reduced rank by rank, each step equally") {
  const std::vector<Item> items = {box(10),
                                   glue(5, 5, Rank::stop),
                                   box(10),
                                   glue(5, 5, Rank::bracket),
                                   box(10),
                                   glue(4, 2, Rank::bracket),
                                   box(10),
                                   glue(3, 1, Rank::word_space),
                                   box(10)};
  SetLine line;
  set_glue(items, Pt(67 - 1 - 3.5), Filling::justified, line);
  CHECK(line.natural == Pt(67));
  CHECK(line.widths[7].value() == ems(2));
  CHECK(line.widths[3].value() == ems(2.5));
  CHECK(line.widths[5].value() == ems(3));
  CHECK(line.widths[1].value() == ems(5));
  CHECK(line.width.value() == ems(62.5));
}

TEST_CASE("CLREQ 3.5.4: word spaces widen first, then gaps, then all characters") {
  const std::vector<Item> items = {box(10),
                                   glue(2, 0, Rank::word_space, 3),
                                   box(10),
                                   glue(2, 1, Rank::script_gap, 2),
                                   box(10),
                                   glue(0, 0, Rank::character, 1),
                                   box(10),
                                   glue(0, 0, Rank::character, 1),
                                   box(10)};
  SetLine line;
  set_glue(items, Pt(56), Filling::justified, line);
  CHECK(line.widths[1].value() == ems(4));
  CHECK(line.widths[3].value() == ems(2));
  CHECK(line.widths[5].value() == ems(0));
  set_glue(items, Pt(65), Filling::justified, line);
  CHECK(line.widths[1].value() == ems(5));
  CHECK(line.widths[3].value() == ems(4));
  CHECK(line.widths[5].value() == ems(3));
  CHECK(line.widths[7].value() == ems(3));
  // Beyond half an em in each joint all take their share.
  set_glue(items, Pt(67 + 7), Filling::justified, line);
  CHECK(line.widths[5].value() == ems(5));
  CHECK(line.widths[1].value() == ems(8));
  CHECK(line.widths[3].value() == ems(6));
}

TEST_CASE("CLREQ 3.5.3: a line is reduced before the next break is thought of") {
  const ComposedParagraph paragraph = set("天（地）玄黄宇宙洪荒日", style("zh-Hans"), 4.5);
  CHECK(lines_of(paragraph)[0] == "天（地）玄");
  CHECK(paragraph.lines[0].natural == Pt(50));
  CHECK(paragraph.lines[0].width.value() / 10 == ems(4.5));
}

TEST_CASE("CLREQ 3.5.3: the mark at the end gives way before anything else") {
  const Line line = set("天，地玄。黄宇", style("zh-Hans"), 4.5).lines[0];
  CHECK(gap(line, "，", "地") == ems(0.5));
  CHECK(line.width.value() / 10 == ems(4.5));
}

TEST_CASE("CLREQ 3.5.4: nothing is put inside dashes, Latin words or numbers") {
  const ComposedParagraph paragraph = set("天——AB……12地玄黄宇宙洪荒日月", style("zh-Hans"), 8.9);
  const Line& line = paragraph.lines[0];
  CHECK(line.width.value() / 10 == ems(8.9));
  CHECK(gap(line, "A", "B") == ems(0));
  CHECK(gap(line, "1", "2") == ems(0));
  CHECK(find(line, "…", 1).at - find(line, "…").at == ems(1));
}

TEST_CASE("full lines meet the measure, last lines stay natural") {
  const ComposedParagraph paragraph =
      set("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往", style("zh-Hans"), 7.3);
  for (const Line& line : paragraph.lines) {
    if (line.last) {
      CHECK(line.width == line.natural);
    } else {
      CHECK(line.width.value() / 10 == ems(7.3));
    }
  }
  CHECK(paragraph.lines.back().last);
}

TEST_CASE("lines are aligned to the start, the centre and the end") {
  ParagraphStyle how = style("zh-Hans");
  how.alignment = Alignment::start;
  CHECK(find(set("天地", how, 10).lines[0], "天").at == ems(0));
  how.alignment = Alignment::centre;
  CHECK(find(set("天地", how, 10).lines[0], "天").at == ems(4));
  how.alignment = Alignment::end;
  CHECK(find(set("天地", how, 10).lines[0], "天").at == ems(8));
}

TEST_CASE("indents stand back the first line and all lines") {
  ParagraphStyle how = style("zh-Hans");
  how.indent = Em(1);
  how.first_indent = Em(2);
  const ComposedParagraph paragraph = set("天地玄黄宇宙洪荒", how, 7);
  CHECK(lines_of(paragraph) == std::vector<std::string>{"天地玄黄", "宇宙洪荒"});
  CHECK(paragraph.lines[0].indent == Pt(30));
  CHECK(find(paragraph.lines[0], "天").at == ems(3));
  CHECK(find(paragraph.lines[1], "宇").at == ems(1));
}

TEST_CASE("a typed indent of ideographic spaces stays, spaces at line ends go") {
  const ComposedParagraph paragraph = set("　　天地玄　黄宇", style("ja"), 5);
  CHECK(find(paragraph.lines[0], "天").at == ems(2));
  CHECK(lines_of(paragraph)[1] == "黄宇");
}

TEST_CASE("the breaker prefers a free break to a costly one and a costly one to none") {
  std::vector<LineItems> lines;
  const std::vector<Item> items = {
      box(10), penalty(0), box(10), penalty(last_remedy), box(10), penalty(forced_break)};
  break_greedily(items, {Pt(25), Pt(25)}, lines);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].end == 1);
  break_greedily(items, {Pt(5), Pt(25)}, lines);
  CHECK(lines[0].overfull);
  const std::vector<Item> only = {
      box(10), box(10), penalty(last_remedy), box(10), penalty(forced_break)};
  break_greedily(only, {Pt(25), Pt(25)}, lines);
  CHECK(lines[0].end == 2);
}

TEST_CASE("natural width is that of the widest forced line with its indent") {
  Composer composer(fonts_of_tests());
  ParagraphStyle how = style("zh-Hans");
  how.first_indent = Em(2);
  CHECK(composer.prepare(text("天地玄黄"), how)->natural_width() == Pt(60));
}
