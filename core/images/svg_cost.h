// What it costs to draw a drawing, before it is drawn: files of a few lines can draw for hours.
#pragma once

#include <tinyxml2.h>

#include <cstddef>

namespace qianzi::images {

/// Counted as drawn: what is used several times counts as often.
struct DrawingCost {
  std::size_t elements = 0;
  /// An upper bound of the attributes' characters, where a character of words counts as the outline
  /// that it has.
  std::size_t bytes = 0;
};

/// Throws Damage beyond the limits on elements, as they stand and as they are drawn, and on depth,
/// and where an element refers to itself.
[[nodiscard]] DrawingCost cost_of(const tinyxml2::XMLElement& root);

}  // namespace qianzi::images
