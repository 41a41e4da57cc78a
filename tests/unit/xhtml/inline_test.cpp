#include "trees.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::xhtml::test;

TEST_CASE("spans become the elements that say what they mean") {
  const auto one = [](SpanKind kind) { return inlines({span(kind, {text("字")})}); };
  CHECK(one(SpanKind::emphasis) == "<em class=\"em\">字</em>");
  CHECK(one(SpanKind::strong) == "<strong>字</strong>");
  CHECK(one(SpanKind::name) == "<u class=\"name\">字</u>");
  CHECK(one(SpanKind::work) == "<u class=\"work\">字</u>");
  CHECK(one(SpanKind::superscript) == "<sup>字</sup>");
  CHECK(one(SpanKind::subscript) == "<sub>字</sub>");
}

TEST_CASE("two names that meet are told apart, two with text between are not") {
  const Inline first = span(SpanKind::name, {text("云浦")});
  const Inline second = span(SpanKind::name, {text("陈")});
  CHECK(inlines({first, second}) == "<u class=\"name\">云浦</u><u class=\"name adjoining\">陈</u>");
  CHECK(inlines({first, text("人"), second}) ==
        "<u class=\"name\">云浦</u>人<u class=\"name\">陈</u>");
  CHECK(has(inlines({first, span(SpanKind::work, {text("书")})}), "work adjoining"));
}

TEST_CASE("a span in another language says so twice") {
  Span other{SpanKind::strong, {text("word")}, {}, "en"};
  CHECK(inlines({{other, {}}}) == "<strong lang=\"en\" xml:lang=\"en\">word</strong>");
}

TEST_CASE("a script that runs from the right says its direction") {
  const auto of = [](std::string language) {
    return inlines({{Span{SpanKind::strong, {text("x")}, {}, std::move(language)}, {}}});
  };
  for (const char* language : {"ar", "he", "ug", "ug-CN", "kk-Arab"}) {
    CHECK(has(of(language), "dir=\"rtl\""));
  }
  for (const char* language : {"ja", "arn", "en", "ug-Latn", "uz-Cyrl"}) {
    CHECK_FALSE(has(of(language), "dir="));
  }
}

TEST_CASE("ruby: each base with its reading, in brackets where ruby is not known") {
  const Ruby mono{{{"铅", "qiān"}, {"字", "zì"}}, RubyKind::mono, RubySide::over, {}};
  CHECK(inlines({{mono, {}}}) == "<ruby>铅<rp>（</rp><rt>qiān</rt><rp>）</rp>"
                                 "字<rp>（</rp><rt>zì</rt><rp>）</rp></ruby>");
  const Ruby group{{{"活字", "かつじ"}}, RubyKind::mono, RubySide::over, {}};
  CHECK(inlines({{group, {}}}) == "<ruby>活字<rp>（</rp><rt>かつじ</rt><rp>）</rp></ruby>");
}

TEST_CASE("a base without a reading stands outside the ruby") {
  const Ruby mixed{
      {{"打", "う"}, {"ち", ""}, {"合", "あ"}, {"わせ", ""}}, RubyKind::mono, RubySide::over, {}};
  CHECK(inlines({{mixed, {}}, text("る")}) ==
        "<ruby>打<rp>（</rp><rt>う</rt><rp>）</rp></ruby>ち"
        "<ruby>合<rp>（</rp><rt>あ</rt><rp>）</rp></ruby>わせる");
  CHECK(inlines({{Ruby{{{"字", ""}}, RubyKind::mono, RubySide::over, {}}, {}}}) == "字");
  CHECK(inlines({text("甲"), {Ruby{}, {}}}) == "甲");
}

TEST_CASE("upright digits and line ends") {
  CHECK(inlines({{TateChuYoko{"24"}, {}}, {LineBreak{}, {}}, text("日")}) ==
        "<span class=\"tcy\">24</span><br/>日");
}

