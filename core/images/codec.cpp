#include "images/codec.h"

#include <algorithm>
#include <utility>

namespace qianzi::images {

Raster part_channels(Bytes pixels, std::size_t channels, const Header& header) {
  Raster raster{header.width, header.height, header.space, {}, {}, {}};
  const std::size_t colours = samples_of(header.space);
  if (channels == colours) {
    raster.samples = std::move(pixels);
    return raster;
  }
  const std::size_t count = pixels.size() / channels;
  raster.samples.resize(count * colours);
  raster.alpha.resize(count);
  for (std::size_t pixel = 0; pixel < count; ++pixel) {
    const std::byte* from = pixels.data() + pixel * channels;
    std::copy_n(from, colours, raster.samples.data() + pixel * colours);
    raster.alpha[pixel] = from[colours];
  }
  return raster;
}

}  // namespace qianzi::images
