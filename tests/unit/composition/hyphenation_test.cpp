// Where words, addresses and phrases are parted: CLREQ 3.2.4, JLREQ 3.2.1, The Chicago Manual of
// Style 7.46, CSS Text 4 word-break: auto-phrase.
#include "composition/collect.h"
#include "composition/glue.h"
#include "composition/hyphenate.h"
#include "composition/itemize.h"
#include "unit/composition/setting.h"

#include <array>
#include <thread>

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

using Lines = std::vector<std::string>;

Lines broken(std::string_view value, const char* language, double measure) {
  return lines_of(set(value, style(language), measure));
}

std::string parted(std::u32string_view word, const char* language) {
  Hyphenator hyphenator;
  std::vector<std::uint32_t> points;
  hyphenator.points(word, language, points);
  std::string result;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (std::find(points.begin(), points.end(), i) != points.end()) result += '-';
    result += word[i] < 0x80 ? static_cast<char>(word[i]) : '*';
  }
  return result;
}

std::vector<Item> items_of(std::string_view value, const ParagraphStyle& how) {
  const fonts::FontSet& fonts = fonts_of_tests();
  UnicodeServices unicode;
  FaceMemory faces;
  Shaper shaper(fonts);
  Hyphenator hyphenator;
  const CollectedText collected = collect(text(value), how);
  ShapedText base =
      itemize(collected.base, collected, how, {}, {}, {fonts, unicode, faces, shaper, hyphenator});
  shaper.shape(collected.base, collected, base);
  return make_items(collected, how, {}, base, shaper);
}

}  // namespace

TEST_CASE("threads that share a hyphenator part words alike") {
  Hyphenator shared;
  const auto part = [&](std::vector<std::vector<std::uint32_t>>& results) {
    for (int i = 0; i < 200; ++i) {
      for (const auto* language : {"en", "fr", "tlh"}) {
        shared.points(U"typography", language, results.emplace_back());
      }
    }
  };
  std::array<std::vector<std::vector<std::uint32_t>>, 4> results;
  std::vector<std::thread> threads;
  for (auto& each : results) threads.emplace_back([&] { part(each); });
  for (std::thread& thread : threads) thread.join();
  CHECK_FALSE(results[0].front().empty());
  for (const auto& each : results) CHECK(each == results[0]);
}

TEST_CASE("Liang's patterns part words, the longest tag that has a file counting") {
  CHECK(parted(U"hyphenation", "en") == "hy-phen-ation");
  CHECK(parted(U"Newspaper", "en-GB") == "News-pa-per");
  CHECK(parted(U"événement", "fr-CA") == "*v*-ne-ment");
  CHECK(parted(U"hyphenation", "xx") == "hyphenation");
  CHECK(parted(U"hyphenation", "../hyph_en_US") == "hyphenation");
  CHECK(parted(std::u32string(5000, 'a'), "en").size() == 5000);
}

TEST_CASE("a word is parted with a hyphen that is inside the measure and none of the source") {
  const ComposedParagraph paragraph = set("The international agreement", style("en"), 6);
  const Lines lines = lines_of(paragraph);
  CHECK(lines[0] == "The interna\u00AD");
  REQUIRE(paragraph.lines[0].hyphenated);
  CHECK(paragraph.lines[0].width.value() <= 60.001);
  const Placed hyphen = find(paragraph.lines[0], "\u00AD");
  const Placed letter = find(paragraph.lines[0], "a");
  CHECK(hyphen.glyph->id != 0);
  CHECK(hyphen.at == ems(letter.at + letter.advance));
  CHECK(hyphen.at + hyphen.advance == ems(6));
  std::string joined;
  for (const std::string& line : lines) joined += line;
  for (std::size_t at = 0; (at = joined.find("\u00AD")) != std::string::npos;) joined.erase(at, 2);
  CHECK(joined == "The international agreement");
}

TEST_CASE("a word that is not broken has its shape and no hyphen") {
  const Line whole = set("international", style("en"), 30).lines[0];
  ParagraphStyle how = style("en");
  how.hyphenate = false;
  const Line plain = set("international", how, 30).lines[0];
  CHECK_FALSE(whole.hyphenated);
  CHECK(whole.natural == plain.natural);
  CHECK(whole.runs[0].text == "international");
  CHECK(whole.runs[0].glyphs.size() == plain.runs[0].glyphs.size());
}

TEST_CASE("a ligature is not parted") {
  // The patterns part «af-fir-ma-tive» inside the face's ff.
  const ComposedParagraph paragraph = set("a affirmative", style("en"), 2.2);
  for (const Line& line : paragraph.lines) {
    CHECK(text_of(paragraph, line).find("af\u00AD") == std::string::npos);
  }
}

TEST_CASE("where the style says so words are not parted") {
  ParagraphStyle how = style("en");
  how.hyphenate = false;
  CHECK(lines_of(set("The international agreement", how, 8)) ==
        Lines{"The", "international", "agreement"});
}

