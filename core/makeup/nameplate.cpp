#include "makeup/furniture_painter.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

using design::PageDesign;
using design::Role;

constexpr WritingMode horizontal = WritingMode::horizontal;
constexpr WritingMode vertical = WritingMode::vertical;

/// Rules of a nameplate, in thicknesses of the design's.
constexpr double thick = 4;

/// A thick rule and a thin one 文武线 at the foot of a banner, in the nameplate's colour.
void foot_rules(FurniturePainter& painter, const Rect& area) {
  const PageDesign& design = painter.design();
  const Pt line = area.bottom() - design.baseline;
  const Colour& colour = design.style(Role::nameplate).fill;
  for (const auto& [below, weight] : {std::pair(0.25, thick), std::pair(0.45, 1.0)}) {
    const Pt y = line + design.baseline * below;
    painter.rule({area.x, y}, {area.right(), y}, design.rule_thickness * weight, colour);
  }
}

/// The lines of an ear in its box.
void ear(FurniturePainter& painter,
         const std::string& pattern,
         const Rect& area,
         WritingMode mode) {
  const std::vector<std::string> lines = painter.parts(pattern);
  const ParagraphStyle style = painter.style(Role::ear, mode);
  if (lines.empty() || area.width < style.size * 2.0 || area.height < style.size * 2.0) return;
  const design::Box* const box = painter.design().box(painter.design().furniture.ear_box);
  if (box != nullptr) painter.frame(*box, area);
  painter.stack(lines, style, box != nullptr ? inset(area, box->padding) : area);
}

/// The parts of the issue line between the rules of a row: the first at its start, the last at its
/// end, the others in the middle.
void issue_row(FurniturePainter& painter, const Rect& row) {
  const std::vector<std::string> parts = painter.parts(painter.design().furniture.issue_line);
  if (parts.empty()) return;
  ParagraphStyle style = painter.style(Role::issue_line, horizontal);
  style.leading = row.height;
  const std::string gap("\u2003");
  const auto put = [&](const std::string& words, Alignment alignment) {
    style.alignment = alignment;
    painter.line(words, style, row);
  };
  std::string middle;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i)
    middle += (middle.empty() ? "" : gap) + parts[i];
  if (parts.size() == 1) return put(parts.front(), Alignment::centre);
  put(parts.front(), Alignment::start);
  put(middle, Alignment::centre);
  put(parts.back(), Alignment::end);
}

/// Nameplate at the centre, ears at its sides, the issue line in a row of its own below.
void centred(FurniturePainter& painter, const Rect& area, const ParagraphStyle& style) {
  const PageDesign& design = painter.design();
  const Pt line = design.baseline;
  const bool ears = !design.furniture.ear_start.empty() || !design.furniture.ear_end.empty();
  const Pt em = design.style(Role::ear).size;
  // An ear is at most as wide as a column and a half, and has at least seven characters.
  const Pt room = area.width - (ears ? em * 18.0 : Pt(0));
  const std::string& words = painter.of().head.nameplate;
  const ParagraphStyle fitted = painter.fitted(words, style, room);
  const Rect plate{area.x, area.y, area.width, area.height - line * 2.2};
  painter.line(words, fitted, plate);
  const Pt side = (area.width - painter.length(words, fitted)) * 0.5 - em * 2.0;
  const Pt width = std::min(side, std::max(design.column_width() * 1.5, em * 12.0));
  const Pt height = plate.height - line * 0.5;
  ear(painter, design.furniture.ear_start, {area.x, area.y, width, height}, horizontal);
  ear(painter, design.furniture.ear_end, {area.right() - width, area.y, width, height}, horizontal);
  const Pt top = plate.bottom();
  painter.rule({area.x, top}, {area.right(), top}, design.rule_thickness, style.fill);
  issue_row(painter, {area.x, top + line * 0.15, area.width, line});
}

/// Nameplate at one side, the issue line in lines under each other at the other, above the rules.
void sided(FurniturePainter& painter, const Rect& area, const ParagraphStyle& style) {
  const PageDesign& design = painter.design();
  const ParagraphStyle issue = painter.style(Role::issue_line, horizontal);
  const std::vector<std::string> parts = painter.parts(design.furniture.issue_line);
  Pt widest;
  for (const std::string& part : parts) {
    widest = std::max(widest, painter.length(part, issue) + issue.size * 2.0);
  }
  const Pt height = area.height - design.baseline;
  const std::string& words = painter.of().head.nameplate;
  const ParagraphStyle fitted = painter.fitted(words, style, area.width - widest);
  // A little above the middle.
  const Pt top = area.y + (height - fitted.leading) * 0.4;
  painter.line(words, fitted, {area.x, top, area.width, fitted.leading});
  const Pt lines = issue.leading * static_cast<double>(parts.size());
  painter.stack(parts, issue, {area.x, area.y + height - lines, area.width, lines});
}

}  // namespace

void paint_banner(FurniturePainter& painter, const Rect& area) {
  ParagraphStyle style = painter.style(Role::nameplate, horizontal);
  style.alignment = painter.design().furniture.nameplate;
  const bool narrow =
      nameplate_stands_free(painter.design(), painter.of().head, painter.of().front);
  if (narrow || style.alignment == Alignment::centre) {
    centred(painter, area, style);
  } else {
    sided(painter, area, style);
  }
  foot_rules(painter, area);
}

void paint_vertical_nameplate(FurniturePainter& painter, const Rect& area) {
  const PageDesign& design = painter.design();
  ParagraphStyle style = painter.style(Role::nameplate, vertical);
  style.alignment = design.furniture.nameplate;
  // A thick frame and a thin one in it 文武边.
  design::Box frame;
  frame.colour = style.fill;
  frame.rule = design.rule_thickness * thick;
  painter.frame(frame, area);
  frame.rule = design.rule_thickness;
  painter.frame(frame, inset(area, frame.rule * thick + Pt(1)));
  const Rect inside = inset(area, design.baseline * 0.6);
  const Pt wide = std::min(style.leading, inside.width);
  painter.line(
      painter.of().head.nameplate, style, {inside.right() - wide, inside.y, wide, inside.height});
  const ParagraphStyle issue = painter.style(Role::issue_line, vertical);
  const std::vector<std::string> parts = painter.parts(design.furniture.issue_line);
  const Pt lines = issue.leading * static_cast<double>(parts.size());
  const Pt left = inside.right() - wide - design.baseline * 0.4;
  painter.stack(parts, issue, {left - lines, inside.y, lines, inside.height});
  const Pt rest = left - lines - design.baseline * 0.4 - inside.x;
  const Pt half = (inside.height - design.baseline * 0.5) * 0.5;
  const bool both = !design.furniture.ear_start.empty() && !design.furniture.ear_end.empty();
  const Pt height = both ? half : inside.height;
  ear(painter, design.furniture.ear_start, {inside.x, inside.y, rest, height}, vertical);
  ear(painter,
      design.furniture.ear_end,
      {inside.x, inside.bottom() - height, rest, height},
      vertical);
}

}  // namespace qianzi::makeup
