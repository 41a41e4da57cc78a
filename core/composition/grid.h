// 稿纸: lines of cells of one em. What has a cell begins at one; proportional text takes whole
// cells with white space at its ends (CLREQ 3.2.5, JLREQ 2.4). Nothing gives way here, so lines are
// full or not: each takes what it holds.
#pragma once

#include "composition/items.h"
#include "composition/justify.h"

#include <span>
#include <vector>

namespace qianzi::composition {

/// Fills `lines` as break_greedily does, for cells of `em`.
void break_on_grid(std::span<const Item> items,
                   Measure measure,
                   Pt em,
                   std::vector<LineItems>& lines);

/// Sets a line: what has a cell begins at the next one, counted from the line's start.
void set_on_grid(std::span<const Item> items, Pt em, SetLine& set);

}  // namespace qianzi::composition
