#include "makeup/layout.h"

#include "makeup/head.h"
#include "makeup/vertical_box.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace qianzi::makeup {
namespace {

/// An article is tried this many lines higher than it needs to be, with white opened inside.
constexpr int tried_lines = 8;
/// Pictures are no higher than this part of the sheet's type area.
constexpr double highest_figure = 0.42;

std::vector<int> capacities_of(const std::vector<int>& covered, int height) {
  std::vector<int> capacities;
  for (const int lines : covered) capacities.push_back(std::max(0, height - lines));
  return capacities;
}

void add_unit(Unit& whole, const Unit& unit, Point by) {
  for (const Atom& atom : unit.atoms) whole.atoms.push_back(moved(atom, by));
}

}  // namespace

ArticleLayout::ArticleLayout(Workshop& workshop,
                             const Article& article,
                             std::uint32_t index,
                             WritingMode mode,
                             bool lead)
    : workshop_(workshop),
      text_(workshop, article, index),
      vertical_(!workshop.design.vertical() &&
                article.writing_mode.value_or(mode) == WritingMode::vertical),
      lead_(lead) {}

Pt ArticleLayout::column_x(int column) const {
  return (workshop_.design.column_width() + workshop_.design.gutter) * static_cast<double>(column);
}

Pt ArticleLayout::width(int span) const {
  return column_x(span) - workshop_.design.gutter;
}

void ArticleLayout::need_body() {
  if (body_) return;
  body_ = set_body(text_, workshop_.design.column_width());
  std::size_t next = 0;
  for (std::size_t i = 0; i < body_->units.size(); ++i) {
    if (next < body_->lifted.size() && body_->lifted[next].unit == i) {
      ++next;
    } else {
      without_figures_.push_back(body_->units[i]);
    }
  }
}

const Unit& ArticleLayout::head(int span) {
  const auto [entry, fresh] = heads_.try_emplace(span);
  if (fresh) entry->second = set_head(text_, width(span), lead_ ? span : std::min(span, 2));
  return entry->second;
}

const Unit* ArticleLayout::figures(int columns) {
  const auto [entry, fresh] = figures_.try_emplace(columns);
  if (fresh) {
    const design::PageDesign& design = workshop_.design;
    const Pt most =
        (design.sheet.height - design.margin_top - design.margin_bottom) * highest_figure;
    Unit stack;
    stack.lines = 0;
    bool fits = true;
    for (const Body::Lifted& lifted : body_->lifted) {
      // A picture narrower than its columns leaves white beside it.
      fits = fits && figure_height(text_, *lifted.figure, width(columns)) <= most;
      if (!fits) break;
      const Unit figure =
          set_figure(text_, *lifted.figure, width(columns), most, 0, text_.article().where);
      add_unit(stack, figure, {Pt(0), design.baseline * static_cast<double>(stack.lines)});
      stack.lines += figure.lines;
    }
    if (fits) entry->second = std::move(stack);
  }
  return entry->second ? &*entry->second : nullptr;
}

std::optional<ArticleLayout::Columns> ArticleLayout::columns_for(int span, int figure_columns) {
  need_body();
  Columns columns;
  columns.span = span;
  columns.covered.assign(static_cast<std::size_t>(span), 0);
  columns.units = &body_->units;
  if (figure_columns == 0) return columns;
  columns.units = &without_figures_;
  columns.figure_columns = figure_columns;
  columns.figure = figures(figure_columns);
  if (columns.figure == nullptr) return std::nullopt;
  for (int i = span - figure_columns; i < span; ++i) {
    columns.covered[static_cast<std::size_t>(i)] = columns.figure->lines;
  }
  return columns;
}

const std::vector<Form>& ArticleLayout::forms(int span, int most) {
  const auto [entry, fresh] = forms_.try_emplace(span);
  if (!fresh) return entry->second;
  std::vector<Form>& forms = entry->second;
  if (vertical_) {
    for (const BoxForm& box : vertical_box_forms(text_, width(span), most)) {
      forms.push_back({box.lines, box.cost, 0});
    }
    return forms;
  }
  need_body();
  const int widest = body_->lifted.empty() ? 0 : span;
  for (int columns = 0; columns <= widest; ++columns) {
    // Over one of one column a figure stays in the flow.
    if (columns == 1 && span == 1) continue;
    add_forms(span, columns, most, forms);
  }
  return forms;
}

