#include "trees.h"
#include "xhtml/text_use.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::xhtml;
using namespace qianzi::xhtml::test;

namespace {

std::vector<TextUse> uses_of(const Article& made, TextExtent extent = TextExtent::all) {
  return text_uses(to_xhtml(made, WritingMode::horizontal, {}).article, extent);
}

std::u32string
characters(const std::vector<TextUse>& uses, std::string_view role, std::string_view language) {
  std::u32string found;
  for (const TextUse& use : uses) {
    if (use.role == role && use.language == language) found += use.characters;
  }
  return found;
}

}  // namespace

TEST_CASE("characters are counted once for each role and language") {
  Article made = article({paragraph({text("乙甲 甲"),
                                     span(SpanKind::strong, {text("丙")}),
                                     {Span{SpanKind::name, {text("丁")}, {}, "ja"}, {}}})});
  made.head.kicker = {text("戊")};
  const std::vector<TextUse> uses = uses_of(made);
  CHECK(characters(uses, "body", "zh-Hans") == U"乙甲");  // in the order of code points
  CHECK(characters(uses, "strong", "zh-Hans") == U"丙");
  CHECK(characters(uses, "body", "ja") == U"丁");
  CHECK(characters(uses, "headline", "zh-Hans") == U"标题");
  CHECK(characters(uses, "sans", "zh-Hans") == U"戊");
}

TEST_CASE("rare characters can be asked for alone") {
  const Article made =
      article({paragraph({text("吃𰻝面"), span(SpanKind::strong, {text("𠮷")})})});
  const std::vector<TextUse> uses = uses_of(made, TextExtent::rare);
  REQUIRE(uses.size() == 2);
  CHECK(characters(uses, "body", "zh-Hans") == U"𰻝");
  CHECK(characters(uses, "strong", "zh-Hans") == U"𠮷");
  CHECK(uses.front().rare);
  CHECK(uses_of(article({paragraph({text("吃面")})}), TextExtent::rare).empty());
}

TEST_CASE("broken UTF-8 asks for nothing") {
  const std::vector<TextUse> uses = uses_of(article({paragraph({text("甲\xF0\x9F\xFF")})}));
  CHECK(characters(uses, "body", "zh-Hans") == U"甲");
}
