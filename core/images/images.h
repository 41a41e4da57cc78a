// Image files, looked at with suspicion: the formats' own libraries do the decoding, under limits.
#pragma once

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"
#include "qianzi/services.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace qianzi::images {

struct Limits {
  std::uint64_t bytes = 256u << 20;    ///< of the file
  std::uint64_t drawing = 16u << 20;   ///< of an SVG file
  std::uint64_t pixels = 100'000'000;  ///< width times height
};

/// Fills formats, width and height of `image` (orientation applied). A file that is no image, is
/// damaged or exceeds the limits is reported at the place of its first use and stays
/// ImageFormat::unknown. The whole file is decoded once, so that a truncated one is found here.
void examine(ImageFile& image, const Limits& limits, DiagnosticSink& sink);

/// See Services::encoded_image, decoded_image, drawn_image, vector_image, web_image and
/// scaled_images; all throw Failure if the file is not what examine found.
[[nodiscard]] EncodedImage load_encoded(const ImageFile& image, const Limits& limits);
[[nodiscard]] Raster decode(const ImageFile& image, const Limits& limits);
[[nodiscard]] Raster draw(const ImageFile& image, std::uint32_t width, const Limits& limits);
[[nodiscard]] Bytes draw_vectors(const ImageFile& image, const Limits& limits);
[[nodiscard]] EncodedImage load_for_web(const ImageFile& image, const Limits& limits);
[[nodiscard]] std::vector<EncodedImage>
load_scaled(const ImageFile& image, std::span<const std::uint32_t> widths, const Limits& limits);
/// See Services::picture_of.
[[nodiscard]] Bytes
draw_picture(std::string_view drawing, std::uint32_t width, const Limits& limits);

}  // namespace qianzi::images
