// The untailored base of line breaking against Unicode's own test (UAX #14), and what itemize makes
// of it against the base over the whole text.
#include "composition/classes.h"
#include "composition/opportunities.h"
#include "composition/unicode_services.h"

#include <catch2/catch.hpp>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace qianzi;
using namespace qianzi::composition;

namespace {

/// One line of LineBreakTest.txt: «× 0023 × 0020 ÷ 0023 ÷».
struct Expected {
  std::string text;
  std::vector<std::uint32_t> ends;
};

void append(std::string& text, std::uint32_t character) {
  std::array<std::uint8_t, 4> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, character);
  text.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
}

Expected parse(std::string_view line) {
  Expected expected;
  std::istringstream words{std::string(line.substr(0, line.find('#')))};
  for (std::string word; words >> word;) {
    if (word == "÷" && !expected.text.empty()) {
      expected.ends.push_back(static_cast<std::uint32_t>(expected.text.size()));
    }
    std::uint32_t character = 0;
    const auto parsed = std::from_chars(word.data(), word.data() + word.size(), character, 16);
    if (parsed.ec == std::errc()) append(expected.text, character);
  }
  return expected;
}

std::vector<Cluster> clusters_of(std::string_view text, UnicodeServices& unicode) {
  std::vector<std::uint32_t> begins;
  unicode.graphemes(text, begins);
  std::vector<Cluster> clusters;
  for (const std::uint32_t begin : begins) {
    Cluster cluster;
    cluster.begin = begin;
    UChar32 c = 0;
    std::size_t at = begin;
    U8_NEXT_UNSAFE(reinterpret_cast<const std::uint8_t*>(text.data()), at, c);
    cluster.character = static_cast<char32_t>(c);
    cluster.value = class_of(cluster.character);
    clusters.push_back(cluster);
  }
  return clusters;
}

}  // namespace

TEST_CASE("UAX 14: the base passes all of LineBreakTest.txt") {
  const std::filesystem::path path = "/usr/share/unicode/auxiliary/LineBreakTest.txt";
  std::ifstream file(path);
  REQUIRE(file.is_open());  // of Debian's unicode-data
  std::string line;
  REQUIRE(std::getline(file, line));
  REQUIRE(line == "# LineBreakTest-" U_UNICODE_VERSION ".0.txt");
  UnicodeServices unicode;
  std::vector<std::uint32_t> ends;
  std::size_t cases = 0;
  std::string failed;
  while (std::getline(file, line)) {
    const Expected expected = parse(line);
    if (expected.text.empty()) continue;
    ++cases;
    unicode.line_breaks(expected.text, ends);
    if (ends == expected.ends) continue;
    failed += line + '\n';
  }
  CHECK(cases > 7000);
  CHECK(failed == "");
}

TEST_CASE("UAX 14: breaks of proportional stretches are those of the whole text") {
  UnicodeServices unicode;
  for (const std::string text :
       {"天地 (one two) 玄黄 three-four, 5,000.25% 宇宙。",
        "见 https://example.com/a/b?c=d&e=f 与“quoted text”，50 km/h 和 $30.00 之间",
        "《Book: a story》—— “It’s 7:30 p.m.” he said…… 12–15 日【note 3】",
        "日本語 text и русский текст、 עברית טקסט 한국어 words "
        "👍🏽 "
        "flags "
        "🇨🇳🇯🇵 "
        "ok",
        "1. 天 (a) 地 [b c] {d} <e> f/g h—i j… k · l “m” ‘n’ 天"}) {
    CAPTURE(text);
    std::vector<Cluster> parts = clusters_of(text, unicode);
    std::vector<Cluster> whole = parts;
    find_breaks(text, parts, unicode);
    unicode.line_breaks(text, 0, whole);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      if (is_wide(parts[i].value) || is_wide(parts[i + 1].value)) continue;
      CAPTURE(i, text.substr(parts[i].begin, 12));
      CHECK(parts[i].break_after == whole[i].break_after);
    }
  }
}
