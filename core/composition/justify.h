// Sets the glue of a line: CLREQ 3.5 «Line adjustment», each step over the whole line equally.
#pragma once

#include "composition/items.h"
#include "composition/total_fit.h"

#include <array>
#include <span>
#include <vector>

namespace qianzi::composition {

struct SetLine {
  Pt natural;              ///< width before adjustment
  Pt width;                ///< width as set, without a hyphen
  std::vector<Pt> widths;  ///< of each item
  /// How much of each rank's shrink was used, 0 to 1. The last line of a paragraph takes these from
  /// the line before it, so that its marks agree with the text around.
  std::array<double, rank_count> squeezed{};
  std::array<Pt, rank_count> adjustment{};  ///< by Rank: what was added in all (negative: taken)
};

/// Gives every item its natural width.
void begin_line(std::span<const Item> items, SetLine& set);

/// Sets `items`, a line without what vanishes at its edges, to `measure`: squeezes what is too wide
/// in the order of ranks; as `filling` says, widens what is too narrow. `set` is overwritten, but
/// for the buffers it keeps.
void set_glue(std::span<const Item> items, Pt measure, Filling filling, SetLine& set);

/// Sets a last line: squeezed to fit if it must be, else as much as `set`, the line before it, was.
void set_last_line(std::span<const Item> items, Pt measure, SetLine& set);

}  // namespace qianzi::composition
