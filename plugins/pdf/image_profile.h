// Where image files keep the ICC profile of their colours.
#pragma once

#include "qianzi/services.h"

#include <cstddef>
#include <span>

namespace qianzi::pdf {

/// The profile in a JPEG (ICC.1 B.4), PNG (iCCP) or WebP (ICCP) file; empty if there is none that
/// is whole.
[[nodiscard]] Bytes embedded_profile(std::span<const std::byte> file);

}  // namespace qianzi::pdf
