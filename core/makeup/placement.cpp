#include "makeup/placement.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::makeup {
namespace {

/// Less than this is no place for an article.
constexpr int least_lines = 4;

}  // namespace

bool is_fixed(const Placement& placement) {
  return !placement.slot.empty() || placement.column > 0 || placement.row > 0 || placement.rows > 0;
}

std::vector<std::size_t> order_of(const std::vector<Placement>& placements) {
  std::vector<std::size_t> order;
  std::vector<std::size_t> wanted;
  for (std::size_t i = 0; i < placements.size(); ++i) {
    (placements[i].priority == 0 ? order : wanted).push_back(i);
  }
  std::stable_sort(wanted.begin(), wanted.end(), [&](std::size_t a, std::size_t b) {
    return placements[a].priority < placements[b].priority;
  });
  for (const std::size_t i : wanted) {
    const auto at = std::min<std::size_t>(placements[i].priority - 1, order.size());
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), i);
  }
  return order;
}

HandPlacer::HandPlacer(const design::PageDesign& design,
                       const Cells& room,
                       std::vector<Cells> taken)
    : design_(design), room_(room), taken_(std::move(taken)), articles_(taken_.size()) {}

int HandPlacer::rows() const {
  return design_.rows > 0 ? design_.rows : design_.lines();
}

int HandPlacer::top_of(int row) const {
  return design_.rows > 0 ? design_.row_top(row) : row - 1;
}

int HandPlacer::height_of(int rows) const {
  return design_.rows > 0 ? design_.rows_height(rows) : rows;
}

std::string HandPlacer::problem_of(const Wish& wish) const {
  const int last_column = std::max(wish.column, 1) + std::max(wish.columns, 1) - 1;
  if (last_column > design_.columns) {
    return fmt::format("it reaches to column {} of {}", last_column, design_.columns);
  }
  const int last_row = std::max(wish.row, 1) + std::max(wish.rows, 1) - 1;
  if (last_row > rows()) return fmt::format("it reaches to row {} of {}", last_row, rows());
  if (wish.row > 0 && top_of(wish.row) < room_.top) {
    return fmt::format("row {} lies under the head of the page", wish.row);
  }
  return {};
}

/// Cells of `lines` that are free, or, where they need not be exact, the first of them.
std::optional<Cells>
HandPlacer::free_at(int column, int span, int top, int lines, bool exact) const {
  Cells cells{column, span, top, std::min(lines, room_.bottom() - top)};
  if (exact && cells.lines < lines) return std::nullopt;
  for (const Cells& other : taken_) {
    Cells around = other;
    around.top -= design_.gap_lines;
    around.lines += 2 * design_.gap_lines;
    if (!overlap(cells, around)) continue;
    if (exact || around.top <= top) return std::nullopt;
    cells.lines = around.top - top;
  }
  if (cells.lines < least_lines) return std::nullopt;
  return cells;
}

HandPlacer::Place HandPlacer::place(const Placement& placement,
                                    const std::function<int(int span)>& height) {
  Wish wish{placement.column, placement.columns, placement.row, placement.rows};
  if (!placement.slot.empty()) {
    const design::Slot* const slot = design_.slot(placement.slot);
    if (slot == nullptr) {
      return {std::nullopt,
              fmt::format("the design {} has no slot {}", design_.name, placement.slot)};
    }
    wish = {slot->column, slot->columns, slot->row, slot->rows};
  }
  if (std::string problem = problem_of(wish); !problem.empty()) {
    return {std::nullopt, std::move(problem)};
  }
  const int span =
      wish.columns > 0 ? wish.columns : std::min(2, design_.columns - std::max(wish.column, 1) + 1);
  const int lines = wish.rows > 0 ? height_of(wish.rows) : height(span);
  const int first = wish.column > 0 ? wish.column - 1 : 0;
  const int last = wish.column > 0 ? first : design_.columns - span;
  const int from = wish.row > 0 ? top_of(wish.row) : room_.top;
  const int to = wish.row > 0 ? from : room_.bottom() - least_lines;
  for (int top = from; top <= to; ++top) {
    for (int column = first; column <= last; ++column) {
      const bool exact = wish.rows > 0 || wish.row == 0;
      const auto cells = free_at(column, span, top, lines, exact);
      if (!cells) continue;
      taken_.push_back(*cells);
      articles_.push_back(placement.article);
      return {cells, {}};
    }
  }
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (wish.row == 0 || !overlap({first, last - first + span, from, lines}, taken_[i])) continue;
    return {std::nullopt,
            articles_[i].empty() ? "the nameplate stands there"
                                 : fmt::format("article {} stands there", articles_[i])};
  }
  return {std::nullopt, "there is no room for it"};
}

}  // namespace qianzi::makeup
