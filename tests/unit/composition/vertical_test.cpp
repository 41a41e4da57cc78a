// Vertical lines: UAX #50, JLREQ 2.3 and 3.2.5, CLREQ 2.4.
#include "unit/composition/setting.h"

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

Line vertical(std::string_view value, const char* language) {
  return set(value, style(language, WritingMode::vertical), 30).lines[0];
}

}  // namespace

TEST_CASE("UAX 50: ideographs and full-width marks stand upright, the pen on the line's centre") {
  const Line line = vertical("天，地", "zh-Hans");
  for (const Placed& glyph : placed(line)) {
    CHECK(glyph.run->orientation == Orientation::upright);
    CHECK(glyph.run->shift == Pt(0));
  }
  const Placed sky = find(line, "天");
  CHECK(sky.advance == ems(1));
  CHECK(sky.glyph->x_offset == FontUnits(-500));
  CHECK(sky.glyph->y_offset == FontUnits(-880));
}

TEST_CASE("UAX 50: Latin words lie sideways, centred on the em square") {
  const Line line = vertical("天Ab地", "zh-Hans");
  const Placed letter = find(line, "A");
  CHECK(letter.run->orientation == Orientation::sideways);
  CHECK(letter.shift == ems(-0.38));
  CHECK(gap(line, "天", "A") == ems(0.25));
  CHECK(gap(line, "b", "地") == ems(0.25));
}

TEST_CASE("UAX 50: brackets, dashes and sound marks take the font's vertical forms") {
  for (const std::string mark : {"（", "「", "ー", "〜", "—", "…"}) {
    CAPTURE(mark);
    const std::string value = "天" + mark + "地";
    const Line horizontal = set(value, style("ja"), 30).lines[0];
    const Line turned = vertical(value, "ja");
    const Placed across = find(horizontal, mark);
    const Placed down = find(turned, mark);
    CHECK(down.run->orientation == Orientation::upright);
    CHECK(down.glyph->id != across.glyph->id);
  }
}

TEST_CASE("UAX 50: a pair of dashes is one unit of two ems") {
  const Line line = vertical("天——地", "zh-Hans");
  CHECK(find(line, "——").advance == ems(2));
  CHECK(line.natural == Pt(40));
}

TEST_CASE("vertical marks are half an em of glyph at the right side of their glue") {
  const Line line = vertical("天（地）人。神", "zh-Hans");
  CHECK(find(line, "（").advance == ems(0.5));
  CHECK(gap(line, "天", "（") == ems(0.5));
  CHECK(gap(line, "（", "地") == ems(0));
  CHECK(gap(line, "）", "人") == ems(0.5));
  CHECK(gap(line, "。", "神") == ems(0.5));
}

TEST_CASE("JLREQ 3.2.5: tcy is one em, set across the line and centred") {
  Inlines content = text("天");
  content.push_back({TateChuYoko{"12"}, {}});
  content.push_back(piece("地"));
  const Line line = set(content, style("ja", WritingMode::vertical), 30).lines[0];
  REQUIRE(line.runs.size() == 3);
  const LineRun& tcy = line.runs[1];
  CHECK(tcy.orientation == Orientation::horizontal);
  CHECK(line.natural == Pt(30));
  CHECK(tcy.start.value() == ems(10 + 8.8));
  const double width = (tcy.glyphs[1].position.value() + 5.58 * tcy.stretch);
  CHECK(tcy.shift.value() == Catch::Detail::Approx(-width / 2).margin(0.1));
  CHECK(find(line, "地").at == ems(2));
}

TEST_CASE("JLREQ 3.2.5: a wider tcy is squeezed into its em") {
  Inlines content = text("天");
  content.push_back({TateChuYoko{"2026"}, {}});
  content.push_back(piece("地"));
  const Line line = set(content, style("ja", WritingMode::vertical), 30).lines[0];
  const LineRun& tcy = line.runs[1];
  CHECK(tcy.stretch < 0.5);
  CHECK(tcy.shift == Pt(-5));
  CHECK(find(line, "地").at == ems(2));
}

TEST_CASE("JLREQ 3.2.5: a line does not break inside tcy") {
  Inlines content = text("天地玄");
  content.push_back({TateChuYoko{"12"}, {}});
  content.push_back(piece("黄宇宙"));
  const auto lines = lines_of(set(content, style("ja", WritingMode::vertical), 4));
  CHECK(lines[0] == "天地玄12");
}

TEST_CASE("in a horizontal line tcy is plain text") {
  Inlines content;
  content.push_back({TateChuYoko{"12"}, {}});
  const Line line = set(content, style("ja"), 30).lines[0];
  CHECK(find(line, "2").at > 0.4);
  CHECK(line.runs[0].stretch == 1.0);
}

