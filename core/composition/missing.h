// Characters that no face has.
#pragma once

#include "composition/collected_text.h"
#include "composition/composer.h"
#include "composition/shaped_text.h"
#include "fonts/font_set.h"

#include <vector>

namespace qianzi::composition {

/// Each character once, in order of first use; one of a reading is placed at its base.
[[nodiscard]] std::vector<MissingGlyph> find_missing(const CollectedText& collected,
                                                     const ShapedText& base,
                                                     const ShapedText& readings,
                                                     const fonts::FontSet& fonts);

}  // namespace qianzi::composition
