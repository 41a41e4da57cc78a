// Widths of a CID font: DW and W, and DW2 and W2 where vertical codes are used (PDF 32000-1
// 9.7.4.3).
#pragma once

#include "codes.h"

#include <span>
#include <string>
#include <vector>

namespace qianzi::pdf {

/// Appends the entries for codes 1, 2, ... A horizontal code's width is its advance, exactly; a
/// vertical code's is what the program says (`natural`, font units, [0] for .notdef), since only
/// W2 places it.
void append_widths(std::string& out,
                   std::span<const CodeKey> codes,
                   std::span<const double> natural,
                   std::uint32_t units_per_em);

}  // namespace qianzi::pdf
