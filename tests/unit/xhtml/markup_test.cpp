#include "trees.h"
#include "xhtml/dates.h"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace qianzi;
using namespace qianzi::xhtml::test;

namespace {

XhtmlElement node(std::string name, std::vector<XhtmlAttribute> attributes = {}) {
  return {std::move(name), std::move(attributes), {}};
}

std::string in_paragraph(std::string words) {
  XhtmlElement p = node("p");
  p.children.emplace_back(std::move(words));
  return written(p);
}

}  // namespace

TEST_CASE("characters that XML or HTML refuses become U+FFFD") {
  const std::string replacement = "<p>\xEF\xBF\xBD</p>";
  CHECK(in_paragraph(std::string("\0", 1)) == replacement);
  for (const char* refused : {"\x01",
                              "\x0B",
                              "\x0C",
                              "\x1B",
                              "\x7F",
                              "\r",
                              "\xC2\x85",
                              "\xEF\xBF\xBE",
                              "\xEF\xB7\x90",
                              "\xF0\x9F\xBF\xBF",
                              "\xFF"}) {
    CHECK(in_paragraph(refused) == replacement);
  }
  // A surrogate, an overlong form and a torn sequence: one for each byte.
  CHECK(has(in_paragraph("\xED\xA0\x80"), "\xEF\xBF\xBD"));
  CHECK_FALSE(has(in_paragraph("\xC0\xBC"), "<p><"));
  CHECK(has(in_paragraph("\xE9\x93"), "\xEF\xBF\xBD"));
}

TEST_CASE("what is allowed stays as it is") {
  CHECK(in_paragraph("铅\t字\n𠮷 é") == "<p>铅\t字\n𠮷 é</p>");
}

TEST_CASE("attributes keep quotes, tabs and line feeds") {
  CHECK(written(node("p", {{"title", "a\"b'\t\n<&>"}})) ==
        "<p title=\"a&quot;b'&#9;&#10;&lt;&amp;&gt;\"></p>");
}

TEST_CASE("names that are none are a fault of the writer") {
  for (const char* name : {"", "1a", "a b", "a>", "p onclick=x", "-a"}) {
    CHECK_THROWS_AS(written(node(name)), std::logic_error);
    CHECK_THROWS_AS(written(node("p", {{name, "x"}})), std::logic_error);
  }
  CHECK_THROWS_AS(written(node("p", {{"id", "a"}, {"id", "b"}})), std::logic_error);
}

TEST_CASE("void elements and empty ones in both syntaxes") {
  CHECK(written(node("br")) == "<br/>");
  CHECK(written(node("br"), MarkupSyntax::html) == "<br>");
  CHECK(written(node("p")) == "<p></p>");
  CHECK(written(node("item"), MarkupSyntax::xml) == "<item/>");
  XhtmlElement full = node("br");
  full.children.emplace_back(std::string("x"));
  CHECK_THROWS_AS(written(full, MarkupSyntax::html), std::logic_error);
}

TEST_CASE("HTML has no names with a prefix, and no text where an HTML parser reads none") {
  CHECK(written(node("p", {{"lang", "ja"}, {"xml:lang", "ja"}}), MarkupSyntax::html) ==
        "<p lang=\"ja\"></p>");
  for (const char* name : {"script", "style", "noscript", "iframe"}) {
    XhtmlElement raw = node(name);
    raw.children.emplace_back(std::string("</script>"));
    CHECK_THROWS_AS(written(raw, MarkupSyntax::html), std::logic_error);
  }
}

TEST_CASE("data for machines is written as it is where it has no character that means something") {
  XhtmlElement data = node("script", {{"type", "application/ld+json"}});
  const std::string json = "{\"a\":\"\\u003c铅\"}";
  data.children.emplace_back(json);
  CHECK(written(data, MarkupSyntax::html) ==
        "<script type=\"application/ld+json\">{\"a\":\"\\u003c铅\"}</script>");
  for (const char* text : {"</script>", "<!--", "&amp;", ">"}) {
    data.children.front() = std::string(text);
    CHECK_THROWS_AS(written(data, MarkupSyntax::html), std::logic_error);
  }
  data.children.front() = json;
  data.attributes.front().value = "text/javascript";
  CHECK_THROWS_AS(written(data, MarkupSyntax::html), std::logic_error);
}

TEST_CASE("a document begins with what its syntax wants") {
  MarkupOptions options;
  CHECK(xhtml::markup(node("html"), options) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html/>\n");
  CHECK(xhtml::markup(node("package"), options) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package/>\n");
  options.syntax = MarkupSyntax::html;
  CHECK(xhtml::markup(node("html"), options) == "<!DOCTYPE html>\n<html></html>\n");
}

TEST_CASE("references are resolved, left out if they lead nowhere, and never written as they are") {
  MarkupOptions options;
  options.prolog = false;
  const XhtmlElement link = node("a", {{"href", "x", ReferenceKind::article}});
  CHECK_THROWS_AS(xhtml::markup(link, options), std::logic_error);
  options.resolve = [](ReferenceKind, std::string_view) { return std::string(); };
  CHECK(xhtml::markup(link, options) == "<a></a>");
  options.resolve = [](ReferenceKind, std::string_view) { return std::string("\"><script>"); };
  CHECK(xhtml::markup(link, options) == "<a href=\"&quot;&gt;&lt;script&gt;\"></a>");
}

TEST_CASE("dates are those of the calendar") {
  for (const char* date : {"2026-11-24",
                           "2024-02-29",
                           "2000-02-29",
                           "2026-11-24T08:30Z",
                           "2026-11-24T08:30:15+08:00"}) {
    CHECK(xhtml::is_date(date));
  }
  for (const char* text : {"",
                           "2026-11",
                           "2026-11-31",
                           "2023-02-29",
                           "1900-02-29",
                           "2026-13-01",
                           "2026-00-10",
                           "0000-01-01",
                           "2026-11-24T08:30",
                           "2026-11-24T24:00Z",
                           "2026-11-24 08:30Z",
                           "2026-11-24T08:30+8:00",
                           "昨天",
                           "-026-11-24"}) {
    INFO(text);
    CHECK_FALSE(xhtml::is_date(text));
  }
}

TEST_CASE("dates are printed as the language has them") {
  CHECK(xhtml::readable_date("2026-01-04", "zh-Hans") == "2026年1月4日");
  CHECK(xhtml::readable_date("2026-11-24T08:30+08:00", "zh-Hant-TW") == "2026年11月24日 8:30");
  CHECK(xhtml::readable_date("2026-11-24T18:05:09Z", "ja") == "2026年11月24日 18:05");
  CHECK(xhtml::readable_date("2026-11-04", "ko") == "2026년 11월 4일");
  CHECK(xhtml::readable_date("2026-11-04T00:00Z", "en") == "2026-11-04 0:00");
}
