#include "images/svg_clean.h"

#include <algorithm>
#include <iterator>

namespace qianzi::images {
namespace {

// Each list is in the order of ASCII. Not among the elements: script, foreignObject, image (which
// fetches), a, animate and its kin, filter and its kin (whose cost has no bound).
constexpr std::string_view elements[] = {
    "circle",         "clipPath", "defs",  "desc",  "ellipse", "g",       "line",
    "linearGradient", "marker",   "mask",  "path",  "pattern", "polygon", "polyline",
    "radialGradient", "rect",     "stop",  "style", "svg",     "switch",  "symbol",
    "text",           "textPath", "title", "tspan", "use",
};

constexpr std::string_view attributes[] = {
    "class",
    "clipPathUnits",
    "cx",
    "cy",
    "d",
    "dx",
    "dy",
    "fr",
    "fx",
    "fy",
    "gradientTransform",
    "gradientUnits",
    "height",
    "id",
    "lengthAdjust",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "method",
    "offset",
    "orient",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "points",
    "preserveAspectRatio",
    "r",
    "refX",
    "refY",
    "rotate",
    "rx",
    "ry",
    "spacing",
    "spreadMethod",
    "startOffset",
    "systemLanguage",
    "textLength",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "xml:lang",
    "xml:space",
    "y",
    "y1",
    "y2",
};

constexpr std::string_view properties[] = {
    "alignment-baseline",
    "baseline-shift",
    "clip-path",
    "clip-rule",
    "color",
    "direction",
    "display",
    "dominant-baseline",
    "enable-background",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-stretch",
    "font-style",
    "font-variant",
    "font-weight",
    "glyph-orientation-vertical",
    "isolation",
    "letter-spacing",
    "marker",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "mix-blend-mode",
    "opacity",
    "overflow",
    "paint-order",
    "shape-rendering",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "text-decoration",
    "text-rendering",
    "unicode-bidi",
    "vector-effect",
    "visibility",
    "word-spacing",
    "writing-mode",
};

template <std::size_t Size>
constexpr bool in_order(const std::string_view (&list)[Size]) {
  for (std::size_t i = 1; i < Size; ++i) {
    if (list[i - 1] >= list[i]) return false;
  }
  return true;
}
static_assert(in_order(elements) && in_order(attributes) && in_order(properties));

template <std::size_t Size>
bool holds(const std::string_view (&list)[Size], std::string_view name) {
  return std::binary_search(std::begin(list), std::end(list), name);
}

}  // namespace

bool is_drawing_element(std::string_view name) {
  return holds(elements, name);
}

bool is_drawing_attribute(std::string_view name) {
  return holds(attributes, name) || holds(properties, name);
}

bool is_drawing_property(std::string_view name) {
  return holds(properties, name);
}

}  // namespace qianzi::images
