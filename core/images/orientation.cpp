#include "images/orientation.h"

#include "images/codec.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace qianzi::images {
namespace {

class Tiff {
public:
  explicit Tiff(std::span<const std::uint8_t> bytes) : bytes_(bytes) {
    if (bytes.size() < 8) return;
    little_ = bytes[0] == 'I';
    const bool known = bytes[0] == bytes[1] && (bytes[0] == 'I' || bytes[0] == 'M');
    valid_ = known && u16(2) == 42;
  }
  [[nodiscard]] bool valid() const { return valid_; }
  // Empty beyond the end. Offsets are 64 bits wide, so that no sum of theirs wraps.
  [[nodiscard]] std::optional<std::uint16_t> u16(std::uint64_t at) const {
    if (at + 2 > bytes_.size()) return {};
    const auto first = bytes_[at];
    const auto second = bytes_[at + 1];
    return static_cast<std::uint16_t>(little_ ? second << 8 | first : first << 8 | second);
  }
  [[nodiscard]] std::optional<std::uint32_t> u32(std::uint64_t at) const {
    const auto first = u16(at);
    const auto second = u16(at + 2);
    if (!first || !second) return {};
    const std::uint32_t high = little_ ? *second : *first;
    const std::uint32_t low = little_ ? *first : *second;
    return high << 16 | low;
  }

private:
  std::span<const std::uint8_t> bytes_;
  bool little_ = false;
  bool valid_ = false;
};

// Where the pixel (x, y) of the upright image is stored, for an upright image of w by h.
struct Place {
  std::size_t x;
  std::size_t y;
};

Place stored_place(std::uint8_t orientation,
                   std::size_t x,
                   std::size_t y,
                   std::size_t w,
                   std::size_t h) {
  switch (orientation) {
  case 2:
    return {w - 1 - x, y};
  case 3:
    return {w - 1 - x, h - 1 - y};
  case 4:
    return {x, h - 1 - y};
  case 5:
    return {y, x};
  case 6:
    return {y, w - 1 - x};
  case 7:
    return {h - 1 - y, w - 1 - x};
  case 8:
    return {h - 1 - y, x};
  default:
    return {x, y};
  }
}

Bytes turn(const Bytes& stored,
           std::size_t pixel,
           std::uint8_t orientation,
           std::size_t width,
           std::size_t height) {
  Bytes upright(stored.size());
  const std::size_t stored_width = is_on_its_side(orientation) ? height : width;
  auto to = upright.begin();
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const Place from = stored_place(orientation, x, y, width, height);
      const std::size_t at = (from.y * stored_width + from.x) * pixel;
      to = std::copy_n(stored.begin() + static_cast<std::ptrdiff_t>(at), pixel, to);
    }
  }
  return upright;
}

}  // namespace

std::uint8_t read_orientation(std::span<const std::uint8_t> bytes) {
  constexpr std::uint16_t orientation_tag = 0x0112;
  constexpr std::uint16_t type_short = 3;
  const Tiff tiff(bytes);
  if (!tiff.valid()) return 1;
  const auto directory = tiff.u32(4);
  const auto count = directory ? tiff.u16(*directory) : std::nullopt;
  if (!count) return 1;
  for (std::uint64_t entry = 0; entry < *count; ++entry) {
    const std::uint64_t at = std::uint64_t{*directory} + 2 + entry * 12;
    const auto tag = tiff.u16(at);
    if (!tag) return 1;
    if (*tag != orientation_tag) continue;
    const auto value = tiff.u16(at + 8);
    const bool sound = tiff.u16(at + 2) == type_short && tiff.u32(at + 4) == 1u && value;
    return sound && *value >= 1 && *value <= 8 ? static_cast<std::uint8_t>(*value)
                                               : std::uint8_t{1};
  }
  return 1;
}

Raster turn_upright(Raster stored, std::uint8_t orientation) {
  if (orientation <= 1 || orientation > 8) return stored;
  if (is_on_its_side(orientation)) std::swap(stored.width, stored.height);
  const std::size_t pixel = samples_of(stored.space);
  stored.samples = turn(stored.samples, pixel, orientation, stored.width, stored.height);
  if (!stored.alpha.empty())
    stored.alpha = turn(stored.alpha, 1, orientation, stored.width, stored.height);
  return stored;
}

}  // namespace qianzi::images
