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

/// Where a line ends.
struct GreedyEnd {
  std::uint32_t item = 0;  ///< the line ends before it: a penalty, or what does not fit any more
  bool last = false;       ///< at a forced penalty
};

/// The last place where a line that begins at `begin` may end and still fit its measure, squeezed
/// as far as it goes; where there is none, the place where it is full. `begin` is a box or a forced
/// penalty.
[[nodiscard]] GreedyEnd greedy_end_of(std::span<const Item> items, std::uint32_t begin, Pt measure);

/// Width of items [begin, end) as they are.
[[nodiscard]] Pt natural_width(std::span<const Item> items);

}  // namespace qianzi::composition
