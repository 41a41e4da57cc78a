// Text that is wrong, or strange, is set somehow; nothing loops, nothing grows faster than the
// text.
#include "composition/dump.h"
#include "unit/composition/setting.h"

#include <chrono>
#include <ctime>

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

std::string repeated(std::string_view value, std::size_t times) {
  std::string result;
  while (times-- > 0) result += value;
  return result;
}

const char* const strange[] = {"\xFF\xC0\x80",
                               "\xED\xA0\x80",
                               "\u200B",
                               "\u200D",
                               "\u202Aא",
                               "\uFEFF",
                               "a\u0301",
                               " ",
                               "　",
                               "“",
                               "”",
                               "（",
                               "—",
                               "\x01",
                               "\U0001F468\u200D",
                               "\U000E0100",
                               "\U000F1234",
                               "كل",
                               "中\u2060"};

}  // namespace

TEST_CASE("an empty paragraph is one empty line") {
  const ComposedParagraph paragraph = set("", style("zh-Hans"), 10);
  REQUIRE(paragraph.lines.size() == 1);
  CHECK(paragraph.lines[0].runs.empty());
  CHECK(paragraph.lines[0].last);
  CHECK(paragraph.marks.size() == 1);
  CHECK(set(Inlines{}, style("ja", WritingMode::vertical), 0).lines.size() == 1);
}

TEST_CASE("strange characters in any number are set at any measure") {
  for (const char* value : strange) {
    for (const WritingMode mode : {WritingMode::horizontal, WritingMode::vertical}) {
      for (const double measure : {-1.0, 0.0, 0.3, 3.0, 1000.0}) {
        const ComposedParagraph paragraph =
            set(repeated(value, 300), style("zh-Hans", mode), measure);
        CHECK_FALSE(paragraph.lines.empty());
      }
    }
  }
}

TEST_CASE("strange characters among others lose nothing of the others") {
  for (const char* value : strange) {
    const ComposedParagraph paragraph = set(std::string("天") + value + "地", style("zh-Hans"), 50);
    const std::string line = text_of(paragraph, paragraph.lines[0]);
    CAPTURE(line);
    CHECK(line.substr(0, 3) == "天");
    CHECK(line.substr(line.size() - 3) == "地");
  }
}

TEST_CASE("bytes that are no UTF-8 become U+FFFD, as do control characters") {
  CHECK(lines_of(set("天\xFF地\x01", style("zh-Hans"), 50))[0] == "天\uFFFD地\uFFFD");
  CHECK(lines_of(set("天\t地", style("zh-Hans"), 50))[0] == "天 地");
}

TEST_CASE("a measure narrower than a character gives overfull lines of one character") {
  const ComposedParagraph paragraph = set("天地玄", style("zh-Hans"), 0.5);
  REQUIRE(paragraph.lines.size() == 3);
  for (const Line& line : paragraph.lines) CHECK(line.overfull);
}

TEST_CASE(
    "an empty line behind an indent wider than the measure is overfull, however it is fitted") {
  ParagraphStyle how = style("zh-Hans");
  how.indent = Em(5.5);
  CHECK(set("", how, 5).lines[0].overfull);
  how.fitting = Fitting::greedy;
  CHECK(set("", how, 5).lines[0].overfull);
  how.grid = true;
  CHECK(set("", how, 5).lines[0].overfull);
  CHECK_FALSE(set("", how, 6).lines[0].overfull);
}

TEST_CASE("marks of no width do not make a line on the grid look as if it fitted") {
  ParagraphStyle how = style("he");
  how.grid = true;
  how.indent = Em(4.5);
  // An invisible separator, which takes nothing, and a character that has no room at all.
  const ComposedParagraph paragraph = set("\u2063\uFFFD天", how, 4);
  for (const Line& line : paragraph.lines) CHECK(line.overfull);
}

TEST_CASE("a reading longer than the measure is overfull and complete") {
  Ruby ruby;
  ruby.segments.push_back({"天", "いちばんながいよみかた"});
  const Inlines content = {{ruby, {}}};
  const ComposedParagraph paragraph = set(content, style("ja"), 2);
  std::size_t glyphs = 0;
  for (const Line& line : paragraph.lines) {
    for (const LineRun& run : line.runs) glyphs += run.glyphs.size();
  }
  CHECK(glyphs == 12);
}

TEST_CASE("a character that no face has is a visible box of one em, and is named") {
  Composer composer(fonts_of_tests());
  const auto prepared = composer.prepare(text("天\U000F1234地\U000F1234"), style("zh-Hans"));
  REQUIRE(prepared->missing().size() == 1);
  CHECK(prepared->missing()[0].character == U'\U000F1234');
  CHECK(prepared->missing()[0].in_text == 3);
  const ComposedParagraph paragraph = prepared->fit(Pt(100));
  const Placed box = find(paragraph.lines[0], "\U000F1234");
  CHECK(box.glyph->id == 0);
  CHECK(box.advance == ems(1));
  CHECK_FALSE(fonts_of_tests().face(box.run->face).outline(0).empty());
}

TEST_CASE("joiners, selectors and bidi controls are not missing") {
  Composer composer(fonts_of_tests());
  const auto prepared =
      composer.prepare(text("a\u200D\u200B\u202A\u2069\uFE0F天\uFE00"), style("zh-Hans"));
  CHECK(prepared->missing().empty());
}

