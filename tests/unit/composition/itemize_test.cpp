// Runs by script, language, orientation and face: UAX #24, #29, #9, UTS #51, OpenType locl.
#include "unit/composition/setting.h"

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

using Lines = std::vector<std::string>;

std::vector<std::uint32_t> glyphs_of(const ComposedParagraph& paragraph) {
  std::vector<std::uint32_t> ids;
  for (const Line& line : paragraph.lines) {
    for (const Placed& glyph : placed(line)) ids.push_back(glyph.glyph->id);
  }
  return ids;
}

Inline in_language(std::string_view value, const char* language) {
  Inline result = span(SpanKind::link, value);
  std::get<Span>(result.value).language = language;
  return result;
}

std::size_t missing_in(std::string_view value, const char* language) {
  Composer composer(fonts_of_tests());
  return composer.prepare(text(value), style(language))->missing().size();
}

}  // namespace

TEST_CASE("the forms of a language are the same inside inline elements") {
  for (const char* language : {"zh-Hans", "zh-Hant", "zh-HK", "ja", "ko"}) {
    CAPTURE(language);
    Inlines content = text("骨");
    content.push_back(span(SpanKind::link, "直令", "https://example.org/"));
    content.push_back(span(SpanKind::name, "葛与"));
    content.push_back(piece("角"));
    CHECK(glyphs_of(set(content, style(language), 30)) ==
          glyphs_of(set("骨直令葛与角", style(language), 30)));
  }
}

TEST_CASE(
    "a stretch of another language has that language's forms, and the text after it its own") {
  Inlines content = text("骨");
  content.push_back(in_language("骨", "ja"));
  content.push_back(piece("骨"));
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 30);
  const std::vector<Placed> all = placed(paragraph.lines[0]);
  REQUIRE(all.size() == 3);
  CHECK(all[0].glyph->id == all[2].glyph->id);
  CHECK(all[0].glyph->id != all[1].glyph->id);
}

TEST_CASE("UTS 37: a variation sequence is one cluster of the face that has it, at line ends too") {
  for (double measure = 2; measure < 5; measure += 0.5) {
    std::string joined;
    for (const std::string& line :
         lines_of(set("天葛󠄀地葛󠄀玄黄葛󠄀", style("ja"), measure))) {
      CHECK(line.substr(0, 4) != "\U000E0100");
      joined += line;
    }
    CHECK(joined == "天葛󠄀地葛󠄀玄黄葛󠄀");
  }
  const Line line = set("葛葛󠄀", style("ja"), 10).lines[0];
  CHECK(find(line, "葛").glyph->id != find(line, "葛󠄀").glyph->id);
  CHECK(line.natural == Pt(20));
}

TEST_CASE("UTS 51: emoji sequences are whole at line ends and stand like Han characters") {
  for (const std::string emoji : {"👩‍👩‍👧‍👦",
                                  "🇨🇳",
                                  "👍🏽",
                                  "1️⃣",
                                  "❤️",
                                  "🏳️‍🌈",
                                  "☎️"}) {
    CAPTURE(emoji);
    for (double measure = 1; measure < 5; measure += 0.25) {
      const std::string value = "天地" + emoji + "玄黄" + emoji;
      std::string joined;
      std::size_t whole = 0;
      for (const std::string& line : lines_of(set(value, style("zh-Hans"), measure))) {
        joined += line;
        for (std::size_t at = 0; (at = line.find(emoji, at)) != std::string::npos; ++at) ++whole;
      }
      CHECK(joined == value);
      CHECK(whole == 2);
    }
  }
}

TEST_CASE("two flags may be parted, one may not") {
  CHECK(lines_of(set("🇨🇳🇯🇵🇰🇷", style("zh-Hans"), 2))[0].size() % 8 == 0);
}

TEST_CASE("an emoji has a face of its own and leaves the text around it alone") {
  const Line line = set("天👍地1️⃣玄", style("zh-Hans"), 30).lines[0];
  CHECK(find(line, "👍").glyph->id != 0);
  CHECK(find(line, "👍").run->face != find(line, "天").run->face);
  CHECK(find(line, "天").run->face == find(line, "玄").run->face);
  CHECK(find(line, "1️⃣").glyph->id != 0);
  CHECK(missing_in("天👍地1️⃣玄❤️", "zh-Hans") == 0);
}

TEST_CASE("UTS 51: a keycap stands around its figure, in one em") {
  for (const WritingMode mode : {WritingMode::horizontal, WritingMode::vertical}) {
    const Line line = set("天1️⃣地", style("zh-Hans", mode), 30).lines[0];
    CHECK(find(line, "地").at == ems(2));
    CHECK(find(line, "1️⃣", 0).at == find(line, "1️⃣", 1).at);
  }
  const Line vertical =
      set("天👍☎️地", style("zh-Hans", WritingMode::vertical), 30).lines[0];
  CHECK(vertical.natural == Pt(40));
}

TEST_CASE("what no face has is reported once and is one em wide") {
  // Private use: no face of the set has it.
  CHECK(missing_in("天\uE9FF地\uE9FF", "zh-Hans") == 1);
  const Line line = set("天\uE9FF地", style("zh-Hans"), 30).lines[0];
  CHECK(find(line, "地").at == ems(2));
}

TEST_CASE("fallback takes whole graphemes: a letter and its mark are of one face") {
  // A combining ring no CJK face has, on a letter every face has.
  const Line line = set("天x̥̄地", style("zh-Hans"), 30).lines[0];
  std::size_t pieces = 0;
  for (const LineRun& run : line.runs)
    if (run.text.find("x̥̄") != std::string::npos) ++pieces;
  CHECK(pieces == 1);
}

TEST_CASE(
    "UAX 9: Hebrew and Arabic words run from right to left inside a line from left to right") {
  const Line hebrew = set("天שלום地", style("zh-Hans"), 30).lines[0];
  CHECK(find(hebrew, "天").at < find(hebrew, "ם").at);
  CHECK(find(hebrew, "ם").at < find(hebrew, "ש").at);
  CHECK(find(hebrew, "ש").at < find(hebrew, "地").at);
  const Line words = set("天שלום עולם地", style("zh-Hans"), 30).lines[0];
  CHECK(find(words, "ע").at < find(words, "ש").at);
  const Line arabic = set("记者（سلام）报道", style("zh-Hans"), 30).lines[0];
  CHECK(find(arabic, "（").at < find(arabic, "م").at);
  CHECK(find(arabic, "م").at < find(arabic, "س").at);
  CHECK(find(arabic, "س").at < find(arabic, "）").at);
}

TEST_CASE("UAX 9: a number inside a right-to-left phrase reads from left to right") {
  const Line line = set("天שנת 26 עולם地", style("zh-Hans"), 30).lines[0];
  CHECK(find(line, "2").at < find(line, "6").at);
  CHECK(find(line, "ע").at < find(line, "2").at);
  CHECK(find(line, "2").at < find(line, "ש").at);
}

TEST_CASE("scripts are cut apart, and marks of a word stay with its script") {
  const Line line = set("Москва-2026，天", style("zh-Hans"), 30).lines[0];
  CHECK(find(line, "М").run->face == find(line, "а").run->face);
  CHECK(find(line, "，").advance == ems(0.5));
}
