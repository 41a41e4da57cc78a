// Which characters a tree sets in which role and language: what has to be in its fonts.
#pragma once

#include "qianzi/xhtml.h"

#include <vector>

namespace qianzi::xhtml {

/// See Services::text_uses.
[[nodiscard]] std::vector<TextUse> text_uses(const XhtmlElement& root, TextExtent extent);

}  // namespace qianzi::xhtml
