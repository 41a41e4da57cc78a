// Numbers and marks that stand upright in a vertical line without being marked up.
#pragma once

#include "composition/collected_text.h"
#include "model/style.h"

namespace qianzi::composition {

/// Adds to `collected.tcy` in vertical text two question or exclamation marks in succession (CLREQ
/// 3.1.3.3) and, where the style asks for it, numbers of one or two digits that stand alone among
/// wide characters (CLREQ 3.2.3, JLREQ 2.3.2, 3.2.5; CSS text-combine-upright: digits 2).
void add_automatic_tcy(CollectedText& collected, const ParagraphStyle& style);

}  // namespace qianzi::composition
