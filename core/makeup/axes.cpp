#include "makeup/axes.h"

#include <utility>
#include <variant>

namespace qianzi::makeup {

Axes::Axes(const design::PageDesign& design, const Rect& type_area)
    : vertical_(design.vertical()), area_(type_area) {
  if (!vertical_) return;
  const Pt folio = design.baseline * static_cast<double>(design.folio_lines);
  const bool at_head = design.furniture.folio == design::Edge::head;
  origin_ = {type_area.right(), at_head ? type_area.y + folio : type_area.y};
  area_ = {Pt(0), Pt(0), type_area.height - folio, type_area.width};
}

Point Axes::on_sheet(Point point) const {
  return vertical_ ? Point{origin_.x - point.y, origin_.y + point.x} : point;
}

Rect Axes::on_sheet(const Rect& rect) const {
  if (!vertical_) return rect;
  const Point corner = on_sheet(Point{rect.x, rect.bottom()});
  return {corner.x, corner.y, rect.height, rect.width};
}

Rule Axes::on_sheet(const Rule& rule) const {
  if (!vertical_) return rule;
  Rule turned = rule;
  turned.from = on_sheet(rule.from);
  turned.to = on_sheet(rule.to);
  if (turned.to.x < turned.from.x) std::swap(turned.from, turned.to);
  return turned;
}

Atom Axes::on_sheet(const Atom& atom) const {
  if (!vertical_) return atom;
  struct Turn {
    const Axes& axes;
    Atom operator()(LineAtom line) const {
      if (line.across) {
        line.at = axes.on_sheet(line.at);
        return line;
      }
      // From the baseline of a horizontal line to the centre of a vertical one (baseline_in).
      const Pt size = line.paragraph->size;
      line.at = axes.on_sheet(Point{line.at.x, line.at.y - size * 0.38});
      line.mode = WritingMode::vertical;
      return line;
    }
    Atom operator()(const RuleAtom& rule) const { return RuleAtom{axes.on_sheet(rule.rule)}; }
    Atom operator()(FillAtom fill) const {
      fill.fill.area = axes.on_sheet(fill.fill.area);
      return fill;
    }
    Atom operator()(ImageAtom image) const {
      image.area = axes.on_sheet(image.area);
      return image;
    }
    Atom operator()(AnchorAtom anchor) const {
      anchor.at = axes.on_sheet(anchor.at);
      return anchor;
    }
  };
  return std::visit(Turn{*this}, atom);
}

Rect across(const Rect& rect, Pt width) {
  return {rect.y, width - rect.right(), rect.height, rect.width};
}

Atom across(Atom atom, Pt width) {
  const auto point = [&](Point at) { return Point{at.y, width - at.x}; };
  if (auto* line = std::get_if<LineAtom>(&atom)) {
    line->at = point(line->at);
    line->across = true;
  } else if (auto* rule = std::get_if<RuleAtom>(&atom)) {
    rule->rule.from = point(rule->rule.from);
    rule->rule.to = point(rule->rule.to);
  } else if (auto* fill = std::get_if<FillAtom>(&atom)) {
    fill->fill.area = across(fill->fill.area, width);
  } else if (auto* image = std::get_if<ImageAtom>(&atom)) {
    image->area = across(image->area, width);
  } else if (auto* anchor = std::get_if<AnchorAtom>(&atom)) {
    anchor->at = point(anchor->at);
  }
  return atom;
}

}  // namespace qianzi::makeup
