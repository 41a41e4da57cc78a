// Characters that no face has.
#pragma once

#include "composition/composer.h"
#include "composition/paragraph_data.h"
#include "fonts/font_set.h"

#include <vector>

namespace qianzi::composition {

/// Each character once: those of the text in order of first use, then those of readings, placed at
/// their bases, and those of warichu, placed where these begin.
[[nodiscard]] std::vector<MissingGlyph> find_missing(const ParagraphData& data,
                                                     const fonts::FontSet& fonts);

}  // namespace qianzi::composition
