#include "makeup/body.h"
#include "model/text.h"

#include <algorithm>
#include <numeric>

namespace qianzi::makeup {
namespace {

using design::Role;

constexpr Pt padding{2.5};

/// One cell in the grid of the table.
struct Slot {
  const TableCell* cell = nullptr;
  std::size_t row = 0;
  std::size_t column = 0;
  const composition::PreparedParagraph* prepared = nullptr;
  SetParagraph set;
  std::uint32_t element = 0;
  ParagraphStyle style;
};

class TableSetter {
public:
  TableSetter(ArticleText& text, const Table& table, Pt width, SourcePosition where)
      : text_(text), table_(table), width_(width), where_(where) {}

  std::vector<Unit> set(std::uint32_t parent) {
    Element element;
    element.role = StructureRole::table;
    element.parent = parent;
    table_element_ = text_.add_element(std::move(element));
    place_cells();
    measure_columns();
    compose_cells();
    measure_rows();
    return units();
  }

private:
  std::uint32_t element(StructureRole role, std::uint32_t parent) {
    Element element;
    element.role = role;
    element.parent = parent;
    return text_.add_element(std::move(element));
  }

  /// Each cell takes the first columns of its row that nothing reaches into from above.
  void place_cells() {
    std::vector<std::size_t> reach(table_.columns, 0);
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const std::uint32_t row_element = element(StructureRole::table_row, table_element_);
      std::size_t column = 0;
      for (const TableCell& cell : table_.rows[r].cells) {
        while (column < reach.size() && reach[column] > r) ++column;
        if (column + cell.column_span > reach.size()) break;
        Slot slot;
        slot.cell = &cell;
        slot.row = r;
        slot.column = column;
        slot.style = text_.style(cell.header ? Role::table_header : Role::table_cell);
        slot.style.structure = StructureRole::paragraph;
        slot.style.first_indent = Em(0);
        constexpr Alignment alignments[] = {Alignment::start, Alignment::centre, Alignment::end};
        if (!cell.header)
          slot.style.alignment = alignments[static_cast<std::size_t>(cell.alignment)];
        slot.prepared = &text_.prepare(cell.content, slot.style, where_);
        Element entry;
        entry.role = cell.header ? StructureRole::table_header : StructureRole::table_cell;
        entry.parent = row_element;
        entry.column_span = cell.column_span;
        entry.row_span = cell.row_span;
        slot.element = text_.add_element(std::move(entry));
        for (std::size_t c = column; c < column + cell.column_span; ++c)
          reach[c] = r + cell.row_span;
        column += cell.column_span;
        slots_.push_back(std::move(slot));
      }
    }
  }

  /// Columns get what their widest cell needs, within reason, and share what is left; where that
  /// is too much the widest give way.
  void measure_columns() {
    std::vector<double> wanted(table_.columns, 0);
    for (const Slot& slot : slots_) {
      if (slot.cell->column_span != 1) continue;
      // Rounding must not break a line that just fits.
      const double natural = (slot.prepared->natural_width() + padding * 2.0).value() + 0.1;
      const double most = slot.style.size.value() * 12;
      wanted[slot.column] = std::max(wanted[slot.column], std::min(natural, most));
    }
    for (double& width : wanted) width = std::max(width, padding.value() * 2 + 6);
    give_way(wanted);
    const double total = std::accumulate(wanted.begin(), wanted.end(), 0.0);
    edges_.push_back(Pt(0));
    for (const double width : wanted) {
      edges_.push_back(edges_.back() + width_ * (width / total));
    }
  }

  /// Narrows the widest columns, to one width, until all of them fit.
  void give_way(std::vector<double>& wanted) const {
    std::vector<double> sorted = wanted;
    std::sort(sorted.begin(), sorted.end());
    double left = width_.value();
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      const double share = left / static_cast<double>(sorted.size() - i);
      if (sorted[i] > share) {
        for (double& width : wanted) width = std::min(width, share);
        return;
      }
      left -= sorted[i];
    }
  }

  void compose_cells() {
    for (Slot& slot : slots_) {
      const Pt width = edges_[slot.column + slot.cell->column_span] - edges_[slot.column];
      slot.set = text_.fit(*slot.prepared, std::max(width - padding * 2.0, Pt(4)), slot.element);
    }
  }

  [[nodiscard]] static Pt height_of(const Slot& slot) {
    return slot.style.leading * static_cast<double>(slot.set.lines->lines.size()) + padding * 2.0;
  }

