#include "readers/native/blocks.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::readers {
namespace {

class TableReader {
public:
  TableReader(const Limits& limits, References& references, Report& report)
      : limits_(limits), references_(references), report_(report) {}

  Table read(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"xml:lang"}, report_);
    check_no_text(element, report_);
    Table table;
    for (const auto* child = element.FirstChildElement(); child != nullptr && !too_many_;
         child = child->NextSiblingElement()) {
      const std::string_view name = child->Name();
      if (name == "tr") {
        table.rows.push_back(row(*child));
      } else if (name == "caption") {
        if (child != element.FirstChildElement("caption")) repeated(*child, report_);
        check_attributes(*child, {}, report_);
        table.caption = read_inlines(*child, references_, report_);
        if (table.caption.empty()) {
          report_.grave(Code::empty_element, report_.document().position(*child), {"caption"});
        }
      } else {
        unknown_child(*child, {"caption", "tr"}, report_);
      }
    }
    if (table.rows.empty()) {
      report_.grave(Code::missing_element, report_.document().position(element), {"table", "tr"});
    } else if (!too_many_) {
      check_grid(table, element);
    }
    return table;
  }

private:
  TableRow row(const tinyxml2::XMLElement& element) {
    check_attributes(element, {}, report_);
    check_no_text(element, report_);
    TableRow row;
    for (const auto* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::string_view name = child->Name();
      if (name != "th" && name != "td") {
        unknown_child(*child, {"th", "td"}, report_);
        continue;
      }
      if (++cells_ > limits_.table_cells) {
        too_many_ = true;
        report_.grave(Code::too_many,
                      report_.document().position(*child),
                      {"cells in a table", fmt::format("{}", limits_.table_cells)});
        return row;
      }
      row.cells.push_back(cell(*child, name == "th"));
    }
    if (row.cells.empty()) {
      report_.grave(Code::missing_element, report_.document().position(element), {"tr", "td"});
    }
    return row;
  }

  TableCell cell(const tinyxml2::XMLElement& element, bool header) {
    check_attributes(element, {"colspan", "rowspan", "align"}, report_);
    TableCell cell;
    cell.header = header;
    cell.column_span =
        static_cast<std::uint16_t>(number_attribute(element, "colspan", 1, 1, 100, report_));
    cell.row_span =
        static_cast<std::uint16_t>(number_attribute(element, "rowspan", 1, 1, 1000, report_));
    if (element.FindAttribute("align") != nullptr) {
      const std::string_view align = attribute(element, "align");
      if (align == "centre") {
        cell.alignment = CellAlignment::centre;
      } else if (align == "end") {
        cell.alignment = CellAlignment::end;
      } else if (align != "start") {
        bad_value(element, "align", "start, centre or end", report_);
      }
    }
    cell.content = read_inlines(element, references_, report_);
    return cell;
  }

  /// Lays the cells out as HTML does: each takes the first free columns of its row.
  void check_grid(Table& table, const tinyxml2::XMLElement& element) {
    std::vector<std::size_t> reach;  // by column: rows still covered from above
    const auto wrong = [&](std::size_t row, std::string what) {
      report_.grave(Code::bad_table,
                    report_.document().position(element),
                    {fmt::format("row {} {}", row + 1, what)});
    };
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      std::size_t column = 0;
      std::vector<std::size_t> next = reach;
      for (const TableCell& cell : table.rows[r].cells) {
        while (column < reach.size() && reach[column] > 0) ++column;
        const std::size_t end = column + cell.column_span;
        if (r + cell.row_span > table.rows.size())
          return wrong(r, "has a cell that reaches below the last row");
        if (next.size() < end) next.resize(end, 0);
        for (std::size_t c = column; c < end; ++c) {
          if (c < reach.size() && reach[c] > 0)
            return wrong(r, "has a cell that overlaps one from above");
          next[c] = cell.row_span;
        }
        column = end;
      }
      if (r == 0)
        table.columns = static_cast<std::uint16_t>(std::min<std::size_t>(next.size(), 1000));
      if (next.size() > table.columns) {
        return wrong(r, fmt::format("has more than {} columns", table.columns));
      }
      if (std::find(next.begin(), next.end(), 0u) != next.end()) {
        return wrong(r, fmt::format("has fewer than {} columns", table.columns));
      }
      reach = std::move(next);
      for (std::size_t& rows : reach) --rows;
    }
  }

  const Limits& limits_;
  References& references_;
  Report& report_;
  std::uint32_t cells_ = 0;
  bool too_many_ = false;
};

}  // namespace

Table read_table(const tinyxml2::XMLElement& element,
                 const Limits& limits,
                 References& references,
                 Report& report) {
  return TableReader(limits, references, report).read(element);
}

}  // namespace qianzi::readers