void ArticleLayout::add_forms(int span, int figure_columns, int most, std::vector<Form>& forms) {
  const int room = most - head(span).lines;
  int total = 0;
  int highest = 0;
  for (const Unit& unit : figure_columns > 0 ? without_figures_ : body_->units) {
    total += unit.lines;
    highest = std::max(highest, unit.lines);
  }
  if (total > room * span) return;
  const auto columns = columns_for(span, figure_columns);
  if (!columns) return;
  double cost = 0;
  if (span > 1 && !body_->lifted.empty()) {
    cost = 8.0 * std::abs(figure_columns - (span / 2 + 1));
    if (figure_columns == 0) cost += 6;
  }
  const int least = std::max(highest, balanced_height(*columns->units, 0, columns->covered, room));
  for (int height = least; height <= std::min(room, least + tried_lines); ++height) {
    const auto levelled = level(*columns->units, capacities_of(columns->covered, height));
    if (!levelled) continue;
    forms.push_back({head(span).lines + height, cost + levelled->cost, figure_columns});
  }
}

Unit ArticleLayout::whole(int span, const Form& form) {
  if (vertical_) return set_vertical_box(text_, width(span), form.lines);
  Unit whole = head(span);
  const auto columns = columns_for(span, form.figure_columns);
  const int height = form.lines - whole.lines;
  if (columns) place_columns(whole, *columns, whole.lines, height);
  whole.lines = form.lines;
  return whole;
}

void ArticleLayout::place_columns(Unit& whole, const Columns& columns, int top, int height) const {
  const auto capacities = capacities_of(columns.covered, height);
  const auto levelled = level(*columns.units, capacities);
  place_flow(whole,
             columns,
             levelled ? levelled->columns : flow(*columns.units, 0, capacities),
             top,
             height);
}

void ArticleLayout::place_flow(Unit& whole,
                               const Columns& columns,
                               const std::vector<ColumnRange>& ranges,
                               int top,
                               int height) const {
  const auto at = [&](int column, int line) {
    return Point{column_x(column), workshop_.design.baseline * static_cast<double>(line)};
  };
  if (columns.figure != nullptr) {
    add_unit(whole, *columns.figure, at(columns.span - columns.figure_columns, top));
  }
  add_column_rules(whole, columns, top, height);
  for (std::size_t c = 0; c < ranges.size(); ++c) {
    const int capacity = std::max(0, height - columns.covered[c]);
    const std::vector<int> white = opened(*columns.units, ranges[c], capacity);
    int line = top + columns.covered[c];
    for (std::size_t i = ranges[c].begin; i < ranges[c].end; ++i) {
      const Unit& unit = (*columns.units)[i];
      line += white[i - ranges[c].begin];
      add_unit(whole, unit, at(static_cast<int>(c), line));
      line += unit.lines;
    }
  }
}

void ArticleLayout::add_column_rules(Unit& whole,
                                     const Columns& columns,
                                     int top,
                                     int height) const {
  const design::PageDesign& design = workshop_.design;
  if (!design.column_rules || design.rule_thickness <= Pt(0)) return;
  for (int c = 1; c < columns.span; ++c) {
    const auto right = static_cast<std::size_t>(c);
    // Beside a lifted figure there is one, through it none.
    const int covered = columns.covered[right - 1] > 0
                            ? std::max(columns.covered[right - 1], columns.covered[right])
                            : 0;
    if (covered >= height) continue;
    const Pt x = column_x(c) - design.gutter * 0.5;
    Rule rule;
    rule.from = {x, design.baseline * static_cast<double>(top + covered)};
    rule.to = {x, design.baseline * static_cast<double>(top + height)};
    rule.thickness = design.rule_thickness;
    rule.shape = design.rule_shape;
    rule.colour = design.rule_colour;
    whole.atoms.emplace_back(RuleAtom{rule});
  }
}

Part ArticleLayout::part(int span, std::size_t from, int lines) {
  Part part;
  if (vertical_) {
    part.unit = set_vertical_box(text_, width(span), 0);
    part.whole = true;
    return part;
  }
  need_body();
  const bool begins = from == 0;
  if (begins) part.unit = head(span);
  if (!begins) part.unit.lines = 0;
  const int room = std::max(lines - part.unit.lines, 1);
  if (begins) {
    // Units count with the figures in or without, from the first part to the last.
    const int wide = (span + 1) / 2;
    const bool lifts = span > 1 && !body_->lifted.empty() && figures(wide) != nullptr &&
                       figures(wide)->lines < room;
    parted_figure_columns_ = lifts ? wide : 0;
  }
  Columns columns = *columns_for(span, parted_figure_columns_);
  if (!begins) {
    columns.figure = nullptr;
    columns.covered.assign(columns.covered.size(), 0);
  }
  int height = balanced_height(*columns.units, from, columns.covered, room);
  part.whole = height <= room;
  if (!part.whole) height = room;
  const auto ranges = flow(*columns.units, from, capacities_of(columns.covered, height));
  part.next = ranges.back().end;
  place_flow(part.unit, columns, ranges, part.unit.lines, height);
  part.unit.lines += height;
  if (part.next >= columns.units->size()) part.whole = true;
  return part;
}

}  // namespace qianzi::makeup
