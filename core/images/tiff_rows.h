// Samples as TIFF stores them, of 1 to 16 bits, gathered into pixels of 8.
#pragma once

#include "images/codec.h"

#include <array>
#include <cstdint>
#include <vector>

namespace qianzi::images {

/// How the samples of a TIFF are to be read.
struct TiffSamples {
  std::uint16_t bits = 8;      ///< 1, 2, 4, 8 or 16
  std::uint16_t channels = 1;  ///< of a pixel, with those that are not used
  bool planar = false;         ///< each channel by itself
  bool white_is_zero = false;
  bool premultiplied = false;                        ///< alpha has been worked into the colours
  std::array<std::vector<std::uint8_t>, 3> palette;  ///< red, green, blue; empty: no palette
};

/// Takes pieces of rows and makes a raster of them.
class TiffPixels {
public:
  TiffPixels(const Header& header, const TiffSamples& samples);

  /// `count` pixels from (x, y) on, packed as the file has them; of all channels, or of `plane`
  /// alone where the channels lie apart. `row` holds as many bytes as that takes.
  void put(const std::byte* row, std::size_t x, std::size_t y, std::size_t count, unsigned plane);
  [[nodiscard]] Raster finish();

private:
  void put_value(std::size_t pixel, unsigned channel, unsigned value);

  const Header& header_;
  const TiffSamples& samples_;
  std::size_t kept_;  ///< channels that go into the raster
  Bytes pixels_;
};

}  // namespace qianzi::images
