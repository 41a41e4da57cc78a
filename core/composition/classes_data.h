// The table of character classes, sorted by code point. Ranges, since faces and rules see blocks.
#pragma once

#include "composition/classes.h"

#include <span>

namespace qianzi::composition {

struct ClassRange {
  char32_t first = 0;
  char32_t last = 0;
  Class value = Class::ideographic;
};

/// What is not in it is classed by its Unicode properties.
[[nodiscard]] std::span<const ClassRange> class_ranges();

}  // namespace qianzi::composition
