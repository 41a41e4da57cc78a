// TIFF by libtiff: what cameras, scanners and picture desks write. Of several pages the first.
#pragma once

#include "images/codec.h"

#include <memory>

namespace qianzi::images {

/// `data` outlives the decoder. Reads the first directory; throws Damage.
[[nodiscard]] std::unique_ptr<Decoder> open_tiff(std::span<const std::byte> data);

}  // namespace qianzi::images
