// Glyph outlines as SVG path data.
#pragma once

#include "qianzi/services.h"

#include <hb.h>

#include <cstdint>

namespace qianzi::fonts {

/// See Face::outline. `font` is at the scale of the design grid; thread-safe, since HarfBuzz reads
/// outlines from the mapped tables without state.
[[nodiscard]] OutlinePath outline_path(hb_font_t* font, std::uint32_t glyph);

}  // namespace qianzi::fonts
