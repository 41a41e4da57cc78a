// Rectangles of a page's grid: columns across, lines down.
#pragma once

#include <algorithm>
#include <vector>

namespace qianzi::makeup {

/// Columns [column, column + span), counted from the side where reading begins; lines [top, top +
/// lines) of the grid, counted from the top of the type area.
struct Cells {
  int column = 0;
  int span = 1;
  int top = 0;
  int lines = 0;
  [[nodiscard]] int right() const { return column + span; }
  [[nodiscard]] int bottom() const { return top + lines; }
  friend bool operator==(const Cells&, const Cells&) = default;
};

[[nodiscard]] inline bool overlap(const Cells& a, const Cells& b) {
  return a.column < b.right() && b.column < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

/// What `taken` leave of `whole`, as rectangles that do not overlap, in reading order: each as high
/// as it can be, columns with the same room together. Between a rectangle and what is taken above
/// or below it stay `gap` lines; less than `least` lines are no rectangle.
[[nodiscard]] std::vector<Cells>
free_cells(const Cells& whole, const std::vector<Cells>& taken, int gap, int least);

/// The same, each as wide as it can be.
[[nodiscard]] std::vector<Cells>
wide_free_cells(const Cells& whole, const std::vector<Cells>& taken, int gap, int least);

}  // namespace qianzi::makeup
