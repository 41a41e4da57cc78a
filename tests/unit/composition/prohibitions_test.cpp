// Where lines may break: CLREQ 3.1.4 and 3.1.5, JLREQ 3.1.7 to 3.1.11, UAX #14.
#include "unit/composition/setting.h"

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

std::vector<std::string>
broken(std::string_view value, const char* language, double measure, Prohibition level) {
  ParagraphStyle how = style(language);
  how.prohibition = how.japanese_prohibition = level;
  return lines_of(set(value, how, measure));
}

using Lines = std::vector<std::string>;

/// The text at many measures from `least` ems on, an LF between its lines.
std::vector<std::string>
texts_at(std::string_view value, const char* language, Prohibition level, double least) {
  ParagraphStyle how = style(language);
  how.prohibition = how.japanese_prohibition = level;
  Composer composer(fonts_of_tests());
  const auto prepared = composer.prepare(text(value), how);
  std::vector<std::string> texts;
  for (double measure = least; measure < least + 7; measure += 0.25) {
    std::string& all = texts.emplace_back();
    for (const std::string& line : lines_of(prepared->fit(Pt(measure * 10)))) all += '\n' + line;
  }
  return texts;
}

}  // namespace

TEST_CASE("CLREQ 3.1.4 basic: pause and stop marks and closing brackets do not begin a line") {
  for (const std::string mark :
       {"、", "，", "；", "：", "。", "！", "？", "）", "」", "》", "”", "·", "～"}) {
    const Lines lines = broken("天地玄黄" + mark + "宇宙洪荒", "zh-Hans", 4, Prohibition::basic);
    CAPTURE(mark);
    CHECK(lines[1].substr(0, mark.size()) != mark);
  }
}

TEST_CASE("CLREQ 3.1.4 basic: opening brackets and quotation marks do not end a line") {
  for (const std::string mark : {"（", "「", "《", "“", "‘", "【"}) {
    const Lines lines = broken("天地玄" + mark + "黄宇宙洪荒", "zh-Hans", 4, Prohibition::basic);
    CAPTURE(mark);
    CHECK(lines[0] == "天地玄");
    CHECK(lines[1].substr(0, mark.size()) == mark);
  }
}

TEST_CASE("CLREQ 3.1.4 none: marks may stand anywhere") {
  ParagraphStyle how = style("zh-Hant");
  how.prohibition = how.japanese_prohibition = Prohibition::none;
  how.punctuation = PunctuationStyle::none;
  CHECK(lines_of(set("天地玄黃，宇宙洪荒日月", how, 4))[1] == "，宇宙洪");
}

TEST_CASE("CLREQ 3.1.4 gb: a solidus does not end a line") {
  CHECK(broken("天地玄／黄宇宙洪荒", "zh-Hans", 4, Prohibition::basic)[0] == "天地玄／");
  CHECK(broken("天地玄／黄宇宙洪荒", "zh-Hans", 4, Prohibition::gb)[0] != "天地玄／");
}

TEST_CASE("CLREQ 3.1.4 strict: dashes and ellipses do not begin a line") {
  CHECK(broken("天地玄黄——宇宙洪荒", "zh-Hans", 4, Prohibition::gb)[1] == "——宇宙");
  CHECK(broken("天地玄黄——宇宙洪荒", "zh-Hans", 4, Prohibition::strict)[0] == "天地玄");
  CHECK(broken("天地玄黄……宇宙洪荒", "zh-Hans", 4, Prohibition::strict)[0] == "天地玄");
}

TEST_CASE("JLREQ 3.1.7 strict: small kana and prolonged sound marks do not begin a line") {
  for (const std::string mark : {"っ", "ャ", "ー", "ㇷ"}) {
    const std::string value = "天地玄黄" + mark + "宇宙洪荒";
    CAPTURE(mark);
    CHECK(broken(value, "ja", 4, Prohibition::strict)[0] == "天地玄");
    CHECK(broken(value, "ja", 4, Prohibition::gb)[0] == "天地玄黄");
    CHECK(broken(value, "ja", 4, Prohibition::basic)[0] == "天地玄黄");
  }
}

TEST_CASE("CSS Text 5.3: iteration marks begin a line only at the loose level") {
  for (const std::string mark : {"々", "〻", "ゝ", "ヾ"}) {
    const std::string value = "天地玄黄" + mark + "宇宙洪荒";
    CAPTURE(mark);
    CHECK(broken(value, "ja", 4, Prohibition::strict)[0] == "天地玄");
    CHECK(broken(value, "ja", 4, Prohibition::gb)[0] == "天地玄");
    CHECK(broken(value, "ja", 4, Prohibition::basic)[0] == "天地玄黄");
  }
}

