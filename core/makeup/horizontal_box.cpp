#include "makeup/horizontal_box.h"

#include "makeup/axes.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace qianzi::makeup {
namespace {

/// A line has so many characters in a column of a newspaper; others are restless, or hard to
/// follow.
constexpr double shortest_line = 12;
constexpr double longest_line = 20;
/// No column is narrower or wider than that.
constexpr double narrowest_column = 9;
constexpr double widest_column = 26;
constexpr int most_columns = 8;
/// So many widths are tried, from the least on.
constexpr std::size_t tried = 8;
/// Text may take so much less than was reckoned.
constexpr double spared = 0.75;

design::Box frame_for(const design::PageDesign& design, const design::Box* box) {
  if (box != nullptr) return *box;
  design::Box frame;
  frame.rule = std::max(design.rule_thickness, Pt(0.4));
  frame.shape = design.rule_shape;
  frame.colour = design.rule_colour;
  frame.padding = design.baseline * 0.5;
  return frame;
}

double cost_of_measure(double characters) {
  return 4.0 * std::max({0.0, characters - longest_line, shortest_line - characters});
}

}  // namespace

HorizontalBox::HorizontalBox(ArticleText& text, bool lead, const design::Box* box)
    : text_(text),
      lead_(lead),
      frame_(frame_for(text.design(), box)),
      em_(text.style(design::Role::body).size) {}

Pt HorizontalBox::height(int span) const {
  const design::PageDesign& design = text_.design();
  return (design.column_width() + design.gutter) * static_cast<double>(span) - design.gutter;
}

Pt HorizontalBox::inner_width(int lines) const {
  return text_.design().baseline * static_cast<double>(lines) -
         (frame_.padding + frame_.rule) * 2.0;
}

int HorizontalBox::inner_lines(int span) const {
  const Pt inside = height(span) - (frame_.padding + frame_.rule) * 2.0;
  return static_cast<int>(std::floor(inside / text_.design().baseline + 0.01));
}

Pt HorizontalBox::column_of(int lines, int count) const {
  const Pt gutters = text_.design().gutter * (count - 1.0);
  return (inner_width(lines) - gutters) * (1.0 / count);
}

int HorizontalBox::lines_of(Pt column, int count) const {
  const Pt gutter = text_.design().gutter;
  const Pt inside = (column + gutter) * static_cast<double>(count) - gutter;
  return grid_lines(inside + (frame_.padding + frame_.rule) * 2.0, text_.design().baseline);
}

ColumnLayout& HorizontalBox::columns_of(int lines, int count) {
  std::unique_ptr<ColumnLayout>& columns = columns_[{lines, count}];
  if (!columns) {
    columns = std::make_unique<ColumnLayout>(text_, column_of(lines, count), lead_, nullptr);
  }
  return *columns;
}

int HorizontalBox::best_count(int lines) const {
  int best = 1;
  const auto cost = [&](int count) {
    const double characters = column_of(lines, count) / em_;
    return cost_of_measure(characters) + std::abs(characters - 15) * 0.1;
  };
  for (int count = 2; count <= most_columns; ++count) {
    if (cost(count) < cost(best)) best = count;
  }
  return best;
}

double HorizontalBox::area() {
  if (!area_) {
    const int lines = lines_of(em_ * 16.0, 1);
    area_ = columns_of(lines, 1).body_lines(1) * column_of(lines, 1).value();
  }
  return *area_;
}

std::optional<HorizontalBox::Choice> HorizontalBox::choose(int span, int lines) {
  std::optional<Choice> best;
  const int room = inner_lines(span);
  if (area() * spared > inner_width(lines).value() * room) return best;
  for (int count = 1; count <= most_columns; ++count) {
    const Pt column = column_of(lines, count);
    const double characters = column / em_;
    if (characters > widest_column) continue;
    if (characters < narrowest_column) break;
    ColumnLayout& columns = columns_of(lines, count);
    // In column lines of the page, as its other costs.
    const double scale = column / text_.design().column_width();
    for (const Form& form : columns.forms(count, room)) {
      const double white = 2.0 * count * (room - form.lines) * scale;
      const double cost = form.cost + white + cost_of_measure(characters);
      if (!best || cost < best->cost) best = Choice{&columns, count, form, cost};
    }
  }
  return best;
}

