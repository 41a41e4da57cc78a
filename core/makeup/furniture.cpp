#include "makeup/furniture.h"

#include "makeup/furniture_painter.h"

namespace qianzi::makeup {
namespace {

using design::Edge;
using design::PageDesign;
using design::Role;
using design::Side;

bool has_nameplate(const PageDesign& design, const EditionHead& head, bool front) {
  return front && design.nameplate_lines > 0 && !head.nameplate.empty();
}

bool has_folio(const FurnitureOf& of) {
  if (of.design.folio_lines == 0) return false;
  const bool band = has_nameplate(of.design, of.head, of.front) &&
                    !nameplate_stands_free(of.design, of.head, of.front);
  return !band || of.design.furniture.folio == Edge::foot;
}

/// The words at the left, in the middle and at the right, and the rule that parts them from the
/// articles: at the side of the articles, a quarter of a line from the words.
void folio(FurniturePainter& painter, const Rect& type_area) {
  const PageDesign& design = painter.design();
  const design::Furniture& words = design.furniture;
  const bool foot = words.folio == Edge::foot;
  const Pt lines = design.baseline * static_cast<double>(design.vertical() ? 0 : design.lines());
  const Pt bottom = design.vertical() ? type_area.bottom() : type_area.y + lines;
  const Rect area{
      type_area.x, foot ? bottom - design.baseline : type_area.y, type_area.width, design.baseline};
  ParagraphStyle style = painter.style(Role::folio, WritingMode::horizontal);
  style.leading = design.baseline;
  const bool inner_left = painter.of().inner == Side::left;
  const std::string left =
      words.folio_start + (inner_left ? words.folio_inside : words.folio_outside);
  const std::string right =
      words.folio_end + (inner_left ? words.folio_outside : words.folio_inside);
  for (const auto& [pattern, alignment] : {std::pair(left, Alignment::start),
                                           std::pair(words.folio_centre, Alignment::centre),
                                           std::pair(right, Alignment::end)}) {
    style.alignment = alignment;
    painter.line(painter.filled(pattern), style, area);
  }
  const Pt y = foot ? area.y - design.baseline * 0.25 : area.bottom() + design.baseline * 0.25;
  painter.rule({area.x, y}, {area.right(), y}, design.rule_thickness * 2.0, style.fill);
}

}  // namespace

bool nameplate_stands_free(const PageDesign& design, const EditionHead& head, bool front) {
  if (!has_nameplate(design, head, front)) return false;
  return design.vertical() ||
         (design.nameplate_columns > 0 && design.nameplate_columns < design.columns);
}

int furniture_lines(const PageDesign& design, const EditionHead& head, bool front) {
  const bool band =
      has_nameplate(design, head, front) && !nameplate_stands_free(design, head, front);
  return band ? design.nameplate_lines : design.head_lines();
}

void place_furniture(PageBuilder& page, const FurnitureOf& of) {
  FurniturePainter painter(page, of);
  const Rect& area = page.page().type_area;
  if (has_folio(of)) folio(painter, area);
  if (!has_nameplate(of.design, of.head, of.front)) return;
  if (nameplate_stands_free(of.design, of.head, of.front)) return;
  const Pt height = of.design.baseline * static_cast<double>(of.design.nameplate_lines);
  paint_banner(painter, {area.x, area.y, area.width, height});
}

void place_nameplate(PageBuilder& page, const FurnitureOf& of, const Rect& area) {
  FurniturePainter painter(page, of);
  if (of.design.vertical()) {
    paint_vertical_nameplate(painter, area);
  } else {
    paint_banner(painter, area);
  }
}

}  // namespace qianzi::makeup
