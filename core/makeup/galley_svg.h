// A galley as a drawing.
#pragma once

#include "makeup/galley.h"

#include <string>
#include <vector>

namespace qianzi::makeup {

/// An SVG document: outlines of the glyphs, each defined once, and rules; an em of margin around.
/// Lines follow each other at the style's leading, vertical ones leftwards. With `guides`, the
/// edges of the measure and the reference of every line.
[[nodiscard]] std::string galley_svg(const Galley& galley,
                                     const std::vector<composition::ComposedParagraph>& composed,
                                     bool guides,
                                     const fonts::FontSet& fonts);

}  // namespace qianzi::makeup
