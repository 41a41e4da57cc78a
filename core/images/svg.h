// Drawings (SVG): written anew from what is known to be harmless, for e-books and the web, and
// drawn from that by librsvg, for print.
#pragma once

#include "images/codec.h"

#include <memory>

namespace qianzi::images {

/// Reads and cleans the drawing; throws Damage. Nothing of `data` is kept. `most_pixels` bounds
/// what it may be drawn as.
[[nodiscard]] std::unique_ptr<Decoder> open_svg(std::span<const std::byte> data,
                                                std::uint64_t most_pixels);

}  // namespace qianzi::images
