// Sets the glue of a line: CLREQ 3.1.8 «Line adjustment», each step over the whole line equally.
#pragma once

#include "composition/items.h"

#include <array>
#include <span>
#include <vector>

namespace qianzi::composition {

struct SetLine {
  Pt natural;                               ///< width before adjustment
  Pt width;                                 ///< width as set
  std::vector<Pt> widths;                   ///< of each item
  std::array<Pt, rank_count> adjustment{};  ///< see Line
};

/// Sets `items`, a line without what vanishes at its edges, to `measure`: squeezes what is too wide
/// in the order of ranks; if `fill`, widens what is too narrow. `set` is overwritten.
void set_glue(std::span<const Item> items, Pt measure, bool fill, SetLine& set);

}  // namespace qianzi::composition
