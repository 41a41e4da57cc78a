#include "makeup/sheet.h"

#include "makeup/furniture.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

/// The side of a page at which its binding is. Its number tells, or, where that has no last digit,
/// its place in the plan.
design::Side inner_side(const Workshop& workshop, std::size_t index, std::size_t continued) {
  const std::string& number = workshop.edition.head.pages[index].number;
  const bool digit = !number.empty() && number.back() >= '0' && number.back() <= '9';
  const std::size_t first = digit ? static_cast<std::size_t>(number.back() - '0') : index + 1;
  const bool odd = (first + continued) % 2 == 1;
  const bool right = workshop.design.opens_from_right(workshop.edition.head.writing_mode);
  return odd != right ? design::Side::left : design::Side::right;
}

Page blank(const Workshop& workshop, const PagePlan& plan, design::Side inner) {
  const design::PageDesign& design = workshop.design;
  Page page;
  page.number = plan.number;
  page.name = plan.name;
  page.language = workshop.edition.head.language;
  page.trim = design.sheet;
  page.bleed = design.bleed;
  page.type_area = design.type_area(inner);
  page.opens_from_right = design.opens_from_right(workshop.edition.head.writing_mode);
  page.inks = design.inks;
  return page;
}

}  // namespace

Sheet::Sheet(Workshop& workshop, std::size_t index, std::size_t continued)
    : Sheet(workshop, workshop.edition.head.pages[index], index, continued) {}

Sheet::Sheet(Workshop& workshop, const PagePlan& plan, std::size_t index, std::size_t continued)
    : workshop_(workshop),
      right_to_left_(!workshop.design.vertical() &&
                     workshop.edition.head.writing_mode == WritingMode::vertical),
      inner_(inner_side(workshop, index, continued)),
      builder_(blank(workshop, plan, inner_),
               Axes(workshop.design, workshop.design.type_area(inner_))) {
  const design::PageDesign& design = workshop.design;
  const EditionHead& head = workshop.edition.head;
  const bool front = index == 0 && continued == 0;
  const FurnitureOf furniture{design, head, plan, front, inner_, *workshop.composer};
  place_furniture(builder_, furniture);
  room_.span = design.columns;
  room_.top = furniture_lines(design, head, front);
  room_.lines = design.lines() - design.foot_lines() - room_.top;
  if (!nameplate_stands_free(design, head, front)) return;
  const int span = design.nameplate_columns > 0 ? design.nameplate_columns : design.columns;
  nameplate_ = Cells{0, span, room_.top, std::min<int>(design.nameplate_lines, room_.lines)};
  place_nameplate(builder_, furniture, builder_.axes().on_sheet(area(*nameplate_)));
}

Pt Sheet::width(int span) const {
  const design::PageDesign& design = workshop_.design;
  return (design.column_width() + design.gutter) * static_cast<double>(span) - design.gutter;
}

Point Sheet::corner(int column, int span, int line) const {
  const design::PageDesign& design = workshop_.design;
  const Rect& area = builder_.axes().area();
  // In an edition that opens from the right, columns count from there.
  const int from_left = right_to_left_ ? design.columns - column - span : column;
  const Pt x = (design.column_width() + design.gutter) * static_cast<double>(from_left);
  return {area.x + x, area.y + design.baseline * static_cast<double>(line)};
}

Rect Sheet::area(const Cells& cells) const {
  const Point at = corner(cells.column, cells.span, cells.top);
  return {
      at.x, at.y, width(cells.span), workshop_.design.baseline * static_cast<double>(cells.lines)};
}

void Sheet::place(const ArticleText& text,
                  const Unit& unit,
                  const Standing& standing,
                  bool continued) {
  Cells used = standing.cells;
  used.lines = standing.used;
  builder_.region(text, area(used), continued);
  builder_.place(unit, text, corner(used.column, used.span, used.top));
  standing_.push_back(standing);
}