TEST_CASE("CSS Text 5.3: centred punctuation begins a Japanese line only at the loose level") {
  for (const std::string mark : {"・", "：", "；", "！", "？", "‼", "⁇"}) {
    ParagraphStyle how = style("ja");
    how.punctuation = PunctuationStyle::none;
    const std::string value = "天地玄黄" + mark + "宇宙洪荒";
    CAPTURE(mark);
    for (const Prohibition level : {Prohibition::strict, Prohibition::gb}) {
      how.prohibition = how.japanese_prohibition = level;
      CHECK(lines_of(set(value, how, 4))[0] == "天地玄");
    }
    how.prohibition = how.japanese_prohibition = Prohibition::basic;
    CHECK(lines_of(set(value, how, 4))[0] == "天地玄黄");
  }
}

TEST_CASE("CSS Text 5.3: wave dashes begin a Japanese line but at the strict level") {
  CHECK(broken("天地玄黄〜宇宙洪荒日月", "ja", 4, Prohibition::strict)[0] == "天地玄");
  CHECK(broken("天地玄黄〜宇宙洪荒日月", "ja", 4, Prohibition::gb)[0] == "天地玄黄");
  CHECK(broken("天地玄黄〜宇宙洪荒日月", "zh-Hans", 4, Prohibition::basic)[0] == "天地玄");
}

TEST_CASE("CLREQ 3.1.5.1: a pair of dashes or ellipses is not broken") {
  for (const std::string pair : {"——", "……"}) {
    const Lines lines = broken("天地玄" + pair + "黄宇宙洪荒", "zh-Hans", 4, Prohibition::basic);
    CAPTURE(pair);
    CHECK(lines[0] == "天地玄");
    CHECK(lines[1].substr(0, pair.size()) == pair);
  }
}

TEST_CASE("CLREQ 3.1.5.2: a number keeps its prefix and its suffix") {
  CHECK(broken("天地玄￥50黄", "zh-Hans", 4.2, Prohibition::basic)[0] == "天地玄");
  CHECK(broken("天地玄50％黄", "zh-Hans", 4.6, Prohibition::basic)[0] == "天地玄");
  CHECK(broken("天地玄50%黄", "zh-Hans", 4.6, Prohibition::basic)[0] == "天地玄");
}

