#include "sheet_drawing.h"

#include "shell.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

namespace qianzi::html {
namespace {

XhtmlElement box(std::string_view name, const Rect& area) {
  XhtmlElement made = element(name);
  set(made, "x", number(area.x));
  set(made, "y", number(area.y));
  set(made, "width", number(area.width));
  set(made, "height", number(area.height));
  return made;
}

std::string view_box(const Page& page) {
  return fmt::format("0 0 {} {}", number(page.trim.width), number(page.trim.height));
}

/// Half waves, each 3 thicknesses long and rising 1.5, as the PDF has them: a crest is at half of
/// its control's height.
std::string wave(const Rule& rule) {
  const bool upright = rule.from.x == rule.to.x;
  const Pt length = upright ? rule.to.y - rule.from.y : rule.to.x - rule.from.x;
  const Pt thickness = std::max(rule.thickness, Pt(0.05));
  const double count = std::clamp(std::round(length / (thickness * 3.0)), 1.0, 1e4);
  const Pt step = length * (1 / count);
  const auto to = [&](Pt along, Pt across) {
    return upright ? fmt::format("{} {}", number(across), number(along))
                   : fmt::format("{} {}", number(along), number(across));
  };
  std::string path = fmt::format("M{} {}q{} {}",
                                 number(rule.from.x),
                                 number(rule.from.y),
                                 to(step * 0.5, thickness * -3.0),
                                 to(step, Pt(0)));
  for (double i = 1; i < count; ++i) path.append("t").append(to(step, Pt(0)));
  return path;
}

XhtmlElement drawn(const Rule& rule, const Page& page) {
  const bool waves = rule.shape == Rule::Shape::wavy;
  XhtmlElement made = element(waves ? "path" : "line");
  if (waves) {
    set(made, "d", wave(rule));
    set(made, "fill", "none");
  } else {
    set(made, "x1", number(rule.from.x));
    set(made, "y1", number(rule.from.y));
    set(made, "x2", number(rule.to.x));
    set(made, "y2", number(rule.to.y));
  }
  set(made, "stroke", rgb_of(rule.colour, page));
  set(made, "stroke-width", number(rule.thickness));
  if (rule.shape == Rule::Shape::dotted) {
    set(made, "stroke-linecap", "round");
    set(made, "stroke-dasharray", fmt::format("0 {}", number(rule.thickness * 2.0)));
  }
  return made;
}

XhtmlElement drawn(const Fill& fill, const Page& page) {
  XhtmlElement made = box("rect", fill.area);
  set(made, "fill", rgb_of(fill.colour, page));
  return made;
}

/// What lies below the text.
XhtmlElement ground(const Page& page, const SheetTargets& targets) {
  XhtmlElement made = element("g");
  set(made, "aria-hidden", "true");
  for (const PageItem& item : page.items) {
    if (const auto* fill = std::get_if<Fill>(&item)) {
      made.children.emplace_back(drawn(*fill, page));
    } else if (const auto* rule = std::get_if<Rule>(&item)) {
      made.children.emplace_back(drawn(*rule, page));
    } else if (const auto* image = std::get_if<PlacedImage>(&item)) {
      const std::string path = targets.image(image->image);
      if (path.empty()) continue;
      XhtmlElement picture = box("image", image->area);
      set(picture, "href", path);
      set(picture, "preserveAspectRatio", "none");
      made.children.emplace_back(std::move(picture));
    }
  }
  return made;
}

XhtmlElement hot_area(const Region& region, std::string target) {
  XhtmlElement made = element("a", "area");
  set(made, "href", std::move(target));
  set(made, "aria-label", region.headline);
  made.children.emplace_back(element("title", {}, region.headline));
  for (const Rect& area : region.areas) made.children.emplace_back(box("rect", area));
  return made;
}

}  // namespace

XhtmlElement sheet_drawing(const Page& page,
                           const SheetTargets& targets,
                           SheetFaces& faces,
                           const Services& services) {
  XhtmlElement made = element("svg", "sheet");
  set(made, "xmlns", "http://www.w3.org/2000/svg");
  set(made, "viewBox", view_box(page));
  set(made, "width", number(page.trim.width));
  set(made, "height", number(page.trim.height));
  mark_language(made, page.language, {});
  made.children.emplace_back(ground(page, targets));
  XhtmlElement text = element("g", "text");
  set(text, "aria-hidden", "true");
  for (XhtmlElement& each : sheet_text(page, faces, services)) {
    text.children.emplace_back(std::move(each));
  }
  made.children.emplace_back(std::move(text));
  for (const Region& region : page.regions) {
    std::string target = targets.article(region.article);
    if (!target.empty()) made.children.emplace_back(hot_area(region, std::move(target)));
  }
  return made;
}

XhtmlElement sheet_thumbnail(const Page& page) {
  // Lines closer than this are one at the size of a thumbnail.
  constexpr double least = 0.8;
  XhtmlElement made = element("svg");
  set(made, "xmlns", "http://www.w3.org/2000/svg");
  set(made, "viewBox", view_box(page));
  const auto at = [](const Rect& area) {
    return fmt::format("M{0:.0f} {1:.0f}h{2:.0f}v{3:.0f}h-{2:.0f}z",
                       area.x.value(),
                       area.y.value(),
                       area.width.value(),
                       area.height.value());
  };
  std::string pictures;
  std::string lines;
  for (const PageItem& item : page.items) {
    if (const auto* image = std::get_if<PlacedImage>(&item)) pictures += at(image->area);
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || run->glyphs.empty() || run->size < Pt(6)) continue;
    const Pt length = run->glyphs.back().position + run->size * least;
    const Pt thick = run->size * 0.7;
    const bool across = run->orientation == Orientation::horizontal;
    lines += across ? at({run->origin.x, run->origin.y - run->size * 0.75, length, thick})
                    : at({run->origin.x - thick * 0.5, run->origin.y, thick, length});
  }
  const auto add = [&](std::string path, std::string_view colour) {
    if (path.empty()) return;
    XhtmlElement each = element("path");
    set(each, "d", std::move(path));
    set(each, "fill", std::string(colour));
    made.children.emplace_back(std::move(each));
  };
  add(at({Pt(0), Pt(0), page.trim.width, page.trim.height}), "#fff");
  add(std::move(pictures), "#b9b3a8");
  add(std::move(lines), "#6b665e");
  return made;
}

}  // namespace qianzi::html
