// How the make-up of a page lies on its sheet: make-up knows columns side by side and lines below
// each other; on a vertical page the columns are tiers below each other, the lines stand upright
// and follow each other from the right (CLREQ 2.3.1). All that turns one into the other is here.
#pragma once

#include "design/page_design.h"
#include "makeup/unit.h"

#include "qianzi/page.h"

namespace qianzi::makeup {

/// A horizontal page's places are those of the sheet. A vertical page's x runs down from the head
/// of its first tier, its y leftwards from the right edge of the type area.
class Axes {
public:
  /// Of a horizontal page without extent.
  Axes() = default;
  Axes(const design::PageDesign& design, const Rect& type_area);

  [[nodiscard]] bool vertical() const { return vertical_; }
  /// Where columns and lines are, in places of make-up.
  [[nodiscard]] const Rect& area() const { return area_; }

  /// From a place of make-up to one of the sheet.
  [[nodiscard]] Point on_sheet(Point point) const;
  [[nodiscard]] Rect on_sheet(const Rect& rect) const;
  [[nodiscard]] Rule on_sheet(const Rule& rule) const;
  [[nodiscard]] Atom on_sheet(const Atom& atom) const;

private:
  bool vertical_ = false;
  Rect area_;
  Point origin_;  ///< vertical: the sheet's place of the upper right corner of the first tier
};

/// What stands as it is on the sheet of a vertical page, `width` wide with its places from its
/// upper left corner, in places of make-up from the corner of its cells.
[[nodiscard]] Rect across(const Rect& rect, Pt width);
[[nodiscard]] Atom across(Atom atom, Pt width);

}  // namespace qianzi::makeup
