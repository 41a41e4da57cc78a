// How furniture is painted: lines of text, rules and frames at places of the sheet.
#pragma once

#include "makeup/furniture.h"

namespace qianzi::makeup {

/// Paints on one page.
class FurniturePainter {
public:
  FurniturePainter(PageBuilder& page, const FurnitureOf& of) : page_(page), of_(of) {}

  [[nodiscard]] const design::PageDesign& design() const { return of_.design; }
  [[nodiscard]] const FurnitureOf& of() const { return of_; }
  /// A template with its names filled in.
  [[nodiscard]] std::string filled(std::string_view pattern) const;
  [[nodiscard]] std::vector<std::string> parts(std::string_view pattern) const;
  /// A role's style for lines that run in this direction.
  [[nodiscard]] ParagraphStyle style(design::Role role, WritingMode mode) const;
  /// Length of a text on one line.
  [[nodiscard]] Pt length(const std::string& words, const ParagraphStyle& style) const;
  /// The style, made smaller where a text is longer than `most`.
  [[nodiscard]] ParagraphStyle
  fitted(const std::string& words, ParagraphStyle style, Pt most) const;

  /// Texts as paragraphs after each other, in the middle of `area` in block direction.
  void stack(const std::vector<std::string>& texts, const ParagraphStyle& style, const Rect& area);
  /// A text on one line in the middle of `area`, made smaller where it is too long.
  void line(const std::string& words, const ParagraphStyle& style, const Rect& area);
  void rule(Point from, Point to, Pt thickness, const Colour& colour);
  /// A box: its ground and its frame along the edges of `area`.
  void frame(const design::Box& box, const Rect& area);

private:
  PageBuilder& page_;
  const FurnitureOf& of_;
};

/// `area` made smaller by so much on every side, never to less than nothing.
[[nodiscard]] Rect inset(const Rect& area, Pt by);

/// The nameplate in a band or block of horizontal lines.
void paint_banner(FurniturePainter& painter, const Rect& area);
/// The nameplate in a block of vertical lines.
void paint_vertical_nameplate(FurniturePainter& painter, const Rect& area);

}  // namespace qianzi::makeup
