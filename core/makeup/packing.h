// Articles into bands across the page. A band fills all columns; in it stand groups side by side,
// each one article or several above each other. Everything keeps the order of the plan.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace qianzi::makeup {

/// Where an article came to stand, in columns and grid lines of its band.
struct Slot {
  std::size_t article = 0;
  int column = 0;
  int span = 1;
  int top = 0;  ///< lines below the band's top
};

struct Band {
  std::vector<Slot> slots;
  int height = 0;  ///< lines
};

struct PackingRequest {
  std::size_t articles = 0;
  int columns = 1;
  int lines = 1;  ///< height of the page
  int gap = 1;    ///< lines between articles
  /// Height of an article at a span; called at most once for each pair.
  std::function<int(std::size_t article, int span)> height;
  /// The span asked for, or 0.
  std::function<int(std::size_t article)> wanted_span;
};

/// Bands from the top of the page down; their heights and the gaps may add up to more than the page
/// has. Deterministic; the work is bounded whatever the number of articles.
[[nodiscard]] std::vector<Band> pack(const PackingRequest& request);

}  // namespace qianzi::makeup