TEST_CASE("CLREQ 3.1.5.2: nothing of a number is parted from it, at whatever level and width") {
  for (const std::string number : {"￥100",
                                   "100％",
                                   "25℃",
                                   "25°",
                                   "5‰",
                                   "$30",
                                   "NO.5",
                                   "№5",
                                   "3.14",
                                   "5,000",
                                   "-7",
                                   "100%",
                                   "￥１",
                                   "１％",
                                   "３．１"}) {
    for (const Prohibition level : {Prohibition::none, Prohibition::strict}) {
      for (const char* language : {"zh-Hant", "ja"}) {
        CAPTURE(number, language);
        for (const std::string& all :
             texts_at("天地玄" + number + "黄宇宙洪荒", language, level, 4)) {
          CHECK(all.find(number) != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE(
    "CLREQ 3.1.4: forbidden marks do not begin a line after Latin text or an address either") {
  for (const std::string before : {"天地abc", "看http://a.cn/b", "天“Abc”", "12"}) {
    for (const std::string mark :
         {"、", "，", "。", "：", "；", "！", "？", "）", "」", "》", "·", "～",
          "”",  ".",  ":",  "]",  ")",  ",",  "!",  "?",  "％", "／", "~"}) {
      CAPTURE(before, mark);
      const std::string value = before + mark + "宇宙洪荒日月";
      for (const std::string& all : texts_at(value, "zh-Hans", Prohibition::basic, 5)) {
        CHECK(all.find("\n" + mark) == std::string::npos);
      }
    }
  }
}

TEST_CASE("GB/T 15834 4.13: a dash alone is a connector and does not begin a line") {
  CHECK(broken("天地玄黄—宇宙洪荒", "zh-Hans", 4, Prohibition::basic)[0] == "天地玄");
  CHECK(broken("天地玄黄——宇宙洪荒", "zh-Hans", 4, Prohibition::basic)[0] == "天地玄黄");
}

TEST_CASE("UAX 14 LB20a, LB25: a sign stays with the letter or the fraction it stands before") {
  CHECK(broken("one ls -long", "en", 4.2, Prohibition::basic) == Lines{"one ls", "-long"});
  CHECK(broken("one two .35", "en", 4.6, Prohibition::basic) == Lines{"one two", ".35"});
}

TEST_CASE("UAX 14 LB14: spaces do not part an opening bracket from what it opens") {
  CHECK(broken("天地玄 ( 黄宇宙洪荒", "zh-Hans", 4.4, Prohibition::basic)[0] == "天地玄");
}

TEST_CASE("CLREQ 3.1.4 gb: a narrow solidus does not end a line either") {
  CHECK(broken("天地玄/黄宇宙洪荒", "zh-Hans", 4, Prohibition::basic)[0] == "天地玄/");
  CHECK(broken("天地玄/黄宇宙洪荒", "zh-Hans", 4, Prohibition::gb)[0] == "天地");
}

TEST_CASE("CLREQ 3.4.4: the last line is not one character, nor one and a mark") {
  CHECK(broken("天地玄黄宇", "zh-Hans", 4, Prohibition::basic) == Lines{"天地玄", "黄宇"});
  CHECK(broken("天地玄黄宇。", "zh-Hans", 4, Prohibition::basic) == Lines{"天地玄", "黄宇。"});
  CHECK(broken("天地玄黄宇宙。", "zh-Hans", 4, Prohibition::basic) == Lines{"天地玄黄", "宇宙。"});
}

TEST_CASE("UAX 14: Latin words break at spaces, after hyphens and at a URL's joints") {
  CHECK(broken("one two three", "en", 4, Prohibition::basic) == Lines{"one two", "three"});
  CHECK(broken("well-known", "en", 3.5, Prohibition::basic) == Lines{"well-", "known"});
  CHECK(broken("https://example.com/path", "en", 10, Prohibition::basic)[0] ==
        "https://example.com/");
}

TEST_CASE("UAX 14: Latin stops and brackets after an ideograph do not begin a line") {
  for (const std::string mark : {".", ",", ":", "]", ")", "!", "%"}) {
    const Lines lines = broken("天地玄黄" + mark + "宇宙洪荒", "zh-Hans", 4, Prohibition::basic);
    CAPTURE(mark);
    CHECK(lines[1].substr(0, 1) != mark);
  }
  CHECK(broken("天地玄(黄宇宙洪荒", "zh-Hans", 3.5, Prohibition::basic)[0] == "天地玄");
}

TEST_CASE("KLREQ 2.2.3: Korean lines break between syllables") {
  CHECK(broken("한국어문장입니다", "ko", 4, Prohibition::basic)[0] == "한국어문");
}

TEST_CASE("KLREQ 2.2.3, CSS keep-all: where words are kept Korean lines break at spaces only") {
  ParagraphStyle how = style("ko");
  how.korean_breaks = KoreanBreaks::word;
  CHECK(lines_of(set("한국어 문장입니다 그리고", how, 6)) ==
        Lines{"한국어", "문장입니다", "그리고"});
  CHECK(lines_of(set("제2024년도 漢字는 끝", how, 7)) == Lines{"제2024년도", "漢字는 끝"});
  CHECK(lines_of(set("한국어(문장)입니다", how, 4))[0] == "한국어");
}

TEST_CASE("a word longer than the measure is broken where the line is full") {
  ParagraphStyle how = style("zh-Hans");
  how.hyphenate = false;
  const ComposedParagraph paragraph = set("internationalization", how, 4);
  CHECK(paragraph.lines.size() > 1);
  std::string joined;
  for (const Line& line : paragraph.lines) {
    CHECK_FALSE(line.overfull);
    CHECK(line.width <= Pt(40.001));
    joined += text_of(paragraph, line);
  }
  CHECK(joined == "internationalization");
}

TEST_CASE("forced breaks end lines, and one at the end adds none") {
  Inlines content = text("天地");
  content.push_back({LineBreak{}, {}});
  content.push_back(piece("玄黄"));
  content.push_back({LineBreak{}, {}});
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 10);
  CHECK(lines_of(paragraph) == Lines{"天地", "玄黄"});
  CHECK(paragraph.lines[0].last);
  CHECK(paragraph.lines[0].width == Pt(20));
}

TEST_CASE("two forced breaks leave an empty line") {
  Inlines content = text("天");
  content.push_back({LineBreak{}, {}});
  content.push_back({LineBreak{}, {}});
  content.push_back(piece("地"));
  CHECK(lines_of(set(content, style("zh-Hans"), 10)) == Lines{"天", "", "地"});
}

TEST_CASE("variation sequences stay whole at a line's end") {
  const Lines lines = broken("天地玄葛󠄀城市天地", "ja", 4, Prohibition::basic);
  CHECK(lines[0] == "天地玄葛󠄀");
}
