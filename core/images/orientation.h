// How a camera was held (EXIF 2.32, tag 0x0112).
#pragma once

#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace qianzi::images {

/// The orientation, 1 to 8, in a TIFF structure as EXIF has it (without the «Exif» signature); 1 if
/// there is none or the structure is damaged.
[[nodiscard]] std::uint8_t read_orientation(std::span<const std::uint8_t> tiff);

/// `true` if width and height change places.
[[nodiscard]] constexpr bool is_on_its_side(std::uint8_t orientation) {
  return orientation >= 5;
}

/// Turns stored rows upright.
[[nodiscard]] Raster turn_upright(Raster stored, std::uint8_t orientation);

}  // namespace qianzi::images
