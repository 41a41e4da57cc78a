// Colours by the profiles that images bring along (ICC.1:2010), through Little CMS.
#pragma once

#include "qianzi/services.h"

#include <cstddef>
#include <span>

namespace qianzi::images {

/// Whether a file's profile describes `space` and is small enough to be believed.
[[nodiscard]] bool fits_space(std::span<const std::byte> profile, ColourSpace space);

/// The picture in sRGB, or as grey with sRGB's curve, without a profile. Without a profile of its
/// own, inks are taken as perfect: red is what cyan and black leave of white.
[[nodiscard]] Raster to_srgb(Raster raster);

}  // namespace qianzi::images
