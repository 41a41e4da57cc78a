#include "makeup/layout.h"

#include "makeup/columns.h"
#include "makeup/head.h"
#include "makeup/vertical_box.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

/// No article is higher than this many lines in one piece; longer ones are parted.
constexpr int highest = 100'000;

}  // namespace

ArticleLayout::ArticleLayout(Workshop& workshop,
                             const Article& article,
                             std::uint32_t index,
                             WritingMode mode)
    : workshop_(workshop),
      text_(workshop, article, index),
      vertical_(article.writing_mode.value_or(mode) == WritingMode::vertical) {
  wholes_.resize(workshop.design.columns + 1u);
}

Pt ArticleLayout::column_x(int column) const {
  return (workshop_.design.column_width() + workshop_.design.gutter) * static_cast<double>(column);
}

Pt ArticleLayout::width(int span) const {
  return column_x(span) - workshop_.design.gutter;
}

const Unit& ArticleLayout::whole(int span) {
  auto& kept = wholes_[static_cast<std::size_t>(span)];
  if (!kept) {
    kept = vertical_ ? set_vertical_box(text_, width(span), 0, true) : horizontal(span);
  }
  return *kept;
}

ArticleLayout::Columns ArticleLayout::columns_for(int span, bool with_figure) {
  if (!body_) {
    body_ = set_body(text_, workshop_.design.column_width());
    for (std::size_t i = 0; i < body_->units.size(); ++i) {
      if (i != body_->figure) without_figure_.push_back(body_->units[i]);
    }
  }
  Columns columns;
  columns.span = span;
  columns.covered.assign(static_cast<std::size_t>(span), 0);
  const bool lifted = span >= 2 && body_->lifted != nullptr;
  columns.units = lifted ? &without_figure_ : &body_->units;
  if (lifted && with_figure) {
    columns.figure_columns = span == 2 ? 2 : span <= 4 ? 2 : 3;
    const Pt most = workshop_.design.baseline * 24.0;
    columns.figure = set_figure(
        text_, *body_->lifted, width(columns.figure_columns), most, 0, text_.article().where);
    for (int i = span - columns.figure_columns; i < span; ++i) {
      columns.covered[static_cast<std::size_t>(i)] = columns.figure->lines;
    }
  }
  return columns;
}

Unit ArticleLayout::horizontal(int span) {
  Unit whole = set_head(text_, width(span), span);
  const Columns columns = columns_for(span, true);
  const int height = balanced_height(*columns.units, 0, columns.covered, highest);
  place_columns(whole, columns, 0, whole.lines, height);
  whole.lines += height;
  return whole;
}

void ArticleLayout::place_columns(Unit& whole,
                                  const Columns& columns,
                                  std::size_t from,
                                  int top,
                                  int height) const {
  const Pt baseline = workshop_.design.baseline;
  const auto at = [&](int column, int line) {
    return Point{column_x(column), baseline * static_cast<double>(line)};
  };
  const auto add = [&](const Unit& unit, Point by) {
    for (const Atom& atom : unit.atoms) whole.atoms.push_back(moved(atom, by));
  };
  if (columns.figure) add(*columns.figure, at(columns.span - columns.figure_columns, top));
  std::vector<int> capacities;
  for (const int covered : columns.covered) capacities.push_back(std::max(0, height - covered));
  const auto ranges = flow(*columns.units, from, capacities);
  for (std::size_t c = 0; c < ranges.size(); ++c) {
    int line = top + columns.covered[c];
    for (std::size_t i = ranges[c].begin; i < ranges[c].end; ++i) {
      const Unit& unit = (*columns.units)[i];
      add(unit, at(static_cast<int>(c), line));
      line += unit.lines;
    }
  }
}

Part ArticleLayout::part(int span, std::size_t from, int lines) {
  Part part;
  if (vertical_) {
    part.unit = whole(span);
    part.whole = true;
    return part;
  }
  const bool begins = from == 0;
  if (begins) part.unit = set_head(text_, width(span), span);
  if (!begins) part.unit.lines = 0;
  Columns columns = columns_for(span, begins);
  const int room = std::max(lines - part.unit.lines, 1);
  if (columns.figure && columns.figure->lines > room) columns = columns_for(span, false);
  int height = balanced_height(*columns.units, from, columns.covered, room);
  part.whole = height <= room;
  if (!part.whole) height = room;
  std::vector<int> capacities;
  for (const int covered : columns.covered) capacities.push_back(std::max(0, height - covered));
  part.next = flow(*columns.units, from, capacities).back().end;
  place_columns(part.unit, columns, from, part.unit.lines, height);
  part.unit.lines += height;
  if (part.next >= columns.units->size()) part.whole = true;
  return part;
}

}  // namespace qianzi::makeup