TEST_CASE("Latin words among Han are parted as English, those of a marked language as its own") {
  CHECK(broken("天地玄黄宇宙international洪荒", "zh-Hans", 9)[0] == "天地玄黄宇宙inter\u00AD");
  Inlines content = text("天地玄黄宇宙");
  Inline french = span(SpanKind::link, "événements");
  std::get<Span>(french.value).language = "fr";
  content.push_back(french);
  const ComposedParagraph paragraph = set(content, style("zh-Hans"), 9.8);
  CHECK(lines_of(paragraph)[0] == "天地玄黄宇宙événe\u00AD");
}

TEST_CASE("names in capitals, short words and figures stay whole") {
  CHECK(broken("天地玄UNESCO黄宇宙洪荒日月", "zh-Hans", 5)[0] == "天地玄");
  CHECK(broken("天地玄黄over宇宙洪荒日月", "zh-Hans", 5)[0] == "天地玄黄");
}

TEST_CASE("a soft hyphen is where a word may be parted, whatever the patterns say") {
  const ComposedParagraph paragraph = set("天地玄inte\u00ADrnational", style("zh-Hans"), 5.6);
  CHECK(lines_of(paragraph)[0] == "天地玄inte\u00AD");
  CHECK(paragraph.lines[0].hyphenated);
  const Placed hyphen = find(paragraph.lines[0], "\u00AD", 1);
  CHECK(hyphen.advance > 0.2);
  const Line whole = set("inte\u00ADrnational", style("zh-Hans"), 30).lines[0];
  CHECK(whole.natural == set("international", style("zh-Hans"), 30).lines[0].natural);
  CHECK_FALSE(whole.hyphenated);
}

TEST_CASE("a hyphen that would not fit is not chosen") {
  const Line line = set("The inter", style("en"), 30).lines[0];
  const double width = line.natural.value() / 10;
  CHECK(broken("The international agreement", "en", width + 0.1)[0] != "The inter\u00AD");
}

TEST_CASE(
    "Chicago 7.46: addresses break after slashes and stops, before other signs, unhyphenated") {
  const char* address = "https://www.example-site.com/news/item?id=26&page=two#part_3";
  for (double measure = 3; measure < 25; measure += 0.25) {
    CAPTURE(measure);
    const ComposedParagraph paragraph = set(address, style("zh-Hans"), measure);
    std::string joined;
    for (const Line& line : paragraph.lines) {
      const std::string value = text_of(paragraph, line);
      joined += value;
      CAPTURE(value);
      CHECK_FALSE(line.hyphenated);
      if (measure < 9) continue;
      CHECK(std::string("/.?:-").find(value.front()) == std::string::npos);
      CHECK(std::string("-&=#_").find(value.back()) == std::string::npos);
      CHECK(value != "https:");
      CHECK(value != "https:/");
    }
    CHECK(joined == address);
  }
}

TEST_CASE("paths, hosts and mail addresses have joints; fractions, dates and abbreviations none") {
  CHECK(broken("/usr/share/doc/packages", "en", 6)[0] == "/usr/share/");
  CHECK(broken("news.example.org", "en", 6)[0] == "news.");
  CHECK(broken("editor@example.org", "en", 5)[0] == "editor");
  CHECK(broken("天地玄黄U.S.A.宇宙", "zh-Hans", 5.5)[0] == "天地玄黄");
  CHECK(broken("天地玄黄3.14.15宇宙", "zh-Hans", 5.5)[0] == "天地玄黄");
}

TEST_CASE("a unit is not parted after its stroke, two words are") {
  CHECK(broken("限速30 km/h，禁止", "zh-Hans", 5.5)[0] == "限速30");
  CHECK(broken("每100 g/m²不", "zh-Hans", 4.5)[0] == "每100");
  CHECK(broken("input/output", "en", 3.2)[0] == "input/");
}

TEST_CASE("an address in brackets or before a stop is what stands inside") {
  CHECK(broken("天（https://example.com/a）。", "zh-Hans", 9)[0] == "天（https://");
  CHECK(broken("(see example.org/a/bcdefg).", "en", 8)[0] == "(see example.");
}

TEST_CASE("phrase breaks cost more inside a word than between two") {
  const auto inside = [](std::string_view value, const char* language) {
    ParagraphStyle how = style(language);
    how.phrase_breaks = true;
    std::string result;
    std::size_t at = 0;
    for (const Item& item : items_of(value, how)) {
      if (item.kind == Item::Kind::box && at < value.size()) {
        result += value.substr(at, 3);
        at += 3;
      }
      if (item.kind == Item::Kind::penalty && item.cost == 0) result += '|';
    }
    return result;
  };
  CHECK(inside("中国人民银行宣布降低利率", "zh-Hans") == "中国|人民|银行|宣布|降低|利率");
  CHECK(inside("東京都知事選挙の結果を発表", "ja") == "東京|都知事|選挙の|結果を|発表");
}

TEST_CASE("a short name in quotation marks is one phrase") {
  ParagraphStyle how = style("zh-Hans");
  how.phrase_breaks = true;
  how.alignment = Alignment::start;
  const auto lines = [&](std::string_view headline, double measure) {
    return lines_of(set(text(headline), how, measure));
  };
  CHECK(lines("槐荫里办起“借伞角”", 8) == Lines{"槐荫里办起", "“借伞角”"});
  CHECK(lines("灯下重读《河与铁》", 7) == Lines{"灯下重读", "《河与铁》"});
}