const std::optional<HorizontalBox::Choice>& HorizontalBox::choice(int span, int lines) {
  const auto [entry, fresh] = choices_.try_emplace({span, lines});
  if (fresh) entry->second = choose(span, lines);
  return entry->second;
}

std::optional<Form> HorizontalBox::form_of(int span, int lines) {
  const auto& chosen = choice(span, lines);
  if (!chosen) return std::nullopt;
  return Form{.lines = lines, .cost = chosen->cost};
}

std::vector<Form> HorizontalBox::forms(int span, int most) {
  const auto [entry, fresh] = forms_.try_emplace({span, most});
  std::vector<Form>& forms = entry->second;
  if (!fresh) return forms;
  const int least = lines_of(em_ * narrowest_column, 1);
  for (int lines = least; lines <= most && forms.size() < tried; ++lines) {
    if (const auto form = form_of(span, lines)) forms.push_back(*form);
  }
  return forms;
}

std::vector<Form> HorizontalBox::cuts(int span, int most) {
  std::set<int> widths;
  for (int count = 1; count <= most_columns; ++count) {
    for (double characters = shortest_line; characters <= longest_line; characters += 2) {
      widths.insert(lines_of(em_ * characters, count));
    }
  }
  std::vector<Form> forms;
  const Pt tier = text_.design().column_width();
  for (const int lines : widths) {
    if (lines > most) break;
    const int count = best_count(lines);
    const int room = inner_lines(span) - columns_of(lines, count).head_lines(count);
    if (room < least_part) continue;
    const double held = column_of(lines, count).value() * room * count;
    const double rest = (area() - held) / tier.value();
    if (rest < least_rest) break;
    forms.push_back({.lines = lines, .cost = cost_of_cut(rest), .cut = true});
  }
  return forms;
}

Part HorizontalBox::set(int span, const Form& form) {
  const Choice& chosen = choice(span, form.lines).value();
  Part part = chosen.columns->set(chosen.count, chosen.form);
  close(part, span, form.lines, inner_width(form.lines));
  return part;
}

Part HorizontalBox::part(int span, std::size_t from, int lines, const HeadOf& continued) {
  int count = best_count(lines);
  if (from == 0) {
    parted_column_ = column_of(lines, count);
    parted_ = std::make_unique<ColumnLayout>(text_, parted_column_, lead_, nullptr);
  } else {
    // As few columns as what is left needs.
    for (count = 1; count < most_columns; ++count) {
      if (lines_of(parted_column_, count + 1) > lines) break;
      const Part tried_part = parted_->part(count, from, inner_lines(span), continued);
      if (tried_part.whole && tried_part.unit.lines <= inner_lines(span)) break;
    }
    lines = lines_of(parted_column_, count);
  }
  Part part = parted_->part(count, from, inner_lines(span), continued);
  close(part, span, lines, parted_->width(count));
  return part;
}

int HorizontalBox::lines_left(std::size_t from) {
  const double scale = parted_column_ / text_.design().column_width();
  return static_cast<int>(std::ceil(parted_->lines_left(1, from) * scale));
}

void HorizontalBox::close(Part& part, int span, int lines, Pt inside) const {
  const Pt baseline = text_.design().baseline;
  const Rect outside{Pt(0), Pt(0), baseline * static_cast<double>(lines), height(span)};
  const Pt edge = frame_.padding + frame_.rule;
  const Pt white = outside.height - edge * 2.0 - baseline * static_cast<double>(part.unit.lines);
  // What rounding to the grid leaves is shared between both sides.
  const Point at{(outside.width - inside) * 0.5, edge + std::clamp(white, Pt(0), baseline) * 0.5};
  Unit box;
  box.lines = lines;
  box.atoms = frame_of(frame_, outside);
  add_unit(box, part.unit, at);
  for (Atom& atom : box.atoms) atom = across(std::move(atom), outside.width);
  part.unit = std::move(box);
  for (Rect* line : {&part.foot, &part.head}) {
    *line = across(Rect{line->x + at.x, line->y + at.y, line->width, line->height}, outside.width);
  }
}

}  // namespace qianzi::makeup
