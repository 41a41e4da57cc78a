// ToUnicode: from codes back to the source text (PDF 32000-1 9.10.3).
#pragma once

#include "codes.h"

#include <span>
#include <string>

namespace qianzi::pdf {

/// The CMap as text, with an entry for every code. One whose source is empty (a further glyph of a
/// cluster, a mark that is drawn and not read), which stands under an ActualText, reads as a zero
/// width space where that is not known.
[[nodiscard]] std::string to_unicode(const FontCodes& codes, std::span<const CodeKey> keys);

}  // namespace qianzi::pdf
