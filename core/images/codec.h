// What the decoders have in common. Each decodes from memory, from the first row to the last,
// under limits that are checked before anything is allocated for pixels.
#pragma once

#include "images/images.h"

#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

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
  bool alpha = false;            ///< some of it may be transparent
  bool line_art = false;         ///< black and white, or of a palette: JPEG would smear it
  bool sequence = false;         ///< there is more than the one picture that is used
  Bytes profile;                 ///< the file's ICC profile as it stands there; may be empty
  std::string removed;           ///< of a drawing: what is not used of it, for a message
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
  /// A drawing at a width; anything else as decode does.
  [[nodiscard]] virtual Raster draw(std::uint32_t width) {
    static_cast<void>(width);
    return decode();
  }
  /// Of a drawing: see Services::vector_image.
  [[nodiscard]] virtual Bytes vectors() { return {}; }
  /// Of a drawing: what was written anew to be passed on. Else null.
  [[nodiscard]] virtual const std::string* rewritten() const { return nullptr; }
};

/// Samples of a pixel.
[[nodiscard]] constexpr std::size_t samples_of(ColourSpace space) {
  return space == ColourSpace::grey ? 1 : space == ColourSpace::rgb ? 3 : 4;
}

/// Parts `pixels`, whose last channel is alpha where there is one more than the colours.
[[nodiscard]] Raster part_channels(Bytes pixels, std::size_t channels, const Header& header);

}  // namespace qianzi::images
