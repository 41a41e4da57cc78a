#include "trees.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::xhtml::test;

namespace {

ImageFile picture(ImageFormat format = ImageFormat::jpeg) {
  ImageFile file;
  file.format = format;
  file.width = 640;
  file.height = 480;
  return file;
}

Block figure(std::uint32_t image, std::string alternative, Inlines caption, std::string credit) {
  Figure made;
  made.image.id.index = image;
  made.image.alternative = std::move(alternative);
  made.caption = std::move(caption);
  made.credit = std::move(credit);
  return block(std::move(made));
}

TableCell cell(std::string_view words, bool header = false) {
  TableCell made;
  made.content = {text(words)};
  made.header = header;
  return made;
}

std::string table_of(std::vector<TableRow> rows, Inlines caption = {}) {
  return body_of(article({block(Table{std::move(caption), std::move(rows), 2})}));
}

}  // namespace

TEST_CASE("paragraphs, subheads and separators") {
  CHECK(body_of(article(
            {paragraph({text("段")}), block(Subhead{{text("小标题")}}), block(Separator{})})) ==
        "<p>段</p><h2>小标题</h2><hr class=\"separator\"/>");
}

TEST_CASE("a block in another language says so") {
  CHECK(body_of(article({block(Paragraph{{text("段落")}}, "ja")})) ==
        "<p lang=\"ja\" xml:lang=\"ja\">段落</p>");
}

TEST_CASE("a turn begins with its speaker, in the first paragraph") {
  const Turn question{
      TurnRole::question, "记者", {paragraph({text("问")}), paragraph({text("再问")})}};
  CHECK(body_of(article({block(question)})) ==
        "<div class=\"turn question\"><p><b class=\"speaker\">记者：</b>问</p><p>再问</p></div>");
  const Turn answer{TurnRole::answer, "答：", {paragraph({text("答")})}};
  CHECK(body_of(article({block(answer)})) ==
        "<div class=\"turn answer\"><p><b class=\"speaker\">答：</b>答</p></div>");
}

TEST_CASE("a turn without a speaker, or that begins with a list, is whole all the same") {
  CHECK(body_of(article({block(Turn{TurnRole::answer, "", {paragraph({text("答")})}})})) ==
        "<div class=\"turn answer\"><p>答</p></div>");
  const List list{ListMarker::bullet, 1, {{{paragraph({text("项")})}}}};
  CHECK(body_of(article({block(Turn{TurnRole::answer, "甲", {block(list)}})})) ==
        "<div class=\"turn answer\"><p><b class=\"speaker\">甲：</b></p>"
        "<ul class=\"bullet\"><li>项</li></ul></div>");
  CHECK(body_of(article({block(Turn{TurnRole::answer, "", {block(list)}})})) ==
        "<div class=\"turn answer\"><ul class=\"bullet\"><li>项</li></ul></div>");
}

TEST_CASE("a figure has its image's size and alternative text, caption and credit") {
  CHECK(body_of(article({figure(0, "桥 \"夜\"", {text("说明。")}, "某某 摄")}), {picture()}) ==
        "<figure><img src=\"image:0\" alt=\"桥 &quot;夜&quot;\" width=\"640\" height=\"480\"/>"
        "<figcaption>说明。 <span class=\"credit\">某某 摄</span></figcaption></figure>");
  CHECK(body_of(article({figure(0, "", {}, "")}), {picture()}) ==
        "<figure><img src=\"image:0\" alt=\"\" width=\"640\" height=\"480\"/></figure>");
}

TEST_CASE("an image that is not there leaves a gap with its words") {
  const Article made = article({figure(0, "桥", {text("说明")}, "")});
  const std::string gap =
      "<figure><div class=\"gap\">桥</div><figcaption>说明</figcaption></figure>";
  CHECK(body_of(made, {picture(ImageFormat::unknown)}) == gap);
  CHECK(body_of(made) == gap);
}

TEST_CASE("each image used is named once, in order of first use") {
  const auto use = [](std::uint32_t image) { return figure(image, "x", {}, ""); };
  const std::vector<ImageFile> files{picture(), picture(), picture(ImageFormat::unknown)};
  const auto document =
      xhtml::to_xhtml(article({use(1), use(0), use(1), use(2)}), WritingMode::horizontal, files);
  CHECK(document.images == std::vector<ImageId>{{1}, {0}});
}

TEST_CASE("rows of headings at the top are the table's head") {
  CHECK(table_of({{{cell("站", true), cell("位", true)}}, {{cell("东", true), cell("1")}}},
                 {text("水位")}) ==
        "<div class=\"table\"><table><caption>水位</caption>"
        "<thead><tr><th scope=\"col\">站</th><th scope=\"col\">位</th></tr></thead>"
        "<tbody><tr><th scope=\"row\">东</th><td>1</td></tr></tbody></table></div>");
}

TEST_CASE("a head whose cells reach down into the body, or that is all there is, is none") {
  TableCell tall = cell("站", true);
  tall.row_span = 2;
  CHECK_FALSE(has(table_of({{{tall, cell("位", true)}}, {{cell("1")}}}), "<thead>"));
  CHECK_FALSE(has(table_of({{{cell("站", true), cell("位", true)}}}), "<thead>"));
}

TEST_CASE("cells say how far they reach and where their text stands") {
  TableCell wide = cell("宽");
  wide.column_span = 2;
  wide.alignment = CellAlignment::end;
  TableCell tall = cell("高");
  tall.row_span = 2;
  tall.alignment = CellAlignment::centre;
  const std::string made = table_of({{{wide}}, {{tall, cell("")}}, {{cell("x")}}});
  CHECK(has(made, "<td class=\"end\" colspan=\"2\">宽</td>"));
  CHECK(has(made, "<td class=\"centre\" rowspan=\"2\">高</td><td></td>"));
}

TEST_CASE("lists count as their marker says") {
  const auto of = [](ListMarker marker, std::uint32_t start) {
    return body_of(article({block(List{marker, start, {{{paragraph({text("项")})}}}})}));
  };
  CHECK(of(ListMarker::bullet, 1) == "<ul class=\"bullet\"><li>项</li></ul>");
  CHECK(of(ListMarker::decimal, 4) == "<ol class=\"decimal\" start=\"4\"><li>项</li></ol>");
  CHECK(of(ListMarker::ideographic, 1) == "<ol class=\"ideographic\"><li>项</li></ol>");
  CHECK(of(ListMarker::bracketed_ideographic, 3) ==
        "<ol class=\"bracketed-ideographic\" start=\"3\"><li>项</li></ol>");
}

TEST_CASE("an item of several blocks keeps them, and one in another language its tag") {
  const ListItem two{{paragraph({text("甲")}), paragraph({text("乙")})}};
  const ListItem foreign{{block(Paragraph{{text("項")}}, "ja")}};
  CHECK(body_of(article({block(List{ListMarker::bullet, 1, {two, foreign}})})) ==
        "<ul class=\"bullet\"><li><p>甲</p><p>乙</p></li>"
        "<li><p lang=\"ja\" xml:lang=\"ja\">項</p></li></ul>");
}

TEST_CASE("who is quoted stands beside the quotation") {
  CHECK(body_of(article({block(Quote{{paragraph({text("话")})}, {}})})) ==
        "<blockquote><p>话</p></blockquote>");
  CHECK(body_of(article({block(Quote{{paragraph({text("话")})}, {text("某人")}})})) ==
        "<figure class=\"quote\"><blockquote><p>话</p></blockquote>"
        "<figcaption class=\"source\">某人</figcaption></figure>");
}
