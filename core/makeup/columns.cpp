#include "makeup/columns.h"

#include <algorithm>
#include <limits>
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

constexpr double impossible = std::numeric_limits<double>::infinity();

/// Whether white may be opened between units i - 1 and i of one column: before subheads and new
/// questions, at figures and tables. Never between paragraphs.
bool opens_before(std::span<const Unit> units, std::size_t i) {
  const Unit& above = units[i - 1];
  const Unit& below = units[i];
  if (!below.begins || above.keep_with_next) return false;
  return above.space || above.lines > 1 || below.lines > 1 || below.opens_group;
}

/// How many of the `white` lines of a column are opened in its places, a line in each. The last
/// column rather ends a line early.
int lines_to_open(int white, int places, bool last) {
  return last && white <= 1 ? 0 : std::clamp(white, 0, places);
}

/// What it costs to open `white` lines in a column that has so many places for them, a line in
/// each. What they cannot take stands at the foot: the last column of an article may end early, the
/// others not.
double white_cost(int white, int places, bool last) {
  constexpr double opened_line = 2.2;
  const int taken = lines_to_open(white, places, last);
  const int foot = white - taken;
  return opened_line * taken + (last ? 1.7 : 6.0) * foot + (last ? 0.05 : 5.0) * foot * foot;
}

double break_cost(std::span<const Unit> units, std::size_t i) {
  double cost = 0;
  if (units[i - 1].keep_with_next) cost += 200;
  if (units[i].last_of_paragraph) cost += 9;
  if (units[i - 1].first_of_paragraph) cost += 6;
  return cost;
}

/// Divides units into level columns: the cheapest way to each pair of column and unit.
class Leveller {
public:
  Leveller(std::span<const Unit> units, std::span<const int> capacities)
      : units_(units), capacities_(capacities) {
    const std::vector<double> row(units.size() + 1, impossible);
    cost_.assign(capacities.size() + 1, row);
    from_.assign(capacities.size() + 1, std::vector<std::size_t>(units.size() + 1, 0));
    cost_[0][0] = 0;
    lines_from_.assign(units.size() + 1, 0);
    for (std::size_t i = units.size(); i-- > 0;) {
      lines_from_[i] = lines_from_[i + 1] + (units[i].space ? 0 : units[i].lines);
    }
  }

  std::optional<LevelColumns> level() {
    int room = 0;
    for (const int capacity : capacities_) room += std::max(capacity, 0);
    for (std::size_t c = 0; c < capacities_.size(); ++c) {
      for (std::size_t i = 0; i <= units_.size(); ++i) {
        // OPTIMIZATION: where the rest has no room in the columns that are left, no way goes on.
        if (cost_[c][i] < impossible && lines_from_[i] <= room) fill(c, i);
      }
      room -= std::max(capacities_[c], 0);
    }
    if (cost_.back()[units_.size()] == impossible) return std::nullopt;
    return traced();
  }

private:
  [[nodiscard]] std::size_t after_space(std::size_t i) const {
    while (i < units_.size() && units_[i].space) ++i;
    return i;
  }

  /// Column c from unit i on: every place it may end.
  void fill(std::size_t c, std::size_t i) {
    const std::size_t begin = after_space(i);
    const bool last = c + 1 == capacities_.size();
    int places = 0;
    int lines = 0;
    int trailing = 0;  // white at the foot, which is dropped
    offer(c, i, begin, white_cost(capacities_[c], places, last));
    for (std::size_t end = begin; end < units_.size(); ++end) {
      if (end > begin && opens_before(units_, end)) ++places;
      lines += units_[end].lines;
      trailing = units_[end].space ? trailing + units_[end].lines : 0;
      const int white = capacities_[c] - (lines - trailing);
      if (white < 0) break;
      const std::size_t next = end + 1;
      const double broken = next < units_.size() ? break_cost(units_, next) : 0;
      offer(c, i, next, white_cost(white, places, last) + broken);
    }
  }

  void offer(std::size_t c, std::size_t from, std::size_t to, double cost) {
    const double total = cost_[c][from] + cost;
    if (total >= cost_[c + 1][to]) return;
    cost_[c + 1][to] = total;
    from_[c + 1][to] = from;
  }

  [[nodiscard]] LevelColumns traced() const {
    LevelColumns result;
    result.cost = cost_.back()[units_.size()];
    std::size_t end = units_.size();
    for (std::size_t c = capacities_.size(); c > 0; --c) {
      const std::size_t from = from_[c][end];
      ColumnRange column{std::min(after_space(from), end), end, 0};
      while (column.end > column.begin && units_[column.end - 1].space) --column.end;
      for (const Unit& unit : units_.subspan(column.begin, column.end - column.begin)) {
        column.lines += unit.lines;
      }
      result.columns.push_back(column);
      end = from;
    }
    std::reverse(result.columns.begin(), result.columns.end());
    return result;
  }

  std::span<const Unit> units_;
  std::span<const int> capacities_;
  std::vector<std::vector<double>> cost_;
  std::vector<std::vector<std::size_t>> from_;
  std::vector<int> lines_from_;  ///< from a unit on, without the white that may be dropped
};

/// Whether all units of a column are kept with one that found no place in it: a table's caption
/// above no table.
bool only_kept(std::span<const Unit> units, const ColumnRange& column) {
  if (column.end == column.begin || column.end == units.size()) return false;
  const auto own = units.subspan(column.begin, column.end - column.begin);
  return std::ranges::all_of(own, [](const Unit& unit) { return unit.keep_with_next; });
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
    // They wait for the next column; but something has to stand in one.
    if (at > begin && only_kept(units, column)) column = {at, at, 0};
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
  const int highest = *std::max_element(covered.begin(), covered.end());
  const int least = std::max({1, highest, (total + count - 1) / count});
  int torn = most + 1;
  for (int height = least; height <= most; ++height) {
    for (std::size_t i = 0; i < covered.size(); ++i)
      capacities[i] = std::max(0, height - covered[i]);
    const auto columns = flow(units, begin, capacities);
    std::size_t end = columns.back().end;
    while (end < units.size() && units[end].space) ++end;
    if (end < units.size()) continue;
    const auto tears = [&](const ColumnRange& column) { return only_kept(units, column); };
    if (std::ranges::none_of(columns, tears)) return height;
    torn = std::min(torn, height);
  }
  return torn;
}

std::optional<LevelColumns> level(std::span<const Unit> units, std::span<const int> capacities) {
  return Leveller(units, capacities).level();
}

std::vector<int>
opened(std::span<const Unit> units, const ColumnRange& column, int capacity, bool last) {
  std::vector<int> white(column.end - column.begin, 0);
  std::vector<std::size_t> places;
  for (std::size_t i = column.begin + 1; i < column.end; ++i) {
    if (opens_before(units, i)) places.push_back(i - column.begin);
  }
  // Spread evenly over the places there are.
  const auto taken = static_cast<std::size_t>(
      lines_to_open(capacity - column.lines, static_cast<int>(places.size()), last));
  for (std::size_t k = 0; k < taken; ++k) {
    ++white[places[(2 * k + 1) * places.size() / (2 * taken)]];
  }
  return white;
}

}  // namespace qianzi::makeup
