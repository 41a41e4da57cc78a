#include "images/tiff_rows.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace qianzi::images {
namespace {

/// Sample `index` of a row; 16 bits come in the machine's order.
unsigned sample_at(const std::byte* row, std::size_t index, unsigned bits) {
  if (bits == 8) return std::to_integer<unsigned>(row[index]);
  if (bits == 16) {
    std::uint16_t value = 0;
    std::memcpy(&value, row + index * 2, 2);
    return value;
  }
  const std::size_t bit = index * bits;
  const auto shift = static_cast<unsigned>(8 - bits - bit % 8);
  return std::to_integer<unsigned>(row[bit / 8]) >> shift & ((1u << bits) - 1);
}

/// To 8 bits, rounded.
unsigned to_byte(unsigned value, unsigned bits) {
  const unsigned most = (1u << bits) - 1;
  return bits == 8 ? value : (value * 255 + most / 2) / most;
}

void divide_by_alpha(Raster& raster) {
  const std::size_t colours = samples_of(raster.space);
  for (std::size_t pixel = 0; pixel < raster.alpha.size(); ++pixel) {
    const auto alpha = std::to_integer<unsigned>(raster.alpha[pixel]);
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t i = 0; i < colours; ++i) {
      std::byte& sample = raster.samples[pixel * colours + i];
      const unsigned whole = (std::to_integer<unsigned>(sample) * 255 + alpha / 2) / alpha;
      sample = static_cast<std::byte>(std::min(whole, 255u));
    }
  }
}

}  // namespace

TiffPixels::TiffPixels(const Header& header, const TiffSamples& samples)
    : header_(header),
      samples_(samples),
      kept_(samples_of(header.space) + (header.alpha ? 1 : 0)),
      pixels_(std::size_t{header.width} * header.height * kept_) {}

void TiffPixels::put_value(std::size_t pixel, unsigned channel, unsigned value) {
  std::byte* to = pixels_.data() + pixel * kept_;
  if (!samples_.palette[0].empty()) {
    if (channel != 0) return;
    for (std::size_t i = 0; i < 3; ++i) to[i] = static_cast<std::byte>(samples_.palette[i][value]);
    return;
  }
  if (channel >= kept_) return;
  const unsigned level = to_byte(value, samples_.bits);
  const bool inverted = samples_.white_is_zero && channel == 0;
  to[channel] = static_cast<std::byte>(inverted ? 255 - level : level);
}

void TiffPixels::put(const std::byte* row,
                     std::size_t x,
                     std::size_t y,
                     std::size_t count,
                     unsigned plane) {
  const std::size_t first = y * header_.width + x;
  if (samples_.planar) {
    for (std::size_t i = 0; i < count; ++i)
      put_value(first + i, plane, sample_at(row, i, samples_.bits));
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (unsigned channel = 0; channel < samples_.channels; ++channel)
      put_value(first + i, channel, sample_at(row, i * samples_.channels + channel, samples_.bits));
  }
}

Raster TiffPixels::finish() {
  Raster raster = part_channels(std::move(pixels_), kept_, header_);
  if (samples_.premultiplied) divide_by_alpha(raster);
  return raster;
}

}  // namespace qianzi::images