TEST_CASE("links lead to http, https, mail and articles, and nowhere else") {
  const auto to = [](std::string target) {
    return inlines({span(SpanKind::link, {text("字")}, std::move(target))});
  };
  CHECK(to("https://example.org/a?b=c&d=e#f") ==
        "<a href=\"https://example.org/a?b=c&amp;d=e#f\">字</a>");
  CHECK(to("HTTP://example.org") == "<a href=\"http://example.org\">字</a>");
  CHECK(to("mailto:a@example.org") == "<a href=\"mailto:a@example.org\">字</a>");
  CHECK(to("#bridge") == "<a href=\"article:bridge\">字</a>");
  for (const char* target : {"javascript:alert(1)",
                             "JavaScript:alert(1)",
                             " javascript:alert(1)",
                             "java\tscript:alert(1)",
                             "data:text/html,<script>alert(1)</script>",
                             "vbscript:x",
                             "file:///etc/passwd",
                             "//example.org/",
                             "/etc/passwd",
                             "../up",
                             "http:example.org",
                             "https://",
                             "https://user:secret@example.org/",
                             "https://exa mple.org/",
                             "https://a..b/",
                             "mailto:",
                             "#",
                             ""}) {
    INFO(target);
    CHECK(to(target) == "<span>字</span>");
  }
}

TEST_CASE("what may not stand in an address is percent-encoded") {
  const auto to = [](std::string target) {
    return inlines({span(SpanKind::link, {text("字")}, std::move(target))});
  };
  CHECK(has(to("https://example.org/\" onclick=\"x"),
            "href=\"https://example.org/%22%20onclick=%22x\""));
  CHECK(has(to("https://example.org/<b>"), "href=\"https://example.org/%3Cb%3E\""));
  CHECK(has(to("https://example.org/100%"), "href=\"https://example.org/100%25\""));
  CHECK(
      has(to("https://example.org/%E9%93%85#a#b"), "href=\"https://example.org/%E9%93%85#a%23b\""));
}

TEST_CASE("links do not nest: an inner one is plain, whatever it leads to") {
  const Inline inner = span(SpanKind::link, {text("内")}, "https://example.org/b");
  const Inline middle = span(SpanKind::strong, {inner});
  CHECK(inlines({span(SpanKind::link, {text("外"), middle}, "https://example.org/a")}) ==
        "<a href=\"https://example.org/a\">外<strong><span>内</span></strong></a>");
}

TEST_CASE("text is text, whatever it looks like") {
  CHECK(inlines({text("<script>alert('&amp;')</script>")}) ==
        "&lt;script&gt;alert('&amp;amp;')&lt;/script&gt;");
  CHECK(inlines({text("]]>")}) == "]]&gt;");
  CHECK(inlines({text("<!-- -->")}) == "&lt;!-- --&gt;");
  CHECK(inlines({{Ruby{{{"<b>", "<i>"}}, RubyKind::mono, RubySide::over, {}}, {}}}) ==
        "<ruby>&lt;b&gt;<rp>（</rp><rt>&lt;i&gt;</rt><rp>）</rp></ruby>");
}

TEST_CASE("characters that readers often lack stand in elements of their own") {
  CHECK(inlines({text("吃𰻝𰻝面")}) == "吃<span class=\"rare\">𰻝𰻝</span>面");
  CHECK(inlines({text("㐂樂")}) == "<span class=\"rare\">㐂</span>樂");
  CHECK(inlines({text("鿬")}) == "<span class=\"rare\">鿬</span>");  // since Unicode 8
  CHECK(inlines({text("བོད་ཡིག字")}) == "<span class=\"rare\">བོད་ཡིག</span>字");
  CHECK(inlines({{Ruby{{{"𠮷", "よし"}}, RubyKind::mono, RubySide::over, {}}, {}}}) ==
        "<ruby><span class=\"rare\">𠮷</span><rp>（</rp><rt>よし</rt><rp>）</rp></ruby>");
}

TEST_CASE("a variant goes with its selector, a mark with its base") {
  CHECK(inlines({text("葛\U000E0100城")}) == "<span class=\"rare\">葛\U000E0100</span>城");
  CHECK(inlines({text("e\u0301か\u3099")}) == "e\u0301か\u3099");
  CHECK(inlines({text("㐀\u0301字")}) == "<span class=\"rare\">㐀\u0301</span>字");
  CHECK(inlines({text("❤\uFE0F")}) == "❤\uFE0F");
}

TEST_CASE("what every reader has is left alone") {
  const char* usual = "“字”，ABC αβγ Жж ㎡①→■…——あア한국어ㄅㄆㄇ㊗ｱ！兀嗀﨑😀";
  CHECK(inlines({text(usual)}) == usual);
}
