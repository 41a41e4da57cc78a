// The body of an article from the lines of a plain text.
#pragma once

#include "readers/reader.h"
#include "readers/text/lines.h"
#include "readers/text/recognition.h"

#include "qianzi/article.h"

#include <vector>

namespace qianzi::readers {

/// Turns, lists and subheads where their rules see them, and a paragraph for every other line. A
/// list's label is made anew from its kind and number; a turn's is its speaker.
[[nodiscard]] Blocks
read_body(const std::vector<TextLine>& lines, const Limits& limits, Recognition& recognition);

}  // namespace qianzi::readers
