// Articles onto a page: the room there is, parted again and again, across or down, until each has
// its own rectangle. Everything keeps the order it is given in, from above and from the side where
// reading begins.
#pragma once

#include "makeup/cells.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace qianzi::makeup {

/// One way to set an article over some columns.
struct Fit {
  int lines = 0;        ///< its height
  double cost = 0;      ///< what is ugly about it; a column line of white costs about 1
  double headline = 0;  ///< size of its headline: two alike beside each other read as one
};

/// Where an article came to stand. Its fit may be less high than its cells: the rest is white.
struct Slot {
  std::size_t article = 0;
  Cells cells;
  std::size_t fit = 0;  ///< which of its fits at this span
};

struct PackingRequest {
  std::size_t articles = 0;
  /// Free rectangles that do not overlap, in reading order.
  std::vector<Cells> areas;
  int gap = 1;           ///< lines between articles above each other
  bool leads = true;     ///< an article leads the page
  std::size_t lead = 0;  ///< which
  /// The ways to set an article at a span; called at most once for each pair. Empty: it cannot be
  /// set at this span.
  std::function<std::vector<Fit>(std::size_t article, int span)> fits;
  /// The span asked for, or 0.
  std::function<int(std::size_t article)> wanted_span;
};

struct Packed {
  std::vector<Slot> slots;    ///< in order, of the articles that found room
  std::size_t placed = 0;     ///< how many: all of them where any arrangement that is tried fits
  std::vector<Cells> vacant;  ///< what is left at the foot of the areas
  double cost = 0;
};

/// As many of the articles as find room, from the first on, arranged at the least cost.
/// Deterministic; the work is bounded whatever the number of articles.
[[nodiscard]] Packed pack(const PackingRequest& request);

}  // namespace qianzi::makeup