  void measure_rows() {
    heights_.assign(table_.rows.size(), Pt(0));
    for (const Slot& slot : slots_) {
      if (slot.cell->row_span == 1) {
        heights_[slot.row] = std::max(heights_[slot.row], height_of(slot));
      }
    }
    for (Pt& height : heights_) height = std::max(height, padding * 4.0);
    for (const Slot& slot : slots_) {
      Pt covered;
      const std::size_t end = slot.row + slot.cell->row_span;
      for (std::size_t r = slot.row; r < end; ++r) covered += heights_[r];
      if (covered < height_of(slot)) heights_[end - 1] += height_of(slot) - covered;
    }
  }

  /// A unit ends where no cell reaches over the row's end, and it has some height.
  [[nodiscard]] bool may_end_after(std::size_t row) const {
    return std::none_of(slots_.begin(), slots_.end(), [&](const Slot& slot) {
      return slot.row <= row && slot.row + slot.cell->row_span > row + 1;
    });
  }

  Rule rule(Point from, Point to, double weight) const {
    Rule line;
    line.from = from;
    line.to = to;
    line.thickness = std::max(text_.design().rule_thickness, Pt(0.3)) * weight;
    return line;
  }

  std::vector<Unit> units() {
    std::vector<Unit> units;
    if (!table_.caption.empty()) units.push_back(caption());
    const Pt baseline = text_.design().baseline;
    std::size_t begin = 0;
    while (begin < heights_.size()) {
      Unit unit;
      Pt top = Pt(2);
      std::size_t row = begin;
      for (; row < heights_.size(); ++row) {
        add_row(unit, row, top);
        top += heights_[row];
        if (top > baseline * 16.0 && may_end_after(row)) break;
      }
      const bool last = row >= heights_.size() || row + 1 == heights_.size();
      unit.atoms.emplace_back(RuleAtom{rule({Pt(0), top}, {width_, top}, last ? 2 : 1)});
      unit.lines = grid_lines(top + Pt(2), baseline);
      units.push_back(std::move(unit));
      begin = row + 1;
    }
    return units;
  }

  Unit caption() {
    Unit unit;
    ParagraphStyle style = text_.style(Role::table_header);
    style.structure = StructureRole::caption;
    const auto& prepared = text_.prepare(table_.caption, style, where_);
    const Pt end = stack_lines(
        unit, text_.fit(prepared, width_, table_element_), Pt(0), Pt(1), style.leading, style.size);
    unit.lines = grid_lines(end, text_.design().baseline);
    unit.keep_with_next = true;
    return unit;
  }

  void add_row(Unit& unit, std::size_t row, Pt top) {
    const double weight = row == 0 ? 2 : 0.6;
    // A line above the row, but for cells that reach down through it.
    for (std::size_t c = 0; c < table_.columns; ++c) {
      const bool covered = std::any_of(slots_.begin(), slots_.end(), [&](const Slot& slot) {
        return slot.row < row && slot.row + slot.cell->row_span > row && slot.column <= c &&
               c < slot.column + slot.cell->column_span;
      });
      if (!covered) {
        unit.atoms.emplace_back(RuleAtom{rule({edges_[c], top}, {edges_[c + 1], top}, weight)});
      }
    }
    for (const Slot& slot : slots_) {
      if (slot.row != row) continue;
      Pt height;
      for (std::size_t r = row; r < row + slot.cell->row_span; ++r) height += heights_[r];
      const Pt text_height = height_of(slot) - padding * 2.0;
      stack_lines(unit,
                  slot.set,
                  edges_[slot.column] + padding,
                  top + (height - text_height) * 0.5,
                  slot.style.leading,
                  slot.style.size);
    }
  }

  ArticleText& text_;
  const Table& table_;
  Pt width_;
  SourcePosition where_;
  std::uint32_t table_element_ = 0;
  std::vector<Slot> slots_;
  std::vector<Pt> edges_;
  std::vector<Pt> heights_;
};

}  // namespace

bool is_wide(const ArticleText& text, const Table& table, Pt width) {
  std::vector<std::size_t> longest(table.columns, 0);
  for (const TableRow& row : table.rows) {
    if (row.cells.size() != table.columns) continue;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      // Three bytes of UTF-8 make an em, as one of two letters do.
      const std::size_t bytes = model::plain_text(row.cells[c].content).size();
      longest[c] = std::max(longest[c], (bytes + 2) / 3);
    }
  }
  const auto ems = std::accumulate(longest.begin(), longest.end(), std::size_t{0});
  const Pt size = text.style(Role::table_cell).size;
  return size * static_cast<double>(ems) + padding * (2.0 * table.columns) > width;
}

std::vector<Unit> set_table(ArticleText& text,
                            const Table& table,
                            Pt width,
                            std::uint32_t parent,
                            SourcePosition where) {
  if (table.columns == 0) return {};
  return TableSetter(text, table, width, where).set(parent);
}

}  // namespace qianzi::makeup
