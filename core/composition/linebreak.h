// Chooses lines among the items. Greedy: each line takes what it can, squeezed if need be; CLREQ's
// «reduce first, then expand».
#pragma once

#include "composition/items.h"

#include <span>
#include <vector>

namespace qianzi::composition {

/// Fills `lines` with every line of the paragraph: at least one. `items` end with a forced penalty.
/// Linear in the number of items but for what a break takes back.
void break_greedily(std::span<const Item> items, Measure measure, std::vector<LineItems>& lines);

/// Width of items [begin, end) as they are.
[[nodiscard]] Pt natural_width(std::span<const Item> items);

}  // namespace qianzi::composition
