// Image files, looked at with suspicion: libjpeg-turbo and libpng do the decoding, under limits.
#pragma once

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"
#include "qianzi/services.h"

#include <cstdint>

namespace qianzi::images {

struct Limits {
  std::uint64_t bytes = 64u << 20;     ///< of the file
  std::uint64_t pixels = 100'000'000;  ///< width times height
};

/// Fills format, width and height of `image` (orientation applied). A file that is no image, is
/// damaged or exceeds the limits is reported at the place of its first use and stays
/// ImageFormat::unknown. The whole file is decoded once, so that a truncated one is found here.
void examine(ImageFile& image, const Limits& limits, DiagnosticSink& sink);

/// See Services::encoded_image and decoded_image; both throw Failure if the file is not what
/// examine found.
[[nodiscard]] EncodedImage load_encoded(const ImageFile& image, const Limits& limits);
[[nodiscard]] Raster decode(const ImageFile& image, const Limits& limits);

}  // namespace qianzi::images
