#include "trees.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::xhtml::test;

namespace {

Article with_note(Inlines references) {
  Article made = article({paragraph(std::move(references))});
  made.notes.push_back({"n", 1, {paragraph({text("注")})}, {}});
  return made;
}

}  // namespace

TEST_CASE("the head stands in the order of a newspaper, under one heading") {
  Article made = article({});
  made.head.kicker = {text("引题")};
  made.head.deck = {text("副题")};
  made.head.bylines = {"记者甲", "记者乙"};
  made.head.dateline = "本报电";
  made.head.source = "某社";
  made.head.published = "2026-11-24T06:30+08:00";
  made.head.section = "要闻";
  made.head.rights = "版权 <所有>";
  CHECK(written(made) ==
        "<article class=\"horizontal\" id=\"a\" lang=\"zh-Hans\" xml:lang=\"zh-Hans\"><header>"
        "<p class=\"section\">要闻</p><p class=\"kicker\">引题</p><h1>标题</h1>"
        "<p class=\"deck\">副题</p><p class=\"byline\">记者甲</p><p class=\"byline\">记者乙</p>"
        "<p class=\"dateline\">本报电</p><p class=\"source\">某社</p>"
        "<p class=\"published\"><time datetime=\"2026-11-24T06:30+08:00\">2026年11月24日 6:30"
        "</time></p></header><footer><p class=\"rights\">版权 &lt;所有&gt;</p></footer></article>");
}

TEST_CASE("a date that is none is a text") {
  Article made = article({});
  made.head.published = "昨天";
  CHECK(has(written(made), "<p class=\"published\">昨天</p>"));
}

TEST_CASE("the document's title is the headline without its marks") {
  Article made = article({});
  made.head.headline = {span(SpanKind::work, {text("河与铁")}),
                        {Ruby{{{"澹", "dàn"}}, RubyKind::mono, RubySide::over, {}}, {}}};
  CHECK(xhtml::to_xhtml(made, WritingMode::horizontal, {}).title == "河与铁澹");
  made.head.headline = {};
  CHECK(xhtml::to_xhtml(made, WritingMode::horizontal, {}).title == "a");
}

TEST_CASE("the writing mode is the article's own, or the edition's") {
  Article made = article({});
  CHECK(xhtml::to_xhtml(made, WritingMode::vertical, {}).writing_mode == WritingMode::vertical);
  made.writing_mode = WritingMode::vertical;
  const auto document = xhtml::to_xhtml(made, WritingMode::horizontal, {});
  CHECK(document.writing_mode == WritingMode::vertical);
  CHECK(has(written(document.article), "<article class=\"vertical\""));
}

TEST_CASE("a note's mark leads to it, and it leads back") {
  CHECK(
      written(with_note({text("字"), note(1)}))
          .find(
              "<p>字<sup class=\"noteref\"><a id=\"a-noteref-1-1\" role=\"doc-noteref\" "
              "href=\"#a-note-1\">1</a></sup></p>"
              "<section class=\"notes\" role=\"doc-endnotes\"><h2>注释</h2><ol><li id=\"a-note-1\">"
              "<p>注 <a class=\"back\" role=\"doc-backlink\" href=\"#a-noteref-1-1\" "
              "aria-label=\"回到正文\">↩\uFE0E</a></p></li></ol></section>") != std::string::npos);
}

TEST_CASE("a note referred to twice leads back to both") {
  const std::string made = written(with_note({note(1), text("又"), note(1)}));
  CHECK(has(made, "id=\"a-noteref-1-2\""));
  CHECK(has(made, "href=\"#a-noteref-1-1\" aria-label=\"回到正文 1\""));
  CHECK(has(made, "href=\"#a-noteref-1-2\" aria-label=\"回到正文 2\""));
}

TEST_CASE("a note nobody refers to leads nowhere, a mark without a note is not set") {
  CHECK_FALSE(has(written(with_note({text("字")})), "doc-backlink"));
  CHECK_FALSE(has(written(with_note({text("字"), note(7)})), "noteref"));
}

TEST_CASE("a mark within a link is no link") {
  const Inline link = span(SpanKind::link, {text("字"), note(1)}, "https://example.org/");
  CHECK(has(written(with_note({link})), "字<sup class=\"noteref\">1</sup></a>"));
}

TEST_CASE("notes stand by number, and a note that ends in a list keeps its way back") {
  Article made = article({paragraph({note(1), note(2)})});
  const List list{ListMarker::bullet, 1, {{{paragraph({text("项")})}}}};
  made.notes.push_back({"b", 2, {block(list)}, {}});
  made.notes.push_back({"a", 1, {paragraph({text("甲")})}, {}});
  const std::string all = written(made);
  CHECK(all.find("id=\"a-note-1\"") < all.find("id=\"a-note-2\""));
  CHECK(has(all, "</ul> <a class=\"back\""));
}

TEST_CASE("the words an article does not have are in its language") {
  const auto in = [](std::string language) {
    Article made = with_note({note(1)});
    made.language = std::move(language);
    return written(made);
  };
  CHECK(has(in("zh-Hant-HK"), "<h2>註釋</h2>"));
  CHECK(has(in("ja"), "本文に戻る"));
  CHECK(has(in("ko"), "<h2>주</h2>"));
  CHECK(has(in("en"), "<h2>Notes</h2>"));
}

TEST_CASE("ids are fit for an attribute and an address, whatever the article is called") {
  const auto called = [](std::string id) {
    Article made = with_note({note(1)});
    made.id = std::move(id);
    return written(made);
  };
  CHECK(has(called("A-1_b.c"), "id=\"A-1_b.c\""));
  CHECK(has(called("a b\"><script>"), "id=\"a_20b_22_3E_3Cscript_3E\""));
  CHECK(has(called("a b"), "href=\"#a_20b-note-1\""));
  CHECK(has(called("../../x"), "id=\"article-.._2F.._2Fx\""));
  CHECK(has(called(""), "id=\"article-\""));
  CHECK(has(called("铅"), "id=\"article-_E9_93_85\""));
}
