#include "makeup/galley_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace qianzi::makeup {
namespace {

using composition::ComposedParagraph;
using composition::Line;
using composition::LineRule;
using composition::LineRun;

constexpr const char* guide_colour = "#d33";

/// A thousandth of a point is below what any screen shows; 0 has no sign.
double rounded(double value) {
  return std::round(value * 1000) / 1000 + 0.0;
}

/// What one glyph is drawn by: SVG's matrix(a b c d e f).
struct Matrix {
  double a = 0, b = 0, c = 0, d = 0;
  Point at;
};

/// From glyph space, y upwards, to the drawing, y downwards.
Matrix placing(const LineRun& run, const Glyph& glyph, Point origin, double scale) {
  const Pt x_offset(glyph.x_offset.value() * scale * run.stretch);
  const Pt y_offset(glyph.y_offset.value() * scale);
  const Pt along = glyph.position;
  switch (run.orientation) {
  case Orientation::upright:
    return {scale, 0, 0, -scale, {origin.x + x_offset, origin.y + along - y_offset}};
  case Orientation::sideways:
    return {0, scale * run.stretch, scale, 0, {origin.x + y_offset, origin.y + along + x_offset}};
  case Orientation::horizontal:
    break;
  }
  return {scale * run.stretch, 0, 0, -scale, {origin.x + along + x_offset, origin.y - y_offset}};
}

class Drawing {
public:
  Drawing(const Galley& galley,
          const std::vector<ComposedParagraph>& composed,
          bool guides,
          const fonts::FontSet& fonts)
      : style_(galley.style),
        vertical_(galley.style.writing_mode == WritingMode::vertical),
        guides_(guides),
        fonts_(fonts) {
    margin_ = style_.size;
    for (const ComposedParagraph& paragraph : composed) {
      for (const Line& line : paragraph.lines) {
        ++line_count_;
        length_ = std::max({length_, line.measure, line.indent + line.width});
      }
    }
    measure_ = std::max(galley.measure, Pt(0));
  }

  std::string draw(const std::vector<ComposedParagraph>& composed) {
    std::size_t index = 0;
    for (const ComposedParagraph& paragraph : composed) {
      for (const Line& line : paragraph.lines) add(line, index++);
    }
    const Size sheet = this->sheet();
    std::string svg = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}pt\" "
                                  "height=\"{1}pt\" viewBox=\"0 0 {0} {1}\">\n",
                                  rounded(sheet.width.value()),
                                  rounded(sheet.height.value()));
    if (!outlines_.empty()) svg += "<defs>\n" + outlines_ + "</defs>\n";
    if (guides_) svg += guides();
    return svg + body_ + "</svg>\n";
  }

