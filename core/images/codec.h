// What the two decoders have in common. Each decodes from memory, from the first row to the last,
// under limits that are checked before anything is allocated for pixels.
#pragma once

#include "images/images.h"

#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>

namespace qianzi::images {

/// The bytes are not an image that can be used; `what()` says why, as a clause.
class Damage : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// What stands in a file's header.
struct Header {
  ImageFormat format = ImageFormat::unknown;
  std::uint32_t width = 0;  ///< as stored
  std::uint32_t height = 0;
  ColourSpace space = ColourSpace::rgb;
  std::uint8_t bits_per_sample = 8;
  std::uint8_t orientation = 1;  ///< EXIF's, 1 to 8
  bool inverted = false;         ///< CMYK as Adobe's programs write it: 255 is no ink
};

/// One file being decoded. Every call throws Damage.
class Decoder {
public:
  Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  virtual ~Decoder() = default;
  [[nodiscard]] virtual const Header& header() const = 0;
  /// Decodes all rows and keeps none: what a truncated or damaged file fails at.
  virtual void verify() = 0;
  /// The stored rows, not turned. Call once, and not after verify.
  [[nodiscard]] virtual Raster decode() = 0;
};

/// Samples of a pixel.
[[nodiscard]] constexpr std::size_t samples_of(ColourSpace space) {
  return space == ColourSpace::grey ? 1 : space == ColourSpace::rgb ? 3 : 4;
}

}  // namespace qianzi::images
