// Fonts with glyf outlines as the program of a PDF (PDF 32000-1 9.9, FontFile2).
//
// Codes of a glyph's own width and place show the glyph itself, through /CIDToGIDMap. Others get a
// glyph more: a composite of the one, with the width and the shift, so that what the program says
// and what the PDF says agree here as in CFF.
#pragma once

#include "program.h"

#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace qianzi::pdf {

struct GlyfFont {
  Bytes data;
  std::vector<std::uint32_t> glyphs;  ///< of code k, [0] is .notdef
  std::vector<double> widths;         ///< of code k, font units
};

/// `codes` are codes 1, 2, ...: glyph, width and shift as in rebuild_cff. Throws Failure if the
/// program is damaged.
[[nodiscard]] GlyfFont rebuild_glyf(std::span<const std::byte> sfnt,
                                    std::span<const ProgramGlyph> codes);

}  // namespace qianzi::pdf
