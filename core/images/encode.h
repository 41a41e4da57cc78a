// Writing images anew: what e-books and browsers cannot show as it came.
#pragma once

#include "qianzi/services.h"

namespace qianzi::images {

/// Grey or RGB without alpha, at a quality that does not show in print. The same samples give the
/// same bytes.
[[nodiscard]] Bytes encode_jpeg(const Raster& raster);

/// Grey or RGB, with alpha where there is some.
[[nodiscard]] Bytes encode_png(const Raster& raster);

}  // namespace qianzi::images
