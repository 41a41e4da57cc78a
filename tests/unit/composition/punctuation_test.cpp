// Widths of marks: CLREQ 3.1.6, JLREQ 3.1.2 to 3.1.6, GB/T 15834 5.1.
#include "unit/composition/setting.h"

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

TEST_CASE("CLREQ 3.1.6.1: a mark is a glyph of half an em with glue at its own side") {
  const Line line = set("天，地（人）和", style("zh-Hans"), 20).lines[0];
  CHECK(find(line, "，").advance == ems(0.5));
  CHECK(find(line, "（").advance == ems(0.5));
  CHECK(find(line, "）").advance == ems(0.5));
  CHECK(gap(line, "天", "，") == ems(0));
  CHECK(gap(line, "，", "地") == ems(0.5));
  CHECK(gap(line, "地", "（") == ems(0.5));
  CHECK(gap(line, "（", "人") == ems(0));
  CHECK(gap(line, "）", "和") == ems(0.5));
}

TEST_CASE("CLREQ 3.1.6.1: traditional commas and stops stand in the middle of their em") {
  const Line line = set("天，地。人", style("zh-Hant"), 20).lines[0];
  CHECK(gap(line, "天", "，") == ems(0.25));
  CHECK(gap(line, "，", "地") == ems(0.25));
  CHECK(gap(line, "地", "。") == ems(0.25));
  const Line question = set("天？地", style("zh-Hant"), 20).lines[0];
  CHECK(find(question, "？").advance == ems(1));
}

TEST_CASE("CLREQ 3.1.6.1: a mark narrowed at both sides stays at its height") {
  for (const char* language : {"zh-Hans", "zh-Hant", "ja"}) {
    const Line line = set("天·地，人。神・鬼：仙", style(language), 30).lines[0];
    for (const char* mark : {"·", "，", "。", "・", "："}) {
      INFO(language << " " << mark);
      CHECK(find(line, mark).glyph->y_offset == FontUnits(0));
    }
  }
}

TEST_CASE("JLREQ 3.1.2: Japanese commas sit at the start, middle dots in the middle of their em") {
  const Line line = set("天、地・人！神", style("ja"), 20).lines[0];
  CHECK(gap(line, "、", "地") == ems(0.5));
  CHECK(gap(line, "地", "・") == ems(0.25));
  CHECK(gap(line, "・", "人") == ems(0.25));
  CHECK(find(line, "！").advance == ems(1));
}

TEST_CASE("CLREQ 3.1.6.1: the Chinese interpunct is half an em and does not give way") {
  for (const char* dot : {"·", "・"}) {
    const Line line = set(std::string("天") + dot + "地", style("zh-Hans"), 20).lines[0];
    CHECK(find(line, dot).advance == ems(0.5));
    CHECK(gap(line, "天", dot) == ems(0));
    CHECK(gap(line, dot, "地") == ems(0));
  }
}

TEST_CASE("CLREQ 3.1.6.2: adjacent marks that would take two ems take one and a half") {
  const auto width = [](const char* marks, const char* language) {
    return set(marks, style(language), 30).lines[0].natural.value() / 10;
  };
  // The ideographs take two ems, the marks one and a half.
  CHECK(width("天。”地", "zh-Hans") == ems(3.5));
  CHECK(width("天）（地", "zh-Hans") == ems(3.5));
  CHECK(width("天，“地", "zh-Hans") == ems(3.5));
  CHECK(width("天《“地", "zh-Hans") == ems(3.5));
  CHECK(width("天。」地", "ja") == ems(3.5));
  CHECK(width("天」「地", "ja") == ems(3.5));
  CHECK(width("天。」地", "zh-Hant") == ems(3.5));
  const Line line = set("天）（地", style("zh-Hans"), 30).lines[0];
  CHECK(gap(line, "）", "（") == ems(0.5));
}

TEST_CASE("CLREQ 3.1.6.2: brackets stay close to what they enclose") {
  const Line line = set("天（《地》）人", style("zh-Hans"), 30).lines[0];
  CHECK(gap(line, "（", "《") == ems(0));
  CHECK(gap(line, "》", "）") == ems(0));
}

