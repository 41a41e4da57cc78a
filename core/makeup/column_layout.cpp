#include "makeup/column_layout.h"

#include "makeup/head.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace qianzi::makeup {
namespace {

/// An article is tried this many lines higher than it needs to be, with white opened inside.
constexpr int tried_lines = 8;
/// What it costs to leave a picture in the text, no wider than a column.
constexpr double cost_of_figure_in_text = 12;
/// So many lines of white can stand about a head, and what each costs by columns.
constexpr int head_white = 2;
constexpr double cost_of_head_white = 1.8;

std::vector<int> capacities_of(const std::vector<Stretch>& stretches) {
  std::vector<int> capacities;
  for (const Stretch& stretch : stretches) capacities.push_back(stretch.lines);
  return capacities;
}

}  // namespace

double cost_of_cut(double rest) {
  constexpr double cost_of_jump = 70;
  constexpr double each_line = 0.7;
  return cost_of_jump + each_line * rest;
}

double largest_size(const Unit& unit) {
  Pt largest;
  for (const Atom& atom : unit.atoms) {
    const auto* line = std::get_if<LineAtom>(&atom);
    if (line == nullptr) continue;
    for (const auto& run : line->paragraph->lines[line->line].runs) {
      largest = std::max(largest, run.size);
    }
  }
  return largest.value();
}

std::vector<Atom> frame_of(const design::Box& box, const Rect& outside) {
  const Pt inset = box.rule * 0.5;
  const Rect area{outside.x + inset,
                  outside.y + inset,
                  outside.width - inset * 2.0,
                  outside.height - inset * 2.0};
  std::vector<Atom> frame;
  if (box.fill) frame.emplace_back(FillAtom{{area, *box.fill}});
  const auto line = [&](Point from, Point to) {
    frame.emplace_back(RuleAtom{{from, to, box.rule, box.shape, box.colour}});
  };
  if (box.rule > Pt(0)) {
    line({area.x, area.y}, {area.right(), area.y});
    line({area.x, area.bottom()}, {area.right(), area.bottom()});
    line({area.x, area.y}, {area.x, area.bottom()});
    line({area.right(), area.y}, {area.right(), area.bottom()});
  }
  return frame;
}

ColumnLayout::ColumnLayout(ArticleText& text, Pt column, bool lead, const design::Box* box)
    : text_(text), column_(column), lead_(lead), box_(box) {}

void ColumnLayout::prepare(int span) {
  static_cast<void>(head(span));
  static_cast<void>(body(span));
}

Pt ColumnLayout::width(int span) const {
  const Pt gutter = text_.design().gutter;
  return (column_ + gutter) * static_cast<double>(span) - gutter;
}

Pt ColumnLayout::inner_width(int span) const {
  return box_ == nullptr ? width(span) : width(span) - (box_->padding + box_->rule) * 2.0;
}

Pt ColumnLayout::column_width(int span) const {
  const Pt gutters = text_.design().gutter * (span - 1.0);
  return (inner_width(span) - gutters) / static_cast<double>(span);
}

Pt ColumnLayout::columns_width(int span, int columns) const {
  return (column_width(span) + text_.design().gutter) * static_cast<double>(columns) -
         text_.design().gutter;
}

int ColumnLayout::frame_lines() const {
  if (box_ == nullptr) return 0;
  return grid_lines(box_->padding + box_->rule, text_.design().baseline);
}

/// Of a column's line, lines counted inside the frame.
Point ColumnLayout::at(int span, int column, int line) const {
  const Pt x = (column_width(span) + text_.design().gutter) * static_cast<double>(column);
  const Pt inset = (width(span) - inner_width(span)) * 0.5;
  return {inset + x, text_.design().baseline * static_cast<double>(line + frame_lines())};
}

ColumnLayout::Text& ColumnLayout::body(int span) {
  const auto [entry, fresh] = bodies_.try_emplace(box_ == nullptr ? 0 : span);
  Text& text = entry->second;
  if (!fresh) return text;
  text.body = set_body(text_, column_width(span));
  return text;
}

const Unit& ColumnLayout::head(int span) {
  const auto [entry, fresh] = heads_.try_emplace(span);
  if (fresh) entry->second = set_head(text_, inner_width(span), lead_ ? span : std::min(span, 2));
  return entry->second;
}

double ColumnLayout::headline_size(int span) {
  return largest_size(head(span));
}

