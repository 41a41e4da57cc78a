#include "makeup/columns.h"

#include <algorithm>
#include <numeric>

namespace qianzi::makeup {
namespace {

bool may_break_before(std::span<const Unit> units, std::size_t i) {
  return !units[i].last_of_paragraph && !units[i - 1].first_of_paragraph &&
         !units[i - 1].keep_with_next;
}

/// The best break at or a little before `end`, so that the column keeps at least half of what it
/// had.
std::size_t better_break(std::span<const Unit> units, std::size_t begin, std::size_t end) {
  const std::size_t least = std::max(begin + 1, end > 4 ? end - 4 : 0);
  for (std::size_t i = end; i >= least; --i) {
    if (may_break_before(units, i)) return i;
  }
  return end;
}

}  // namespace

std::vector<ColumnRange>
flow(std::span<const Unit> units, std::size_t begin, std::span<const int> capacities) {
  std::vector<ColumnRange> columns;
  std::size_t at = begin;
  for (const int capacity : capacities) {
    while (at < units.size() && units[at].space) ++at;
    ColumnRange column{at, at, 0};
    while (column.end < units.size() && column.lines + units[column.end].lines <= capacity) {
      column.lines += units[column.end++].lines;
    }
    const bool too_high = column.end == column.begin && column.end < units.size() && capacity > 0;
    const int highest = *std::max_element(capacities.begin(), capacities.end());
    if (too_high && units[column.end].lines > highest) column.lines = units[column.end++].lines;
    if (column.end < units.size() && column.end > column.begin) {
      const std::size_t end = better_break(units, column.begin, column.end);
      while (column.end > end) column.lines -= units[--column.end].lines;
    }
    at = column.end;
    columns.push_back(column);
  }
  return columns;
}

int balanced_height(std::span<const Unit> units,
                    std::size_t begin,
                    std::span<const int> covered,
                    int most) {
  const auto count = static_cast<int>(covered.size());
  int total = std::accumulate(covered.begin(), covered.end(), 0);
  for (const Unit& unit : units.subspan(begin)) total += unit.lines;
  std::vector<int> capacities(covered.size());
  for (int height = std::max(1, (total + count - 1) / count); height <= most; ++height) {
    for (std::size_t i = 0; i < covered.size(); ++i)
      capacities[i] = std::max(0, height - covered[i]);
    const auto columns = flow(units, begin, capacities);
    std::size_t end = columns.back().end;
    while (end < units.size() && units[end].space) ++end;
    if (end >= units.size()) return height;
  }
  return most + 1;
}

}  // namespace qianzi::makeup
