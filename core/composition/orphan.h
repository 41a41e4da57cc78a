// A last line that holds next to nothing.
#pragma once

#include "composition/line.h"

namespace qianzi::composition {

/// Whether the last of several lines holds a single character, marks and annotations aside.
[[nodiscard]] bool has_orphan(const ComposedParagraph& paragraph);

}  // namespace qianzi::composition
