// Units into columns on the grid (CLREQ 2.5: widows and orphans).
#pragma once

#include "makeup/unit.h"

#include <cstddef>
#include <optional>
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
/// that can be helped; a column stays empty rather than hold nothing but units kept with one that
/// it has no room for. A unit higher than every column stands alone in one and reaches out of it.
/// Units beyond the last column are left: the last range's `end` tells.
[[nodiscard]] std::vector<ColumnRange>
flow(std::span<const Unit> units, std::size_t begin, std::span<const int> capacities);

/// The least height at which units [begin, all) fit columns of which column i is `covered[i]` lines
/// shorter, at most `most`; `most + 1` if they do not fit that. No column of it holds nothing but
/// units kept with the next where another height can help that.
[[nodiscard]] int balanced_height(std::span<const Unit> units,
                                  std::size_t begin,
                                  std::span<const int> covered,
                                  int most);

/// Units in columns whose feet are level.
struct LevelColumns {
  std::vector<ColumnRange> columns;
  double cost = 0;  ///< what is ugly about it: breaks in bad places, white opened, feet not level
};

/// All units in columns of these capacities, divided so that the least white has to be opened for
/// every column to end at its foot. Empty if they do not fit.
[[nodiscard]] std::optional<LevelColumns> level(std::span<const Unit> units,
                                                std::span<const int> capacities);

/// Lines of white to open before each unit of `column` so that it is `capacity` lines high: before
/// subheads and questions, at figures and tables, one each, so that no hole shows; what the places
/// cannot take is left at the foot. The `last` column of an article rather ends a line early. One
/// number for each unit of the column.
[[nodiscard]] std::vector<int>
opened(std::span<const Unit> units, const ColumnRange& column, int capacity, bool last);

}  // namespace qianzi::makeup