std::vector<Form> ColumnLayout::forms(int span, int most) {
  const auto [entry, fresh] = forms_.try_emplace({span, most});
  std::vector<Form>& forms = entry->second;
  if (!fresh) return forms;
  constexpr int quoted_columns = 2;
  const FloatWish quote = quote_wish(span);
  const int columns = quote.columns > 0 ? quote.columns : std::min(quoted_columns, span);
  if (body(span).body.quote != nullptr && span > 1 && columns <= span) {
    add_forms(span, columns, most, forms);
  }
  if (forms.empty()) add_forms(span, 0, most, forms);
  return forms;
}

void ColumnLayout::add_forms(int span, int quote_columns, int most, std::vector<Form>& forms) {
  Floats floats{figure_wish(span), 0, quote_wish(span), quote_columns};
  const int widest = body(span).body.lifted.empty() || span == 1 ? 0 : span;
  int& columns = floats.figure_columns;
  // What is asked for, or, where that cannot be, what can.
  for (columns = 0; columns <= widest; ++columns) {
    if (widest == 0 || meets(floats.figure, columns)) add_forms(span, floats, most, forms);
  }
  if (!forms.empty() || widest == 0) return;
  floats.figure = {FloatPosition::anywhere, 0, floats.figure.after};
  for (columns = 0; columns <= widest; ++columns) add_forms(span, floats, most, forms);
}

void ColumnLayout::add_forms(int span, const Floats& floats, int most, std::vector<Form>& forms) {
  const int figure_columns = floats.figure_columns;
  const int room = most - head(span).lines - 2 * frame_lines();
  const std::vector<Unit>& units = flow_of(span, figure_columns > 0, floats.quote_columns > 0);
  int highest = 0;
  for (const Unit& unit : units) highest = std::max(highest, unit.lines);
  if (total_lines(units, 0) > room * span) return;
  auto columns =
      columns_for(span, {figure_columns, span - figure_columns, 0}, {floats.quote_columns, 0, 0});
  if (!columns) return;
  Form form;
  if (span > 1 && !body(span).body.lifted.empty()) {
    form.cost = 16.0 * std::abs(figure_columns - (span / 2 + 1));
    if (figure_columns == 0) form.cost += cost_of_figure_in_text;
  }
  const int least = std::max(highest, balanced_height(units, 0, columns->covered(), room));
  for (int height = least; height <= std::min(room, least + tried_lines); ++height) {
    add_placed(*columns, floats, height, form, most, forms);
  }
}

void ColumnLayout::add_form(const Columns& columns,
                            int height,
                            Form form,
                            int most,
                            std::vector<Form>& forms) {
  const auto levelled = level(*columns.units, capacities_of(columns.stretches(height)));
  if (!levelled) return;
  const int around = head(columns.span).lines + 2 * frame_lines();
  const double cost = form.cost + levelled->cost;
  for (int white = 0; white <= head_white && around + height + white <= most; ++white) {
    form.lines = around + height + white;
    form.cost = cost + cost_of_head_white * white * columns.span;
    form.around_head = white;
    forms.push_back(form);
  }
}

std::vector<Form> ColumnLayout::cuts(int span, int most) {
  std::vector<Form> forms;
  const int around = head(span).lines + 2 * frame_lines();
  const int total = total_lines(body(span).body.units, 0);
  for (int lines = around + least_part; lines <= most; ++lines) {
    const int rest = total - (lines - around) * span;
    if (rest < least_rest) break;
    forms.push_back({.lines = lines, .cost = cost_of_cut(rest), .cut = true});
  }
  return forms;
}

Part ColumnLayout::set(int span, const Form& form) {
  if (form.cut) return part(span, 0, form.lines);
  Part part;
  part.whole = true;
  part.headline = headline_size(span);
  Point head_at = at(span, 0, 0);
  head_at.y += text_.design().baseline * (0.35 * form.around_head);
  add_unit(part.unit, head(span), head_at);
  const int top = head(span).lines + form.around_head;
  const int height = form.lines - top - 2 * frame_lines();
  if (const auto columns = columns_for(span, form.figure, form.quote)) {
    const auto stretches = columns->stretches(height);
    const auto capacities = capacities_of(stretches);
    const auto levelled = level(*columns->units, capacities);
    const auto ranges = levelled ? levelled->columns : flow(*columns->units, 0, capacities);
    place_flow(part.unit, *columns, ranges, top, stretches);
  }
  part.unit.lines = form.lines;
  add_frame(part.unit, span);
  return part;
}