TEST_CASE("UAX 9: Hebrew and Arabic words in a Chinese line read from right to left") {
  const Line line = set("天אבג דהו地", style("zh-Hans"), 50).lines[0];
  CHECK(find(line, "א").at > find(line, "ג").at);
  CHECK(find(line, "ג").at > find(line, "ד").at);
  CHECK(find(line, "ד").at > find(line, "ו").at);
  CHECK(find(line, "地").at > find(line, "א").at);
  CHECK(find(line, "天").at == ems(0));
  for (const LineRun& run : line.runs) {
    for (std::size_t i = 1; i < run.glyphs.size(); ++i) {
      CHECK(run.glyphs[i].position >= run.glyphs[i - 1].position);
    }
  }
}

TEST_CASE("glyphs of a line do not overlap and stand in the order of their positions") {
  const ComposedParagraph paragraph =
      set("本报讯（记者王晓明）“这是一次重要的会议。”他说，《人民日报》在2026年11月23日报道了"
          "Typst 0.14.2和HarfBuzz的消息——真是……太好了！",
          style("zh-Hans"),
          11);
  for (const Line& line : paragraph.lines) {
    double end = 0;
    for (const Placed& glyph : placed(line)) {
      CHECK(glyph.at >= end - 0.03);  // kerning of Latin letters
      end = glyph.at + glyph.advance;
    }
  }
}

TEST_CASE("the same paragraph gives the same dump from any composer") {
  const auto name = [](FaceId id) { return fonts_of_tests().face(id).info().postscript_name; };
  const char* const value = "天地（玄黄），ABC 宇宙。";
  const std::string first = dump(set(value, style("zh-Hans"), 5), name);
  CHECK(first == dump(set(value, style("zh-Hans"), 5), name));
  CHECK(first.find("line 天地（玄") == 0);
  CHECK(first.find("  width 50.00 natural ") != std::string::npos);
  CHECK(first.find("NotoSerifCJKsc-Regular 10.00 horizontal paragraph @0.00,0.00") !=
        std::string::npos);
}

TEST_CASE("ten times the text takes about ten times as long") {
  Composer composer(fonts_of_tests());
  const auto seconds = [&](std::size_t times) {
    const Inlines content = text(repeated("天地（玄黄），宇宙ABC洪荒。", times));
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const std::clock_t begin = std::clock();  // of this process: the machine may be busy
      const auto lines = composer.prepare(content, style("zh-Hans"))->fit(Pt(160)).lines.size();
      const double taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
      CHECK(lines > times / 2);
      best = std::min(best, taken);
    }
    return best;
  };
  CHECK(seconds(6000) < 30 * seconds(600));  // quadratic growth would be a hundredfold
}

TEST_CASE("endless marks on a base take time in proportion") {
  Composer composer(fonts_of_tests());
  const auto begin = std::chrono::steady_clock::now();
  const auto prepared = composer.prepare(text("天" + repeated("\u0301", 100000)), style("zh-Hans"));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  CHECK(prepared->fit(Pt(100)).lines.size() >= 1);
  CHECK(taken.count() < 20);
}

TEST_CASE("annotations hold with odd bases, readings and measures") {
  const auto ruby = [](std::vector<RubySegment> segments, RubyKind kind, std::string gloss) {
    Ruby value;
    value.segments = std::move(segments);
    value.kind = kind;
    value.gloss = std::move(gloss);
    return Inline{value, {}};
  };
  const std::vector<RubySegment> odd = {{"", "x"},
                                        {"\xCC\x81", "\xCC\x81"},
                                        {" ", "a b"},
                                        {"漢\n字", "\n"},
                                        {"שלום", "かんじかんじかんじ"},
                                        {"\xFF", "\xFF"},
                                        {"字", ""},
                                        {"字", "ㄓˋ"},
                                        {"「。」", "ながいよみかた"}};
  Inlines content;
  for (const RubyKind kind : {RubyKind::mono, RubyKind::jukugo, RubyKind::bopomofo}) {
    for (const char* gloss : {"", "a gloss", "ながいながいながいよみ"}) {
      content.push_back(ruby(odd, kind, gloss));
      content.push_back({Warichu{content}, {}});
      content.push_back({Warichu{{ruby(odd, kind, gloss), piece("שלום long words 。」，“”")}}, {}});
      content.push_back(span(SpanKind::underline, " "));
    }
  }
  for (const char* language : {"zh-Hans", "ja", "ko", "en"}) {
    for (const WritingMode mode : {WritingMode::horizontal, WritingMode::vertical}) {
      for (const double measure : {0.0, 0.3, 1.0, 7.5, 1000.0}) {
        const ComposedParagraph paragraph = set(content, style(language, mode), measure);
        for (const Line& line : paragraph.lines) {
          for (const LineRun& run : line.runs) {
            CHECK(run.mark < paragraph.marks.size());
            CHECK_FALSE(run.glyphs.empty());
          }
        }
      }
    }
  }
}

TEST_CASE("ruby and notes take time in proportion to their length") {
  Ruby compound;
  compound.kind = RubyKind::jukugo;
  for (int i = 0; i < 5000; ++i) compound.segments.push_back({"凝", "ぎょう"});
  std::string words;
  for (int i = 0; i < 5000; ++i) words += i % 3 == 0 ? "割注, " : "割";
  const Inlines content = {{compound, {}}, {Warichu{text(words)}, {}}};
  CHECK(set(content, style("ja"), 20).lines.size() > 500);
}
