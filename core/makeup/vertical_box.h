// An article set vertically: a framed box whose headline stands at the right and whose text runs in
// tiers of vertical lines, right to left (CLREQ 2.3).
#pragma once

#include "makeup/article_block.h"
#include "makeup/unit.h"

#include <vector>

namespace qianzi::makeup {

/// A height that a box can have, and what is ugly about it.
struct BoxForm {
  int lines = 0;
  double cost = 0;
};

/// The heights of a box of `width`, from the least on, at most `most`.
[[nodiscard]] std::vector<BoxForm> vertical_box_forms(ArticleText& text, Pt width, int most);

/// The article in a framed box of `width` that is `lines` of the grid high, or as low as its text
/// allows where that is higher. The lines of text stand further apart to fill its width.
[[nodiscard]] Unit set_vertical_box(ArticleText& text, Pt width, int lines);

}  // namespace qianzi::makeup