void ColumnLayout::place_flow(Unit& whole,
                              const Columns& columns,
                              const std::vector<ColumnRange>& ranges,
                              int top,
                              const std::vector<Stretch>& stretches) const {
  int height = 0;
  for (const auto& [place, unit, before] : columns.floats) {
    height = std::max(height, place.top + unit->lines);
  }
  for (const Stretch& stretch : stretches) height = std::max(height, stretch.top + stretch.lines);
  add_column_rules(whole, columns, top, height);
  // Where they are read, wherever they stand.
  std::size_t next = 0;
  const auto add_floats = [&](std::size_t before) {
    for (; next < columns.floats.size() && columns.floats[next].before <= before; ++next) {
      const FloatPlace& place = columns.floats[next].place;
      add_unit(whole, *columns.floats[next].unit, at(columns.span, place.first, top + place.top));
    }
  };
  for (std::size_t s = 0; s < ranges.size(); ++s) {
    const Stretch& stretch = stretches[s];
    const std::vector<int> white =
        opened(*columns.units, ranges[s], stretch.lines, s + 1 == ranges.size());
    int line = top + stretch.top;
    for (std::size_t i = ranges[s].begin; i < ranges[s].end; ++i) {
      add_floats(i);
      const Unit& unit = (*columns.units)[i];
      line += white[i - ranges[s].begin];
      add_unit(whole, unit, at(columns.span, stretch.column, line));
      line += unit.lines;
    }
  }
  add_floats(columns.units->size());
}

/// Ground and frame, below what the unit holds already.
void ColumnLayout::add_frame(Unit& unit, int span) const {
  if (box_ == nullptr) return;
  const Pt height = text_.design().baseline * static_cast<double>(unit.lines);
  const std::vector<Atom> frame = frame_of(*box_, {Pt(0), Pt(0), width(span), height});
  unit.atoms.insert(unit.atoms.begin(), frame.begin(), frame.end());
}

int ColumnLayout::body_lines(int span) {
  return total_lines(body(span).body.units, 0);
}

int ColumnLayout::lines_left(int span, std::size_t from) {
  return total_lines(flow_of(span, body(span).parted_figure_columns > 0, false), from);
}

Part ColumnLayout::part(int span, std::size_t from, int lines, const HeadOf& continued) {
  Part part;
  const bool begins = from == 0;
  Unit above;
  above.lines = 0;
  if (begins || continued) above = begins ? head(span) : continued(inner_width(span));
  const int top = above.lines;
  const int room = std::max(lines - top - 2 * frame_lines(), 1);
  Text& text = body(span);
  if (begins) {
    // Units count with the figures in or without, from the first part to the last.
    const int wide = (span + 1) / 2;
    const Unit* const figure =
        span > 1 && !text.body.lifted.empty() ? figures(span, wide) : nullptr;
    const bool lifts = figure != nullptr && figure->lines + least_part <= room;
    text.parted_figure_columns = lifts ? wide : 0;
  }
  const int wide = text.parted_figure_columns;
  Columns columns = *columns_for(span, {wide, span - wide, 0}, {});
  if (!begins) columns.floats.clear();
  int height = balanced_height(*columns.units, from, columns.covered(), room);
  part.whole = height <= room;
  if (!part.whole) height = room;
  auto stretches = columns.stretches(height);
  if (!part.whole && stretches.back().lines > 1) --stretches.back().lines;
  const auto ranges = flow(*columns.units, from, capacities_of(stretches));
  part.next = ranges.back().end;
  const Point corner = at(span, 0, 0);
  const Pt baseline = text_.design().baseline;
  add_unit(part.unit, above, corner);
  part.head = {corner.x, corner.y, inner_width(span), baseline * static_cast<double>(top)};
  part.headline = begins ? headline_size(span) : 0;
  place_flow(part.unit, columns, ranges, top, stretches);
  part.unit.lines = top + height + 2 * frame_lines();
  const Point foot = at(span, span - 1, top + height - 1);
  part.foot = {foot.x, foot.y, column_width(span), baseline};
  if (part.next >= columns.units->size()) part.whole = true;
  add_frame(part.unit, span);
  return part;
}

}  // namespace qianzi::makeup
