#include "makeup/sheet.h"

#include "makeup/furniture.h"

#include <algorithm>
#include <optional>

namespace qianzi::makeup {
namespace {

/// The last digit of a page's number, odd as the number is; empty where it has none.
std::optional<std::size_t> last_digit(const std::string& number) {
  if (number.empty() || number.back() < '0' || number.back() > '9') return std::nullopt;
  return static_cast<std::size_t>(number.back() - '0');
}

/// The side of a page at which its binding is.
design::Side inner_side(const Workshop& workshop, bool front_is_odd) {
  const bool right = workshop.design.opens_from_right(workshop.edition.head.writing_mode);
  return front_is_odd != right ? design::Side::left : design::Side::right;
}

bool is_odd(const Workshop& workshop, const PagePlan& plan, std::size_t index) {
  const auto plan_index = static_cast<std::size_t>(&plan - workshop.edition.head.pages.data());
  return (last_digit(plan.number).value_or(plan_index + 1) + index) % 2 == 1;
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

Sheet::Sheet(Workshop& workshop, const PagePlan& plan, bool front, std::size_t index)
    : workshop_(workshop),
      right_to_left_(!workshop.design.vertical() &&
                     workshop.edition.head.writing_mode == WritingMode::vertical),
      builder_([&] {
        const design::Side inner = inner_side(workshop, is_odd(workshop, plan, index));
        Page page = blank(workshop, plan, inner);
        const Axes axes(workshop.design, page.type_area);
        return PageBuilder(std::move(page), axes);
      }()) {
  const design::PageDesign& design = workshop.design;
  const EditionHead& head = workshop.edition.head;
  const design::Side inner = inner_side(workshop, is_odd(workshop, plan, index));
  place_furniture(builder_, {design, head, plan, front, inner, *workshop.composer});
  room_.span = design.columns;
  room_.top = furniture_lines(design, head, front);
  room_.lines = design.lines() - design.foot_lines() - room_.top;
  if (nameplate_stands_free(design, head, front)) place_free_nameplate(plan, inner);
}

/// A nameplate beside which articles stand, in the corner where reading begins.
void Sheet::place_free_nameplate(const PagePlan& plan, design::Side inner) {
  const design::PageDesign& design = workshop_.design;
  Standing standing;
  standing.article = no_article;
  const int columns = design.nameplate_columns > 0 ? design.nameplate_columns : design.columns;
  standing.cells = {0, columns, room_.top, std::min<int>(design.nameplate_lines, room_.lines)};
  standing.used = standing.cells.lines;
  standing.framed = true;
  place_nameplate(builder_,
                  {design, workshop_.edition.head, plan, true, inner, *workshop_.composer},
                  builder_.axes().on_sheet(area(standing.cells)));
  standing_.push_back(standing);
}

const Cells* Sheet::nameplate() const {
  const bool first = !standing_.empty() && standing_.front().article == no_article;
  return first ? &standing_.front().cells : nullptr;
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
  articles_ = true;
}

std::vector<Cells> Sheet::taken() const {
  std::vector<Cells> taken;
  for (const Standing& standing : standing_) taken.push_back(standing.cells);
  return taken;
}

std::vector<Cells> Sheet::vacant(int least, bool wide) const {
  const int gap = workshop_.design.gap_lines;
  return wide ? wide_free_cells(room_, taken(), gap, least)
              : free_cells(room_, taken(), gap, least);
}

void Sheet::add_rule(Point from, Point to) {
  const design::PageDesign& design = workshop_.design;
  if (design.rule_thickness <= Pt(0)) return;
  builder_.rule({from, to, design.rule_thickness, design.rule_shape, design.rule_colour});
}

/// Whether all that stands right above some cells has a frame of its own.
bool Sheet::under_frame(const Cells& below) const {
  return std::any_of(standing_.begin(), standing_.end(), [&](const Standing& above) {
    return above.framed && above.cells.column <= below.column &&
           above.cells.right() >= below.right() &&
           above.cells.bottom() + workshop_.design.gap_lines == below.top;
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
