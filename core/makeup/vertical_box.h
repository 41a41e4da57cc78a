// An article set vertically: a framed box whose headline stands at the right and whose text runs in
// tiers of vertical lines, right to left (CLREQ 2.3).
#pragma once

#include "makeup/article_block.h"
#include "makeup/unit.h"

namespace qianzi::makeup {

/// The article in a box of `width`, as low as its text allows and at least `least` lines of the
/// grid high. `framed`: with a rule around.
[[nodiscard]] Unit set_vertical_box(ArticleText& text, Pt width, int least, bool framed);

}  // namespace qianzi::makeup
