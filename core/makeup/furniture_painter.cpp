#include "makeup/furniture_painter.h"

#include <algorithm>
#include <deque>

namespace qianzi::makeup {
namespace {

Inlines text_of(const std::string& words) {
  Inlines content;
  content.push_back({Text{words}, {}});
  return content;
}

}  // namespace

Rect inset(const Rect& area, Pt by) {
  const Pt x = std::min(by, area.width * 0.5);
  const Pt y = std::min(by, area.height * 0.5);
  return {area.x + x, area.y + y, area.width - x * 2.0, area.height - y * 2.0};
}

std::string FurniturePainter::filled(std::string_view pattern) const {
  return furniture_words(pattern, of_.head, of_.plan, of_.design.furniture);
}

std::vector<std::string> FurniturePainter::parts(std::string_view pattern) const {
  return furniture_parts(pattern, of_.head, of_.plan, of_.design.furniture);
}

ParagraphStyle FurniturePainter::style(design::Role role, WritingMode mode) const {
  ParagraphStyle style = of_.design.style(role);
  style.language = of_.head.language;
  style.first_indent = Em(0);
  style.writing_mode = mode;
  return style;
}

Pt FurniturePainter::length(const std::string& words, const ParagraphStyle& style) const {
  return of_.composer.prepare(text_of(words), style)->natural_width();
}

ParagraphStyle
FurniturePainter::fitted(const std::string& words, ParagraphStyle style, Pt most) const {
  const Pt natural = length(words, style);
  if (natural <= most) return style;
  // A hair less, or rounding breaks the line.
  style.size = style.size * (most / natural * 0.999);
  return style;
}

void FurniturePainter::stack(const std::vector<std::string>& texts,
                             const ParagraphStyle& style,
                             const Rect& area) {
  const bool vertical = style.writing_mode == WritingMode::vertical;
  std::deque<composition::ComposedParagraph> set;
  Pt total;
  for (const std::string& words : texts) {
    set.push_back(
        of_.composer.prepare(text_of(words), style)->fit(vertical ? area.height : area.width));
    total += style.leading * static_cast<double>(set.back().lines.size());
  }
  Pt at = std::max(Pt(0), ((vertical ? area.width : area.height) - total) * 0.5);
  for (const composition::ComposedParagraph& paragraph : set) {
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
      const Point place = vertical
                              ? Point{area.right() - at - style.leading * 0.5, area.y}
                              : Point{area.x, area.y + at + baseline_in(style.leading, style.size)};
      page_.place_artifact(paragraph, i, style.writing_mode, place);
      at += style.leading;
    }
  }
}

void FurniturePainter::line(const std::string& words,
                            const ParagraphStyle& style,
                            const Rect& area) {
  if (words.empty()) return;
  const bool vertical = style.writing_mode == WritingMode::vertical;
  stack({words}, fitted(words, style, vertical ? area.height : area.width), area);
}

void FurniturePainter::rule(Point from, Point to, Pt thickness, const Colour& colour) {
  if (thickness <= Pt(0)) return;
  page_.artifact(Rule{from, to, thickness, Rule::Shape::solid, colour});
}

void FurniturePainter::frame(const design::Box& box, const Rect& area) {
  if (box.fill) page_.artifact(Fill{area, *box.fill});
  if (box.rule <= Pt(0)) return;
  const Point corners[] = {{area.x, area.y}, {area.right(), area.y}, {area.x, area.bottom()}};
  const Point last{area.right(), area.bottom()};
  for (const auto& [from, to] : {std::pair(corners[0], corners[1]),
                                 std::pair(corners[2], last),
                                 std::pair(corners[0], corners[2]),
                                 std::pair(corners[1], last)}) {
    page_.artifact(Rule{from, to, box.rule, box.shape, box.colour});
  }
}

}  // namespace qianzi::makeup