TEST_CASE("CLREQ 3.1.6.1: the four styles of punctuation width") {
  const auto width = [](PunctuationStyle punctuation) {
    ParagraphStyle how = style("zh-Hans");
    how.punctuation = punctuation;
    return set("天，地。人（神）鬼", how, 30).lines[0].natural.value() / 10;
  };
  CHECK(width(PunctuationStyle::full) == ems(9));
  CHECK(width(PunctuationStyle::half) == ems(7));
  CHECK(width(PunctuationStyle::kaiming) == ems(7.5));
  CHECK(width(PunctuationStyle::none) == ems(9));
}

TEST_CASE("style none leaves adjacent marks and line ends alone") {
  ParagraphStyle how = style("zh-Hant");
  how.punctuation = PunctuationStyle::none;
  CHECK(set("天。」地", how, 30).lines[0].natural == Pt(40));
  CHECK(set("天地。", how, 3).lines[0].natural == Pt(30));
}

TEST_CASE("GB/T 15834 5.1.10: a mark at a line's end is half an em") {
  const ComposedParagraph paragraph = set("天地玄黄，宇宙洪荒", style("zh-Hans"), 4.5);
  CHECK(lines_of(paragraph)[0] == "天地玄黄，");
  CHECK(paragraph.lines[0].width == Pt(45));
}

TEST_CASE("JLREQ 3.1.9: a Japanese stop keeps its em at a line's end where there is room") {
  CHECK(set("天地。玄黄", style("ja"), 3).lines[0].natural == Pt(30));
  const ComposedParagraph narrow = set("天地。玄黄", style("ja"), 2.5);
  CHECK(lines_of(narrow)[0] == "天地。");
  CHECK(narrow.lines[0].width.value() / 10 == ems(2.5));
}

TEST_CASE("CLREQ 3.1.6.3: the half em before an opening mark goes at a line's start") {
  ParagraphStyle how = style("zh-Hans");
  CHECK(set("（天）地", how, 10).lines[0].natural.value() / 10 == ems(3.5));
  how.first_indent = Em(2);
  const Line indented = set("“天”地", how, 10).lines[0];
  CHECK(find(indented, "“").at == ems(2));
  const ComposedParagraph broken = set("天地玄黄（宇宙）", style("zh-Hans"), 4);
  CHECK(lines_of(broken)[1] == "（宇宙）");
  CHECK(find(broken.lines[1], "（").at == ems(0));
}

TEST_CASE("CLREQ 3.1.6.1: in vertical text colons, question and exclamation marks keep their em") {
  const Line line = set("天：地？人，神", style("zh-Hans", WritingMode::vertical), 20).lines[0];
  CHECK(find(line, "：").advance == ems(1));
  CHECK(find(line, "？").advance == ems(1));
  CHECK(find(line, "，").advance == ems(0.5));
  CHECK(gap(line, "，", "神") == ems(0.5));
}

TEST_CASE("marks are squeezed across the edge of an inline element") {
  Inlines content = text("天。");
  content.push_back(span(SpanKind::strong, "”地"));
  CHECK(set(content, style("zh-Hans"), 20).lines[0].natural.value() / 10 == ems(3.5));
}

TEST_CASE("quotation marks, dashes and dots are Latin between Latin words") {
  const Line line = set("他don’t说“Hello”", style("zh-Hans"), 30).lines[0];
  CHECK(find(line, "’").advance < 0.4);
  CHECK(find(line, "“").advance == ems(0.5));
  CHECK(find(line, "”").advance == ems(0.5));
  const Line latin = set("say “Hello”, he", style("zh-Hans"), 30).lines[0];
  CHECK(find(latin, "“").advance != ems(0.5));
  CHECK(gap(latin, "“", "H") == ems(0));
}

TEST_CASE("a quotation closes as it was opened") {
  const Line line = set("他说“Hello” and go", style("zh-Hans"), 30).lines[0];
  CHECK(find(line, "“").advance == ems(0.5));
  CHECK(find(line, "”").advance == ems(0.5));
}