std::vector<Cells> Sheet::vacant(int least, bool wide) const {
  std::vector<Cells> taken;
  if (nameplate_) taken.push_back(*nameplate_);
  for (const Standing& standing : standing_) taken.push_back(standing.cells);
  const int gap = workshop_.design.gap_lines;
  return wide ? wide_free_cells(room_, taken, gap, least) : free_cells(room_, taken, gap, least);
}

void Sheet::add_rule(Point from, Point to) {
  const design::PageDesign& design = workshop_.design;
  if (design.rule_thickness <= Pt(0)) return;
  builder_.rule({from, to, design.rule_thickness, design.rule_shape, design.rule_colour});
}

/// Whether all that stands right above some cells has a frame of its own, or rules, as the
/// nameplate.
bool Sheet::under_frame(const Cells& below) const {
  const auto above_all = [&](const Cells& above) {
    return above.column <= below.column && above.right() >= below.right() &&
           above.bottom() + workshop_.design.gap_lines == below.top;
  };
  if (nameplate_ && above_all(*nameplate_)) return true;
  return std::any_of(standing_.begin(), standing_.end(), [&](const Standing& above) {
    return above.framed && above_all(above.cells);
  });
}

/// Between what stands above each other: over the lower one, in one piece over neighbours.
void Sheet::rules_across() {
  std::vector<Cells> ruled;
  for (const Standing& below : standing_) {
    const bool first = below.cells.top <= room_.top;
    if (!first && !below.framed && !under_frame(below.cells)) ruled.push_back(below.cells);
  }
  std::sort(ruled.begin(), ruled.end(), [](const Cells& a, const Cells& b) {
    return a.top != b.top ? a.top < b.top : a.column < b.column;
  });
  const Pt half_gap = workshop_.design.baseline * (0.5 * workshop_.design.gap_lines);
  for (std::size_t i = 0; i < ruled.size(); ++i) {
    Cells whole = ruled[i];
    while (i + 1 < ruled.size() && ruled[i + 1].top == whole.top &&
           ruled[i + 1].column == whole.right()) {
      whole.span += ruled[++i].span;
    }
    const Rect area = this->area(whole);
    add_rule({area.x, area.y - half_gap}, {area.right(), area.y - half_gap});
  }
}

/// In the gutter before a column: along what stands on both sides of it, not broken by the gap
/// between articles where one side goes on.
void Sheet::rule_between(int column) {
  struct Stretch {
    int top, bottom;
    const Standing* first;
    const Standing* second;
  };
  std::vector<Stretch> stretches;
  for (const Standing& first : standing_) {
    if (first.cells.right() != column) continue;
    for (const Standing& second : standing_) {
      if (second.cells.column != column || first.framed || second.framed) continue;
      const int top = std::max(first.cells.top, second.cells.top);
      const int bottom = std::min(first.cells.bottom(), second.cells.bottom());
      if (bottom > top) stretches.push_back({top, bottom, &first, &second});
    }
  }
  std::sort(stretches.begin(), stretches.end(), [](auto& a, auto& b) { return a.top < b.top; });
  const Pt x = corner(column, 1, 0).x;
  const Pt middle = right_to_left_ ? x + width(1) + workshop_.design.gutter * 0.5
                                   : x - workshop_.design.gutter * 0.5;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const int top = stretches[i].top;
    while (i + 1 < stretches.size() && (stretches[i + 1].first == stretches[i].first ||
                                        stretches[i + 1].second == stretches[i].second)) {
      ++i;
    }
    add_rule({middle, corner(0, 1, top).y}, {middle, corner(0, 1, stretches[i].bottom).y});
  }
}

void Sheet::rules_down() {
  for (int column = 1; column < workshop_.design.columns; ++column) rule_between(column);
}

Page Sheet::take() {
  rules_across();
  rules_down();
  return builder_.take();
}

}  // namespace qianzi::makeup
