#include "makeup/cells.h"

#include <tuple>

namespace qianzi::makeup {
namespace {

/// Runs of free lines in one column.
std::vector<Cells>
free_runs(const Cells& whole, const std::vector<Cells>& taken, int column, int gap, int least) {
  std::vector<Cells> runs;
  int top = whole.top;
  const auto close = [&](int bottom) {
    if (bottom - top >= least) runs.push_back({column, 1, top, bottom - top});
  };
  std::vector<Cells> here;
  for (const Cells& cells : taken) {
    if (cells.column <= column && column < cells.right()) here.push_back(cells);
  }
  std::sort(here.begin(), here.end(), [](auto& a, auto& b) { return a.top < b.top; });
  for (const Cells& cells : here) {
    close(cells.top - gap);
    top = std::max(top, cells.bottom() + gap);
  }
  close(whole.bottom());
  return runs;
}

}  // namespace

std::vector<Cells>
free_cells(const Cells& whole, const std::vector<Cells>& taken, int gap, int least) {
  std::vector<Cells> result;
  std::vector<std::size_t> open;  // rectangles that the last column had a run of
  for (int column = whole.column; column < whole.right(); ++column) {
    std::vector<std::size_t> still_open;
    for (const Cells& run : free_runs(whole, taken, column, gap, least)) {
      const auto same = std::find_if(open.begin(), open.end(), [&](std::size_t i) {
        return result[i].top == run.top && result[i].lines == run.lines;
      });
      if (same != open.end()) {
        ++result[*same].span;
        still_open.push_back(*same);
      } else {
        still_open.push_back(result.size());
        result.push_back(run);
      }
    }
    open = std::move(still_open);
  }
  std::sort(result.begin(), result.end(), [](const Cells& a, const Cells& b) {
    return std::tie(a.top, a.column) < std::tie(b.top, b.column);
  });
  return result;
}

}  // namespace qianzi::makeup