namespace {

Line upright(std::string_view value, const char* language = "ja") {
  ParagraphStyle how = style(language, WritingMode::vertical);
  how.automatic_tcy = true;
  return set(value, how, 30).lines[0];
}

}  // namespace

TEST_CASE("JLREQ 2.3.2, 3.2.5: numbers of one or two digits that stand alone are upright") {
  for (const std::string value :
       {"天12地", "12", "天 12 地", "天（12）地", "天12", "第5回", "12：30"}) {
    CAPTURE(value);
    const Line line = upright(value);
    for (const Placed& glyph : placed(line)) {
      if (glyph.character >= "0" && glyph.character <= "9") {
        CHECK(glyph.run->orientation == Orientation::horizontal);
      }
    }
  }
  CHECK(find(upright("天12地"), "地").at == ems(2));
}

TEST_CASE("JLREQ 3.2.5: digits of a longer number, of Latin text or with a sign lie sideways") {
  for (const std::string value :
       {"天123地", "天1.5地", "天12%地", "天A12地", "Windows 11 天", "1-2", "天$12地", "12:30"}) {
    CAPTURE(value);
    const Line line = upright(value);
    for (const Placed& glyph : placed(line)) {
      CHECK(glyph.run->orientation != Orientation::horizontal);
    }
  }
}

TEST_CASE("numbers stand upright only where the style says so, and not in note marks") {
  CHECK(find(vertical("天12地", "ja"), "1").run->orientation == Orientation::sideways);
  Inlines content = text("天");
  content.push_back({NoteReference{"n", 1}, {}});
  ParagraphStyle how = style("ja", WritingMode::vertical);
  how.automatic_tcy = true;
  const Line line = set(content, how, 30).lines[0];
  CHECK(find(line, "1").run->orientation == Orientation::sideways);
}

TEST_CASE("CLREQ 3.1.3.3: two question or exclamation marks in succession share one em, upright") {
  for (const std::string pair : {"！？", "？！", "！！", "!?", "!!"}) {
    for (const char* language : {"zh-Hans", "zh-Hant", "ja"}) {
      CAPTURE(pair, language);
      const Line line = upright("天" + pair + "地", language);
      REQUIRE(line.runs.size() >= 3);
      CHECK(line.runs[1].orientation == Orientation::horizontal);
      CHECK(line.runs[1].text == pair);
      CHECK(line.runs[1].stretch == 1.0);
      // JLREQ 3.1.6: an em of space ends a Japanese sentence.
      const bool spaced = std::string_view(language) == "ja" && pair.front() != '!';
      CHECK(find(line, "地").at == ems(spaced ? 3 : 2));
    }
  }
  ParagraphStyle how = style("zh-Hans", WritingMode::vertical);
  how.automatic_tcy = true;
  CHECK(lines_of(set("天地玄黄！？宇宙洪荒", how, 4))[0] == "天地玄");
}

TEST_CASE(
    "GB/T 15834 5.2: vertical quotation marks of Chinese are corner brackets, outer ones double") {
  const Line line = vertical("天“地‘玄’”黄", "zh-Hans");
  const Line corners = vertical("天『地「玄」』黄", "zh-Hans");
  CHECK(find(line, "“").glyph->id == find(corners, "『").glyph->id);
  CHECK(find(line, "”").glyph->id == find(corners, "』").glyph->id);
  CHECK(find(line, "‘").glyph->id == find(corners, "「").glyph->id);
  CHECK(find(line, "’").glyph->id == find(corners, "」").glyph->id);
}

TEST_CASE("JLREQ 3.1.1: vertical quotation marks of Japanese and of Taiwan are the font's own") {
  for (const char* language : {"ja", "zh-Hant"}) {
    CAPTURE(language);
    const Line line = vertical("天“地”玄", language);
    const Line minutes = vertical("天〝地〟玄", language);
    CHECK(find(line, "“").run->orientation == Orientation::upright);
    CHECK(find(line, "“").glyph->id == find(minutes, "〝").glyph->id);
    CHECK(find(line, "”").glyph->id == find(minutes, "〟").glyph->id);
  }
}

TEST_CASE("vertical dashes and ellipses are upright forms as long as their pair") {
  for (const char* language : {"zh-Hans", "zh-Hant", "ja"}) {
    for (const std::string pair : {"——", "……"}) {
      CAPTURE(language, pair);
      const Line line = vertical("天" + pair + "地", language);
      for (const Placed& glyph : placed(line)) {
        CHECK(glyph.run->orientation == Orientation::upright);
      }
      CHECK(find(line, "地").at == ems(3));
    }
  }
}

TEST_CASE("UTS 51, UAX 50: emoji stand upright in vertical lines, keycaps too") {
  for (const std::string emoji : {"👍", "1️⃣", "☎️"}) {
    CAPTURE(emoji);
    CHECK(find(vertical("天" + emoji + "地", "ja"), emoji).run->orientation ==
          Orientation::upright);
  }
}
