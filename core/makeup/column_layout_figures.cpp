// Of an article's layout what figures that span columns have to do with: their stack, the columns
// round it, the rules between.
#include "makeup/column_layout.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

/// Pictures are no higher than this part of the sheet's type area.
constexpr double highest_figure = 0.42;

}  // namespace

const Unit* ColumnLayout::figures(int span, int columns) {
  const std::pair key(box_ == nullptr ? 0 : span, columns);
  const auto [entry, fresh] = figures_.try_emplace(key);
  if (fresh) {
    const design::PageDesign& design = text_.design();
    const Pt most =
        (design.sheet.height - design.margin_top - design.margin_bottom) * highest_figure;
    const Pt width = columns_width(span, columns);
    Unit stack;
    stack.lines = 0;
    bool fits = true;
    for (const Body::Lifted& lifted : body(span).body.lifted) {
      const auto add = [&](const Unit& unit) {
        add_unit(stack, unit, {Pt(0), design.baseline * static_cast<double>(stack.lines)});
        stack.lines += unit.lines;
      };
      if (lifted.table != nullptr) {
        for (const Unit& unit : set_table(text_, *lifted.table, width, 0, text_.article().where)) {
          add(unit);
        }
        ++stack.lines;
        fits = fits && design.baseline * static_cast<double>(stack.lines) <= most * 1.5;
        continue;
      }
      // A picture narrower than its columns leaves white beside it.
      fits = fits && figure_height(text_, *lifted.figure, width) <= most;
      if (!fits) break;
      add(set_figure(text_, *lifted.figure, width, most, 0, text_.article().where));
    }
    if (fits) entry->second = std::move(stack);
  }
  return entry->second ? &*entry->second : nullptr;
}

std::vector<Stretch> ColumnLayout::Columns::stretches(int height) const {
  return stretches_round(place, figure != nullptr ? figure->lines : 0, span, height);
}

std::vector<int> ColumnLayout::Columns::covered() const {
  std::vector<int> lines(static_cast<std::size_t>(span), 0);
  if (figure == nullptr) return lines;
  std::fill_n(lines.begin() + place.first, place.columns, figure->lines);
  return lines;
}

std::optional<ColumnLayout::Columns> ColumnLayout::columns_for(int span, const FigurePlace& place) {
  Columns columns;
  columns.span = span;
  columns.units = &body(span).body.units;
  if (place.columns == 0) return columns;
  columns.units = &body(span).without_figures;
  columns.place = place;
  columns.figure = figures(span, place.columns);
  if (columns.figure == nullptr) return std::nullopt;
  return columns;
}

FigureWish ColumnLayout::figure_wish(int span) {
  const Text& text = body(span);
  FigureWish wish;
  if (text.body.lifted.empty()) return wish;
  for (const Body::Lifted& lifted : text.body.lifted) {
    if (lifted.figure == nullptr) continue;
    wish.position = lifted.figure->position;
    wish.columns = lifted.figure->columns;
    break;
  }
  int before = 0;
  for (std::size_t i = 0; i < text.body.lifted.front().unit; ++i)
    before += text.body.units[i].lines;
  const int all = total_lines(text.without_figures, 0);
  wish.after = all > 0 ? std::min(1.0, static_cast<double>(before) / all) : 0;
  return wish;
}

void ColumnLayout::add_column_rules(Unit& whole,
                                    const Columns& columns,
                                    int top,
                                    int height) const {
  const design::PageDesign& design = text_.design();
  if (!design.column_rules || design.rule_thickness <= Pt(0)) return;
  const FigurePlace& place = columns.place;
  for (int c = 1; c < columns.span; ++c) {
    const Pt x = at(columns.span, c, 0).x - design.gutter * 0.5;
    const auto rule = [&](int from, int to) {
      if (from >= to) return;
      Rule line;
      line.from = {x, at(columns.span, c, top + from).y};
      line.to = {x, at(columns.span, c, top + to).y};
      line.thickness = design.rule_thickness;
      line.shape = design.rule_shape;
      line.colour = design.rule_colour;
      whole.atoms.emplace_back(RuleAtom{line});
    };
    // Beside a figure there is one, through it none.
    const bool through =
        columns.figure != nullptr && c > place.first && c < place.first + place.columns;
    rule(0, through ? place.top : height);
    if (through) rule(place.top + columns.figure->lines, height);
  }
}

}  // namespace qianzi::makeup
