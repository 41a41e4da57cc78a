#include "images/encode.h"

#include <algorithm>
#include <new>
#include <stdexcept>
#include <webp/encode.h>

namespace qianzi::images {
namespace {

struct Picture : WebPPicture {
  Picture() : WebPPicture{} {
    if (WebPPictureInit(this) == 0) throw std::logic_error("libwebp is of another version");
  }
  ~Picture() { WebPPictureFree(this); }
  Picture(const Picture&) = delete;
  Picture& operator=(const Picture&) = delete;
};

/// Four samples a pixel, as libwebp takes them.
Bytes interleaved(const Raster& raster) {
  const std::size_t count = std::size_t{raster.width} * raster.height;
  const std::size_t colours = raster.space == ColourSpace::grey ? 1 : 3;
  Bytes pixels(count * 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::byte* from = raster.samples.data() + i * colours;
    std::byte* to = pixels.data() + i * 4;
    to[0] = from[0];
    to[1] = from[colours == 1 ? 0 : 1];
    to[2] = from[colours == 1 ? 0 : 2];
    to[3] = raster.alpha.empty() ? std::byte{255} : raster.alpha[i];
  }
  return pixels;
}

int put(const std::uint8_t* data, std::size_t size, const WebPPicture* picture) {
  Bytes& file = *static_cast<Bytes*>(picture->custom_ptr);
  const auto bytes = std::as_bytes(std::span(data, size));
  file.insert(file.end(), bytes.begin(), bytes.end());
  return 1;
}

void import(Picture& picture, const Raster& raster) {
  const Bytes pixels = interleaved(raster);
  picture.use_argb = 1;
  picture.width = static_cast<int>(raster.width);
  picture.height = static_cast<int>(raster.height);
  const auto* data = reinterpret_cast<const std::uint8_t*>(pixels.data());
  if (WebPPictureImportRGBA(&picture, data, picture.width * 4) == 0) throw std::bad_alloc();
}

}  // namespace

Bytes encode_webp(const Raster& raster, std::uint32_t width, bool exact) {
  Picture picture;
  import(picture, raster);
  // Rounded, and never none: the proportions of a strip of one row.
  const std::uint64_t height =
      (std::uint64_t{raster.height} * width + raster.width / 2) / raster.width;
  const int rows = std::max(1, static_cast<int>(height));
  if (width != raster.width && WebPPictureRescale(&picture, static_cast<int>(width), rows) == 0)
    throw std::bad_alloc();
  WebPConfig config;
  if (WebPConfigPreset(&config, exact ? WEBP_PRESET_DRAWING : WEBP_PRESET_PHOTO, 82) == 0 ||
      (exact && WebPConfigLosslessPreset(&config, 6) == 0))
    throw std::logic_error("libwebp is of another version");
  Bytes file;
  picture.writer = put;
  picture.custom_ptr = &file;
  if (WebPEncode(&config, &picture) == 0) throw std::bad_alloc();
  return file;
}

}  // namespace qianzi::images
