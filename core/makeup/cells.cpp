#include "makeup/cells.h"

#include <iterator>
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

std::vector<Cells>
wide_free_cells(const Cells& whole, const std::vector<Cells>& taken, int gap, int least) {
  std::vector<Cells> around = taken;
  std::vector<int> edges{whole.top, whole.bottom()};
  for (Cells& cells : around) {
    cells = {cells.column, cells.span, cells.top - gap, cells.lines + 2 * gap};
    for (const int edge : {cells.top, cells.bottom()}) {
      if (edge > whole.top && edge < whole.bottom()) edges.push_back(edge);
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::vector<Cells> result;
  for (std::size_t e = 0; e + 1 < edges.size(); ++e) {
    Cells band{whole.column, whole.span, edges[e], edges[e + 1] - edges[e]};
    std::vector<Cells> inside;
    std::copy_if(around.begin(), around.end(), std::back_inserter(inside), [&](const Cells& c) {
      return overlap(c, band);
    });
    for (const Cells& run : free_cells(band, inside, 0, band.lines)) {
      const auto above = std::find_if(result.begin(), result.end(), [&](const Cells& cells) {
        return cells.bottom() == run.top && cells.column == run.column && cells.span == run.span;
      });
      if (above != result.end()) {
        above->lines += run.lines;
      } else {
        result.push_back(run);
      }
    }
  }
  // What stands in one is parted from what stands in the next below.
  for (Cells& cells : result) {
    const bool meets = std::any_of(result.begin(), result.end(), [&](const Cells& below) {
      return below.top == cells.bottom() && below.column < cells.right() &&
             cells.column < below.right();
    });
    if (meets) cells.lines -= gap;
  }
  std::erase_if(result, [&](const Cells& cells) { return cells.lines < least; });
  return result;
}

}  // namespace qianzi::makeup
