#include "typefaces.h"
#include "unpacked.h"

#include <catch2/catch.hpp>

#include <cstring>

using namespace qianzi;
using namespace qianzi::epub::test;
using namespace qianzi::test;

namespace {

/// What FlowDesk puts into a font: the characters it was asked for.
std::u32string shown_by(const std::string& font) {
  std::u32string characters(font.size() / sizeof(char32_t), U'\0');
  std::memcpy(characters.data(), font.data(), font.size());
  return characters;
}

Edition with(std::string_view headline, std::string_view words) {
  Edition edition = daily();
  add_page(edition, "要闻", {article("a", headline, {paragraph(words)})});
  return edition;
}

epub::Settings all_text() {
  epub::Settings settings;
  settings.fonts = TextExtent::all;
  return settings;
}

}  // namespace

TEST_CASE("a book without rare characters has no fonts") {
  const Package package = package_of(with("标题", "正文"));
  CHECK_FALSE(package.holds("EPUB/fonts/1.woff2"));
  CHECK_FALSE(has(package["EPUB/style.css"], "@font-face"));
  CHECK_FALSE(has(package["EPUB/package.opf"], "font/woff2"));
}

TEST_CASE("rare characters have a face in every book, and nothing else is touched") {
  const Package package = package_of(with("标题", "吃㐂𰻝面"));
  CHECK(shown_by(package["EPUB/fonts/1.woff2"]) == U"㐂");
  CHECK(shown_by(package["EPUB/fonts/2.woff2"]) == U"𰻝");
  const std::string& style = package["EPUB/style.css"];
  CHECK(has(style,
            "@font-face { font-family: \"Edition 1\"; font-weight: 400; "
            "src: url(\"fonts/1.woff2\") format(\"woff2\"); }"));
  CHECK(has(style, ".rare:lang(zh-Hans) { font-family: \"Edition 1\", \"Edition 2\", serif; }"));
  CHECK_FALSE(has(style, "body:lang"));
  CHECK(has(package["EPUB/package.opf"],
            "<item id=\"font-1\" href=\"fonts/1.woff2\" media-type=\"font/woff2\"/>"));
}

TEST_CASE("a rare character of a headline has its face in the contents as well") {
  const Package package = package_of(with("吃㐂𰻝面㐂", "正文"));
  CHECK(shown_by(package["EPUB/fonts/1.woff2"]) == U"㐂");
  CHECK(has(package["EPUB/nav.xhtml"],
            ">吃<span class=\"rare\">㐂𰻝</span>面<span class=\"rare\">㐂</span></a>"));
  CHECK(has(package["EPUB/toc.ncx"], "<text>吃㐂𰻝面㐂</text>"));
}

TEST_CASE("where it is asked for, all text has faces, by role and language") {
  const Package package = package_of(with("标题", "正文"), all_text());
  const std::u32string shown = shown_by(package["EPUB/fonts/1.woff2"]);
  for (const char32_t character : U"标题正文目录要闻一（—") {
    if (character != U'\0') CHECK(shown.find(character) != std::u32string::npos);
  }
  const std::string& style = package["EPUB/style.css"];
  CHECK(has(style,
            "body:lang(zh-Hans), [lang]:lang(zh-Hans) { font-family: \"Edition 1\", serif; }"));
  CHECK(has(style, "h1:lang(zh-Hans):lang(zh-Hans), h1 [lang]:lang(zh-Hans), h2:lang(zh-Hans)"));
  CHECK(style.find("body:lang(zh-Hans)") < style.find("h1:lang(zh-Hans)"));
}

TEST_CASE("a face that forbids to be embedded is left out, and that is said") {
  FlowDesk desk;
  desk.fonts_forbidden = true;
  desk.a_face.postscript_name = "Closed-Regular";
  const Package package = package_of(with("标题", "𰻝"), desk);
  CHECK_FALSE(package.holds("EPUB/fonts/1.woff2"));
  CHECK_FALSE(has(package["EPUB/style.css"], "font-family: \"Edition"));
  REQUIRE(desk.reported.size() == 1);
  CHECK(desk.reported.front().code == Code::writer_warning);
  CHECK(has(desk.reported.front().arguments.front(), "Closed-Regular"));
}
