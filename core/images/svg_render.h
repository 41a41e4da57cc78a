// One drawing on one surface of Cairo's, by librsvg.
#pragma once

#include "images/svg_library.h"

#include <memory>
#include <string>

namespace qianzi::images {

struct EndSurface {
  void operator()(cairo_surface_t* surface) const { svg_library().cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, EndSurface>;

/// Whether an SVG document, as clean_svg writes it, has words.
[[nodiscard]] inline bool has_words(const std::string& source) {
  return source.find("<text") != std::string::npos;
}

/// Draws an SVG document `width` by `height` units large on a surface. Throws Damage, saying why,
/// if it cannot be drawn; whether the surface had room for it, its status says.
void render(const std::string& source, cairo_surface_t* surface, double width, double height);

}  // namespace qianzi::images
