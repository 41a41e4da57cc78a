// Units into columns on the grid (CLREQ 2.5: widows and orphans).
#pragma once

#include "makeup/unit.h"

#include <cstddef>
#include <span>
#include <vector>

namespace qianzi::makeup {

/// One column of a flow: units [begin, end).
struct ColumnRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  int lines = 0;  ///< height that its units take
};

/// Fills columns one after another, each with its capacity in lines. A column does not begin with a
/// paragraph's last line, nor end with its first or with a unit that is kept with the next, where
/// that can be helped. A unit higher than every column stands alone in one and reaches out of it.
/// Units beyond the last column are left: the last range's `end` tells.
[[nodiscard]] std::vector<ColumnRange>
flow(std::span<const Unit> units, std::size_t begin, std::span<const int> capacities);

/// The least height at which units [begin, all) fit columns of which column i is `covered[i]` lines
/// shorter, at most `most`; `most + 1` if they do not fit that.
[[nodiscard]] int balanced_height(std::span<const Unit> units,
                                  std::size_t begin,
                                  std::span<const int> covered,
                                  int most);

}  // namespace qianzi::makeup
