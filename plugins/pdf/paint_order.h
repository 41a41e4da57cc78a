// In which order a page's items are painted. Readers that know no structure give text back in the
// order of painting; so what stands beside a text (ruby readings, emphasis dots, folios) comes
// after the block it stands in, and the text itself stays whole. A paragraph that a page begins or
// ends with may be one with that of the next page: what would stand between them comes before or
// after.
#pragma once

#include "qianzi/page.h"

#include <cstdint>
#include <vector>

namespace qianzi::pdf {

struct PaintStep {
  std::size_t item = 0;
  /// Painted later, here only named: its structure element takes its place now.
  bool announced = false;
  /// The item that goes on this one's text, or no_item.
  std::size_t next = static_cast<std::size_t>(-1);
};
inline constexpr std::size_t no_item = static_cast<std::size_t>(-1);

[[nodiscard]] std::vector<PaintStep> paint_order(const Page& page);

}  // namespace qianzi::pdf
