// `qianzi dump --stage lines`: every paragraph of every article at its design's column width.
#pragma once

#include "fonts/font_set.h"
#include "makeup/makeup.h"

#include "qianzi/edition.h"

#include <string>

namespace qianzi::makeup {

/// For each article a line `article ID`, then its paragraphs as composition/dump.h has them.
[[nodiscard]] std::string
dump_lines(const Edition& edition, const Designs& designs, const fonts::FontSet& fonts);

}  // namespace qianzi::makeup
