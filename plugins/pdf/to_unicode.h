// ToUnicode: from codes back to the source text (PDF 32000-1 9.10.3).
#pragma once

#include "codes.h"

#include <span>
#include <string>

namespace qianzi::pdf {

/// The CMap as text. A code whose source is empty (a further glyph of a cluster, a mark that is
/// drawn and not read) has no entry.
[[nodiscard]] std::string to_unicode(const FontCodes& codes, std::span<const CodeKey> keys);

}  // namespace qianzi::pdf
