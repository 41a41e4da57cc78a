// Fourth stage: clusters become items, marks take their half-width form, and everything CJK is said
// in widths, ranks and costs.
#pragma once

#include "composition/collected_text.h"
#include "composition/items.h"
#include "composition/ruby.h"
#include "composition/shape.h"
#include "composition/shaped_text.h"
#include "model/style.h"

#include <span>
#include <vector>

namespace qianzi::composition {

/// Rewrites marks of `base` to their half-width forms where they are set with glue, and makes the
/// items; a forced penalty is the last.
[[nodiscard]] std::vector<Item> make_items(const CollectedText& collected,
                                           const ParagraphStyle& style,
                                           std::span<const ClusterRoom> rooms,
                                           ShapedText& base,
                                           Shaper& shaper);

}  // namespace qianzi::composition
