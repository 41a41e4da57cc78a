// Readings and the room they need, before anything is glue.
#pragma once

#include "composition/collected_text.h"
#include "composition/shaped_text.h"

#include "qianzi/units.h"

#include <cstdint>
#include <vector>

namespace qianzi::composition {

/// A reading and the base clusters it belongs to.
struct RubyPlacement {
  std::uint32_t begin = 0;  ///< base clusters
  std::uint32_t end = 0;
  std::uint32_t reading_begin = 0;  ///< clusters of the readings
  std::uint32_t reading_end = 0;
  Pt reading_width;
  Pt side;     ///< glue put before and after the base because the reading is wider
  Pt between;  ///< glue put between its clusters
};

/// Which base clusters each reading belongs to, and what room it needs: JLREQ 3.3.5 to 3.3.8.
[[nodiscard]] std::vector<RubyPlacement>
place_ruby(const CollectedText& collected, const ShapedText& base, const ShapedText& readings);

}  // namespace qianzi::composition
