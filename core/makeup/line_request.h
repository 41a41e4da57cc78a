// Lines for a writer's own use (Services::compose): composed and placed at the origin.
#pragma once

#include "composition/composer.h"

#include "qianzi/services.h"

#include <vector>

namespace qianzi::makeup {

[[nodiscard]] std::vector<GlyphRun>
set_lines(const Inlines& text, const LineRequest& request, composition::Composer& composer);

}  // namespace qianzi::makeup
