#include "cover.h"

#include "package.h"
#include "tree.h"
#include "words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace qianzi::epub {

namespace {

constexpr double cover_width = 1200;
constexpr double cover_height = 1600;
constexpr double margin = 100;
constexpr double measure = cover_width - 2 * margin;
constexpr std::string_view paper = "#fbfaf6";
constexpr std::string_view ink = "#1a1a18";
constexpr std::string_view seal = "#a3201d";

std::string decimal(double value) {
  std::array<char, 40> buffer{};
  const double rounded = std::round(value * 10000) / 10000;
  const auto end =
      std::to_chars(
          buffer.data(), buffer.data() + buffer.size(), rounded + 0.0, std::chars_format::fixed)
          .ptr;
  return {buffer.data(), end};
}

/// What a composed text takes up.
struct Extent {
  double width = 0;
  double height = 0;  ///< from the first baseline to the last
};

Extent extent_of(const std::vector<GlyphRun>& runs, Services& services) {
  Extent extent;
  for (const GlyphRun& run : runs) {
    if (run.glyphs.empty()) continue;
    const Glyph& last = run.glyphs.back();
    const double advance =
        at_size(last.advance, services.face(run.face).units_per_em, run.size).value() * run.stretch;
    extent.width = std::max(extent.width, run.origin.x.value() + last.position.value() + advance);
    extent.height = std::max(extent.height, run.origin.y.value());
  }
  return extent;
}

/// Draws the runs with their first baseline at (x, y), enlarged by `scale`.
XhtmlElement drawing_of(const std::vector<GlyphRun>& runs,
                        double x,
                        double y,
                        double scale,
                        std::string_view fill,
                        Services& services) {
  XhtmlElement group = node("g", {{"fill", std::string(fill)}});
  for (const GlyphRun& run : runs) {
    const double unit = run.size.value() * scale / services.face(run.face).units_per_em;
    for (const Glyph& glyph : run.glyphs) {
      std::string outline = services.outline(run.face, glyph.id);
      if (outline.empty()) continue;
      const double left = x + (run.origin.x + glyph.position).value() * scale +
                          glyph.x_offset.value() * unit * run.stretch;
      const double top = y + run.origin.y.value() * scale - glyph.y_offset.value() * unit;
      const std::string matrix = "matrix(" + decimal(unit * run.stretch) + " 0 0 " +
                                 decimal(-unit) + " " + decimal(left) + " " + decimal(top) + ")";
      add(group, node("path", {{"transform", matrix}, {"d", std::move(outline)}}));
    }
  }
  return group;
}

std::vector<GlyphRun> set(std::string_view text,
                          std::string_view language,
                          std::string_view role,
                          double size,
                          double width,
                          Services& services) {
  LineRequest request;
  request.role = role;
  request.language = language;
  request.size = Pt(size);
  request.measure = Pt(width);
  request.leading = Pt(size * 1.35);
  return services.compose({Inline{Text{std::string(text)}, {}}}, request);
}

XhtmlElement bar(double y, double height, std::string_view fill) {
  return node("rect",
              {{"x", decimal(margin)},
               {"y", decimal(y)},
               {"width", decimal(measure)},
               {"height", decimal(height)},
               {"fill", std::string(fill)}});
}

/// One line, centred, shrunk to the measure if it is longer; at most `size`.
void add_centred(XhtmlElement& svg,
                 std::string_view text,
                 std::string_view language,
                 double size,
                 double baseline,
                 std::string_view fill,
                 Services& services) {
  if (text.empty()) return;
  const auto runs = set(text, language, "headline", size, 1e6, services);
  const double width = extent_of(runs, services).width;
  const double scale = width > measure ? measure / width : 1.0;
  const double x = (cover_width - width * scale) / 2;
  add(svg, drawing_of(runs, x, baseline, scale, fill, services));
}

/// The lead headline large, the others below it, as many as fit whole.
void add_headlines(XhtmlElement& svg, const std::vector<CoverLine>& lines, Services& services) {
  double top = 620;
  bool lead = true;
  for (const CoverLine& line : lines) {
    const double size = lead ? 92 : 46;
    const auto runs = set(line.text, line.language, "headline", size, measure, services);
    const double height = extent_of(runs, services).height;
    if (top + size + height > cover_height - 110) break;
    if (!lead) add(svg, bar(top, 1, ink));
    const double baseline = top + (lead ? 0.9 : 1.55) * size;
    add(svg, drawing_of(runs, margin, baseline, 1, ink, services));
    top = baseline + height + (lead ? 0.95 : 0.75) * size;
    lead = false;
  }
}

}  // namespace

XhtmlElement
cover_image(const EditionHead& head, const std::vector<CoverLine>& lines, Services& services) {
  XhtmlElement svg = node("svg",
                          {{"xmlns", "http://www.w3.org/2000/svg"},
                           {"viewBox", "0 0 " + decimal(cover_width) + " " + decimal(cover_height)},
                           {"width", decimal(cover_width)},
                           {"height", decimal(cover_height)}});
  add(svg, text_node("title", {}, title_of(head)));
  add(svg,
      node("rect",
           {{"width", decimal(cover_width)},
            {"height", decimal(cover_height)},
            {"fill", std::string(paper)}}));
  add(svg, bar(110, 14, seal));
  add_centred(svg, head.nameplate, head.language, 210, 365, ink, services);
  add(svg, bar(445, 6, ink));
  add(svg, bar(456, 1.5, ink));
  add_centred(svg, issue_line(head), head.language, 36, 512, ink, services);
  add(svg, bar(540, 1.5, ink));
  add_headlines(svg, lines, services);
  add(svg, bar(cover_height - 80, 6, seal));
  return svg;
}

XhtmlElement cover_page(const EditionHead& head, const std::string& image) {
  return node(
      "div", {{"class", "cover"}}, {node("img", {{"src", image}, {"alt", title_of(head)}})});
}

}  // namespace qianzi::epub
