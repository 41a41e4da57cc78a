// The size of a line of a head, or of other words on display: chosen between limits so that it
// fills its measure.
#pragma once

#include "makeup/article_block.h"

#include <span>

namespace qianzi::makeup {

/// A style that a text on display may be set in.
struct HeadLevel {
  ParagraphStyle style;
  design::SizeLimits limits;
  std::size_t most_lines = 3;  ///< rather a smaller level than more
};

/// What was chosen for a text of a head: its style with size and leading as they are, and the
/// measure at which its lines break best, at most the one that was asked for.
struct HeadFit {
  ParagraphStyle style;
  const composition::PreparedParagraph* prepared = nullptr;
  Pt measure;
};

/// `levels`, not empty, from the largest: the first in which `content` takes one line of `measure`
/// between its limits, as large as they let it; otherwise the first in which it takes no more than
/// `most_lines`, at the size, to half a point, and measure that cost least: a measure not filled,
/// lines, distance from the style's own size, a short last line, breaks inside a phrase, uneven
/// lines. A last line of one character (marks aside) is taken only where there is nothing else.
[[nodiscard]] HeadFit fit_head_text(ArticleText& text,
                                    const Inlines& content,
                                    std::span<const HeadLevel> levels,
                                    Pt measure);

}  // namespace qianzi::makeup
