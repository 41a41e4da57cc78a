#include "desk.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace qianzi;
using namespace qianzi::pdf::test;

namespace {

/// The tree as pdfinfo prints it, without attributes' details: one element or text a line.
std::string tree_of(const std::string& path) {
  return run("pdfinfo -struct-text '" + path + "'");
}

void add_text(Page& page, std::string_view text, double y, std::uint32_t mark, double x = 20) {
  TextSetting setting;
  setting.structure = mark;
  page.items.push_back(set_run(text, x, y, setting));
}

std::string opened(const std::string& path) {
  return run("qpdf --qdf --object-streams=disable '" + path + "' -");
}

}  // namespace

TEST_CASE("an article becomes a tree of standard elements") {
  Page page = blank_page();
  const std::uint32_t article = add_mark(page, StructureRole::article);
  add_text(page, "第一版", 20, 0);
  add_text(page, "标题", 40, add_mark(page, StructureRole::headline, article));
  const std::uint32_t paragraph = add_mark(page, StructureRole::paragraph, article);
  add_text(page, "前文", 60, paragraph);
  const std::uint32_t link = add_mark(page, StructureRole::link, paragraph);
  page.structure[link].language = "ja";
  add_text(page, "链接", 60, link, 40);
  add_text(page, "后文", 60, paragraph, 60);
  add_text(page, "小标题", 80, add_mark(page, StructureRole::subhead, article));
  const auto made = make_pdf({page}, "tree");
  check_with_qpdf(made.path);
  CHECK(tree_of(made.path) == "Document\n"
                              "  Art\n"
                              "    H1 (block)\n"
                              "      \"标题\"\n"
                              "    P (block)\n"
                              "      \"前文\"\n"
                              "      Link (inline)\n"
                              "        \"链接\"\n"
                              "      \"后文\"\n"
                              "    H2 (block)\n"
                              "      \"小标题\"\n");
  CHECK(opened(made.path).find("/Lang (ja)") != std::string::npos);
}

TEST_CASE("a paragraph that goes on over the page is one element") {
  Page first = blank_page("1");
  const std::uint32_t article = add_mark(first, StructureRole::article);
  add_text(first, "上半", 40, add_mark(first, StructureRole::paragraph, article));
  Page second = first;
  std::get<GlyphRun>(second.items[0]) = set_run("下半", 20, 40, {});
  std::get<GlyphRun>(second.items[0]).structure = 2;
  const auto made = make_pdf({first, second}, "joined");
  check_with_qpdf(made.path);
  CHECK(tree_of(made.path) == "Document\n"
                              "  Art\n"
                              "    P (block)\n"
                              "      \"上半\"\n"
                              "      \"下半\"\n");
}

TEST_CASE("tables keep empty cells, spans and heads") {
  Page page = blank_page();
  const std::uint32_t table = add_mark(page, StructureRole::table);
  const std::uint32_t head_row = add_mark(page, StructureRole::table_row, table);
  const std::uint32_t wide = add_mark(page, StructureRole::table_header, head_row);
  page.structure[wide].column_span = 2;
  const std::uint32_t row = add_mark(page, StructureRole::table_row, table);
  const std::uint32_t side = add_mark(page, StructureRole::table_header, row);
  static_cast<void>(add_mark(page, StructureRole::table_cell, row));
  const std::uint32_t last = add_mark(page, StructureRole::table_cell, row);
  add_text(page, "项目", 40, wide);
  add_text(page, "甲", 60, side);
  add_text(page, "乙", 60, last, 80);
  const auto made = make_pdf({page}, "table");
  check_with_qpdf(made.path);
  const std::string tree = tree_of(made.path);
  INFO(tree);
  const auto at = [&](std::string_view part) { return tree.find(part); };
  CHECK(at("\"甲\"") < at("TD"));
  CHECK(tree.find("TD", at("TD") + 1) < at("\"乙\""));
  const std::string text = opened(made.path);
  CHECK(text.find("/ColSpan 2") != std::string::npos);
  CHECK(text.find("/Scope /Column") != std::string::npos);
  CHECK(text.find("/Scope /Row") != std::string::npos);
}

TEST_CASE("a second row of heads heads columns too") {
  Page page = blank_page();
  const std::uint32_t table = add_mark(page, StructureRole::table);
  double y = 40;
  for (const bool heads : {true, true, false}) {
    const std::uint32_t row = add_mark(page, StructureRole::table_row, table);
    add_text(page, "甲", y, add_mark(page, StructureRole::table_header, row));
    const auto role = heads ? StructureRole::table_header : StructureRole::table_cell;
    add_text(page, "乙", y, add_mark(page, role, row), 80);
    y += 20;
  }
  const std::string text = opened(make_pdf({page}, "heads").path);
  std::size_t columns = 0;
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = text.find("/Scope /Column", at)) != std::string::npos; ++at) {
    ++columns;
  }
  for (std::size_t at = 0; (at = text.find("/Scope /Row", at)) != std::string::npos; ++at) ++rows;
  CHECK(columns == 4);
  CHECK(rows == 1);
}

TEST_CASE("ruby in segments is a Ruby each, readings in their place") {
  Page page = blank_page();
  const std::uint32_t paragraph = add_mark(page, StructureRole::paragraph);
  const std::uint32_t ruby = add_mark(page, StructureRole::ruby, paragraph);
  const std::uint32_t base_1 = add_mark(page, StructureRole::ruby_base, ruby);
  const std::uint32_t text_1 = add_mark(page, StructureRole::ruby_text, ruby);
  const std::uint32_t base_2 = add_mark(page, StructureRole::ruby_base, ruby);
  const std::uint32_t text_2 = add_mark(page, StructureRole::ruby_text, ruby);
  add_text(page, "活", 40, base_1);
  add_text(page, "かつ", 30, text_1);
  add_text(page, "字", 40, base_2, 40);
  add_text(page, "じ", 30, text_2, 40);
  add_text(page, "也", 40, paragraph, 60);
  const auto made = make_pdf({page}, "ruby-tree");
  check_with_qpdf(made.path);
  const std::string tree = tree_of(made.path);
  INFO(tree);
  std::string order;
  std::istringstream lines(tree);
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    order += line.substr(0, line.find(" (")) + ' ';
  }
  CHECK(order == "Document P Ruby RB \"活\" RT \"かつ\" Ruby RB \"字\" RT \"じ\" \"也\" ");
}

TEST_CASE("figures say what they show and where they stand") {
  Page page = blank_page();
  const std::uint32_t figure = add_mark(page, StructureRole::figure);
  page.structure[figure].alternative = "一台铸字机";
  add_text(page, "图", 40, figure);
  const auto made = make_pdf({page}, "figure");
  const std::string text = opened(made.path);
  CHECK(text.find("/Alt <feff4e0053f094f85b57673a>") != std::string::npos);
}

TEST_CASE("every sequence of a page leads back to its element") {
  Page page = blank_page();
  for (int i = 0; i < 5; ++i) {
    add_text(page, "段", 20 + 15 * i, add_mark(page, StructureRole::paragraph));
  }
  pdf::Settings settings;
  settings.compression = 0;
  const auto made = make_pdf({page}, "parents", settings);
  std::size_t opened_sequences = 0;
  std::size_t closed = 0;
  for (std::size_t at = 0; (at = made.bytes.find("/MCID ", at)) != std::string::npos; ++at) {
    ++opened_sequences;
  }
  for (std::size_t at = 0; (at = made.bytes.find("EMC\n", at)) != std::string::npos; ++at) ++closed;
  CHECK(opened_sequences == 5);
  CHECK(closed == 5);
}
