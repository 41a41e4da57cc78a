// The rule for white space of inline content.
#pragma once

#include "qianzi/article.h"

namespace qianzi::readers {

/// White space as in docs/xml.md: a run that contains a line break vanishes between two wide
/// characters and is one space otherwise; other runs collapse to one space; the ends of the content
/// and of its lines are trimmed. U+3000 is a character, not white space.
void settle_white_space(Inlines& content);

}  // namespace qianzi::readers
