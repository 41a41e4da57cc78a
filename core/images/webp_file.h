// WebP by libwebp: lossy, lossless, with alpha; of an animation the first picture.
#pragma once

#include "images/codec.h"

#include <memory>

namespace qianzi::images {

/// `data` outlives the decoder. Reads the header; throws Damage.
[[nodiscard]] std::unique_ptr<Decoder> open_webp(std::span<const std::byte> data);

}  // namespace qianzi::images
