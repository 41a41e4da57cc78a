// Lines for a writer's own use (Services::compose): composed and placed at the origin.
#pragma once

#include "composition/composer.h"
#include "fonts/font_set.h"

#include "qianzi/services.h"

#include <vector>

namespace qianzi::makeup {

/// Sets lines with one composer. One per thread; the font set outlives it.
class LineSetter {
public:
  explicit LineSetter(const fonts::FontSet& fonts) : composer_(fonts) {}
  /// First baseline at y = 0, x from 0 to the measure.
  [[nodiscard]] std::vector<GlyphRun> set(const Inlines& text, const LineRequest& request);

private:
  composition::Composer composer_;
};

}  // namespace qianzi::makeup
