// Articles onto a page: parted again and again, across or down, until each has its own rectangle.
// Everything keeps the order of the plan, from above and from the side where reading begins.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace qianzi::makeup {

/// One way to set an article over some columns.
struct Fit {
  int lines = 0;    ///< its height
  double cost = 0;  ///< what is ugly about it; a column line of white costs about 1
};

/// Where an article came to stand, in columns and grid lines of its band.
struct Slot {
  std::size_t article = 0;
  int column = 0;
  int span = 1;
  int top = 0;          ///< lines below the band's top
  std::size_t fit = 0;  ///< which of its fits at this span
};

/// The line between two parts of a band: after articles [begin, middle), before [middle, end).
struct Divider {
  std::size_t begin = 0;
  std::size_t middle = 0;
  std::size_t end = 0;
  bool across = false;  ///< of columns: the parts stand above each other
  int column = 0;       ///< where it begins; the column after it, where it stands between columns
  int top = 0;          ///< where it begins; the line after the gap, where it runs across
  int length = 0;       ///< columns where it runs across, else lines
};

struct Band {
  std::vector<Slot> slots;
  std::vector<Divider> dividers;
  int height = 0;         ///< lines
  bool too_high = false;  ///< one article, higher than the page: it has to be parted
};

struct PackingRequest {
  std::size_t articles = 0;
  int columns = 1;
  int lines = 1;         ///< height of the page
  int gap = 1;           ///< lines between articles above each other
  std::size_t lead = 0;  ///< the article that leads the page
  /// The ways to set an article at a span, none higher than the page; called at most once for each
  /// pair. Empty: it is too high at this span.
  std::function<std::vector<Fit>(std::size_t article, int span)> fits;
  /// The span asked for, or 0.
  std::function<int(std::size_t article)> wanted_span;
};

/// Bands from the top of the page down, parted by the gap. If any arrangement that is tried fits
/// the page, they do; otherwise they add up to more than the page has. Deterministic; the work is
/// bounded whatever the number of articles.
[[nodiscard]] std::vector<Band> pack(const PackingRequest& request);

}  // namespace qianzi::makeup
