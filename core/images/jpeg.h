// JPEG by libjpeg-turbo.
#pragma once

#include "images/codec.h"

#include <memory>

namespace qianzi::images {

/// `data` outlives the decoder. Reads the header; throws Damage.
[[nodiscard]] std::unique_ptr<Decoder> open_jpeg(std::span<const std::byte> data);

}  // namespace qianzi::images
