// First stage: inline content becomes one text with stretches, annotations and marks.
#pragma once

#include "composition/collected_text.h"
#include "model/style.h"

#include "qianzi/article.h"

namespace qianzi::composition {

/// Text offsets count in CollectedText's own text, where a forced break is one byte and a note mark
/// is there as `[N]`. Bytes that are no UTF-8 and control characters become U+FFFD, white space
/// other than U+0020 of ASCII a space.
[[nodiscard]] CollectedText collect(const Inlines& content, const ParagraphStyle& style);

}  // namespace qianzi::composition
