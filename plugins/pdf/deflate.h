// zlib streams for FlateDecode (PDF 32000-1 7.4.4).
#pragma once

#include "qianzi/services.h"

#include <span>

namespace qianzi::pdf {

/// `level` 1 to 9. Throws Failure when memory runs out.
[[nodiscard]] Bytes deflate(std::span<const std::byte> data, int level);

}  // namespace qianzi::pdf
