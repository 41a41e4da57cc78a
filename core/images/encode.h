// Writing images anew: what e-books and browsers cannot show as it came.
#pragma once

#include "qianzi/services.h"

namespace qianzi::images {

/// Grey or RGB without alpha, at a quality that does not show in print. The same samples give the
/// same bytes.
[[nodiscard]] Bytes encode_jpeg(const Raster& raster);

/// Grey or RGB, with alpha where there is some.
[[nodiscard]] Bytes encode_png(const Raster& raster);

/// Grey or RGB, with alpha where there is some, scaled to `width`, which is from 1 to the picture's
/// own; no side of it is longer than WebP allows, 16383 pixels. `exact`: without loss.
[[nodiscard]] Bytes encode_webp(const Raster& raster, std::uint32_t width, bool exact);

}  // namespace qianzi::images
