#include "xhtml/blocks.h"
#include "xhtml/inlines.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::xhtml {

namespace {

bool is_heading(const TableRow& row) {
  return !row.cells.empty() &&
         std::all_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return c.header; });
}

/// How many rows at the top are column headings. Cells may not reach from the head into the body
/// (HTML 4.9.12), so a head that does is no head.
std::size_t head_rows(const Table& table) {
  std::size_t count = 0;
  while (count < table.rows.size() && is_heading(table.rows[count])) ++count;
  if (count == table.rows.size()) return 0;
  for (std::size_t row = 0; row < count; ++row) {
    for (const TableCell& cell : table.rows[row].cells) {
      if (row + cell.row_span > count) return 0;
    }
  }
  return count;
}

XhtmlElement cell_of(const TableCell& cell, bool heads_column, Builder& builder) {
  std::string_view alignment;
  if (cell.alignment == CellAlignment::centre) alignment = "centre";
  if (cell.alignment == CellAlignment::end) alignment = "end";
  XhtmlElement made = element(cell.header ? "th" : "td", alignment);
  if (cell.header) made.attributes.push_back({"scope", heads_column ? "col" : "row"});
  if (cell.column_span > 1) {
    made.attributes.push_back({"colspan", fmt::format("{}", cell.column_span)});
  }
  if (cell.row_span > 1) made.attributes.push_back({"rowspan", fmt::format("{}", cell.row_span)});
  add_inlines(made, cell.content, builder);
  return made;
}

}  // namespace

XhtmlElement table(const Table& table, Builder& builder) {
  XhtmlElement made = element("table");
  if (!table.caption.empty()) {
    XhtmlElement caption = element("caption");
    add_inlines(caption, table.caption, builder);
    made.children.emplace_back(std::move(caption));
  }
  const std::size_t heads = head_rows(table);
  XhtmlElement head = element("thead");
  XhtmlElement body = element("tbody");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    XhtmlElement line = element("tr");
    for (const TableCell& cell : table.rows[row].cells) {
      line.children.emplace_back(cell_of(cell, is_heading(table.rows[row]), builder));
    }
    (row < heads ? head : body).children.emplace_back(std::move(line));
  }
  if (heads > 0) made.children.emplace_back(std::move(head));
  made.children.emplace_back(std::move(body));
  XhtmlElement frame = element("div", "table");
  frame.children.emplace_back(std::move(made));
  return frame;
}

}  // namespace qianzi::xhtml
