#include "collections/collation.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace qianzi;
using collections::Collation;

namespace {

/// Headings and their words: A:啊 Q:桥铅.
std::string shown(const std::string& language,
                  const std::string& collation,
                  const std::vector<std::string>& words) {
  std::vector<Collation::Word> all;
  for (const std::string& word : words) all.push_back({word, word, {"id"}});
  std::string out;
  for (const IndexHeading& heading :
       Collation(language, collation).headings(std::move(all), "其他")) {
    if (!out.empty()) out += ' ';
    out += heading.name + ":";
    for (const IndexEntry& entry : heading.entries) out += entry.text;
  }
  return out;
}

}  // namespace

TEST_CASE("simplified Chinese is sorted by pinyin") {
  CHECK(shown("zh-Hans", "", {"桥", "《啊》", "铅", "Zebra"}) == "A:《啊》 Q:铅桥 Z:Zebra");
}

TEST_CASE("traditional Chinese is sorted by strokes") {
  CHECK(shown("zh-Hant-TW", "", {"鉛", "一", "人", "字"}) == "1劃:一 2劃:人 6劃:字 13劃:鉛");
}

TEST_CASE("a collation can be asked for") {
  CHECK(shown("zh-Hant", "pinyin", {"鉛", "字"}) == "Q:鉛 Z:字");
  CHECK(shown("zh-Hant", "zhuyin", {"鉛", "字"}) == "ㄑ:鉛 ㄗ:字");
}

TEST_CASE("Japanese is sorted by kana, Korean by syllables") {
  CHECK(shown("ja", "", {"さくら", "あめ", "カメラ"}) == "あ:あめ か:カメラ さ:さくら");
  CHECK(shown("ko", "", {"나무", "가을"}) == "ㄱ:가을 ㄴ:나무");
}

TEST_CASE("a long headline stands under its own letter, marks before it or not") {
  const std::string title = "北岸水厂取水口下移一米二之后，居民最关心的是什么";
  CHECK(shown("zh-Hans", "", {title, "“" + title + "”"}) == "B:" + title + "“" + title + "”");
}

TEST_CASE("what fits no heading comes last") {
  CHECK(shown("ja", "", {"2026", "あめ"}) == "あ:あめ 其他:2026");
}

TEST_CASE("a reading sorts, the text is shown") {
  const auto headings = Collation("ja", "").headings({{"雨", "あめ", {"x"}}}, "その他");
  REQUIRE(headings.size() == 1);
  CHECK(headings[0].name == "あ");
  CHECK(headings[0].entries[0].text == "雨");
}