private:
  [[nodiscard]] Pt depth() const {
    return style_.leading * static_cast<double>(std::max<std::size_t>(line_count_, 1));
  }

  [[nodiscard]] Size sheet() const {
    const Pt along = length_ + margin_ * 2.0;
    const Pt across = depth() + margin_ * 2.0;
    return vertical_ ? Size{across, along} : Size{along, across};
  }

  /// Where the line's reference begins: its baseline, or the centre of a vertical line.
  [[nodiscard]] Point line_start(std::size_t index) const {
    const Pt before = style_.leading * static_cast<double>(index);
    if (vertical_) return {margin_ + depth() - before - style_.leading * 0.5, margin_};
    return {margin_, margin_ + before + (style_.leading - style_.size) * 0.5 + style_.size * 0.88};
  }

  /// A place of the line in the drawing.
  [[nodiscard]] Point at(Point start, Pt along, Pt over) const {
    return vertical_ ? Point{start.x + over, start.y + along}
                     : Point{start.x + along, start.y - over};
  }

  void add(const Line& line, std::size_t index) {
    body_ += "<g>\n";
    const Point start = line_start(index);
    for (const LineRun& run : line.runs) add(run, at(start, run.start, run.shift));
    for (const LineRule& rule : line.rules) add(rule, start);
    body_ += "</g>\n";
  }

  void add(const LineRun& run, Point origin) {
    const double scale = run.size.value() / fonts_.face(run.face).info().units_per_em;
    for (const Glyph& glyph : run.glyphs) {
      if (!define(run.face, glyph.id)) continue;
      const Matrix m = placing(run, glyph, origin, scale);
      fmt::format_to(
          std::back_inserter(body_),
          "<use href=\"#f{}g{}\" transform=\"matrix({:.6g} {:.6g} {:.6g} {:.6g} {} {})\"/>\n",
          run.face.index,
          glyph.id,
          m.a,
          m.b,
          m.c,
          m.d,
          rounded(m.at.x.value()),
          rounded(m.at.y.value()));
    }
  }

  /// True if the glyph draws anything.
  bool define(FaceId face, std::uint32_t glyph) {
    const auto [known, fresh] = defined_.try_emplace({face, glyph}, false);
    if (fresh) {
      const OutlinePath path = fonts_.face(face).outline(glyph);
      known->second = !path.empty();
      if (known->second) {
        outlines_ += fmt::format("<path id=\"f{}g{}\" d=\"{}\"/>\n", face.index, glyph, path);
      }
    }
    return known->second;
  }

  void add(const LineRule& rule, Point start) {
    const Point from = at(start, rule.start, rule.shift);
    const Point to = at(start, rule.end, rule.shift);
    const double thickness = rule.thickness.value();
    std::string look;
    if (rule.shape == Rule::Shape::dotted) {
      look = fmt::format(" stroke-linecap=\"round\" stroke-dasharray=\"0 {}\"",
                         rounded(2 * thickness));
    }
    const std::string path =
        rule.shape == Rule::Shape::wavy ? wave(from, to, rule.thickness) : straight(from, to);
    body_ += fmt::format("<path fill=\"none\" stroke=\"#000\" stroke-width=\"{}\"{} d=\"{}\"/>\n",
                         rounded(thickness),
                         look,
                         path);
  }

  /// A step of a path: M, L, or nothing for one that goes on.
  static std::string step(std::string_view letter, Point at) {
    return fmt::format("{}{} {}", letter, rounded(at.x.value()), rounded(at.y.value()));
  }

  static std::string straight(Point from, Point to) {
    return fmt::format("{} {}", step("M", from), step("L", to));
  }

  /// Half waves of three thicknesses by one and a half, as the PDF has them.
  [[nodiscard]] std::string wave(Point from, Point to, Pt thickness) const {
    const Pt length = vertical_ ? to.y - from.y : to.x - from.x;
    const double halves = std::round(length / (std::max(thickness, Pt(0.05)) * 3.0));
    const auto count = static_cast<int>(std::clamp(halves, 1.0, 1e5));
    const Pt half = length / count;
    std::string path = step("M", from);
    for (int i = 0; i < count; ++i) {
      const Pt aside = thickness * (i % 2 == 0 ? 2.0 : -2.0);
      path += step(" C", at(from, half * (i + 0.3642), aside));
      path += step(" ", at(from, half * (i + 0.6358), aside));
      path += step(" ", at(from, half * (i + 1), Pt(0)));
    }
    return path;
  }

  [[nodiscard]] std::string guides() const {
    std::string lines;
    for (std::size_t i = 0; i < line_count_; ++i) {
      const Point start = line_start(i);
      lines += straight(start, at(start, measure_, Pt(0)));
      lines += ' ';
    }
    const Point corner{margin_, margin_};
    const Pt along = measure_;
    const Pt across = depth();
    const Size box = vertical_ ? Size{across, along} : Size{along, across};
    return fmt::format("<g fill=\"none\" stroke=\"{0}\" stroke-width=\"0.25\">\n"
                       "<rect x=\"{1}\" y=\"{2}\" width=\"{3}\" height=\"{4}\"/>\n"
                       "<path d=\"{5}\"/>\n</g>\n",
                       guide_colour,
                       rounded(corner.x.value()),
                       rounded(corner.y.value()),
                       rounded(box.width.value()),
                       rounded(box.height.value()),
                       lines);
  }

  const ParagraphStyle& style_;
  bool vertical_;
  bool guides_;
  const fonts::FontSet& fonts_;
  Pt margin_;
  Pt measure_;
  Pt length_;  ///< of the longest line, or the measure
  std::size_t line_count_ = 0;
  std::map<std::pair<FaceId, std::uint32_t>, bool> defined_;
  std::string outlines_;
  std::string body_;
};

}  // namespace

std::string galley_svg(const Galley& galley,
                       const std::vector<ComposedParagraph>& composed,
                       bool guides,
                       const fonts::FontSet& fonts) {
  return Drawing(galley, composed, guides, fonts).draw(composed);
}

}  // namespace qianzi::makeup
