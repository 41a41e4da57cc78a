// The font dictionaries (PDF 32000-1 9.6 to 9.9): one subset program a font, one descendant, and a
// Type 0 font over it for each direction that is used.
#pragma once

#include "codes.h"

#include "qianzi/services.h"

namespace qianzi::pdf {

/// Writes every font of the document under the numbers that were reserved for it. `with_sets`: the
/// descriptor lists the codes (CIDSet), as PDF/A-1 asks of subsets.
void write_fonts(ObjectFile& objects, const FontCodes& codes, Services& services, bool with_sets);

}  // namespace qianzi::pdf
