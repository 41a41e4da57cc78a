// The Compact Font Format (Adobe technical note 5176): reads a bare CFF table and writes it again
// as the CID-keyed font program of a PDF (PDF 32000-1 9.9, FontFile3 /CIDFontType0C).
//
// In what is written, glyph index, CID and the code on the page are one number: glyph k serves code
// k. A glyph that serves several codes (another source text, another advance) is repeated; deflate
// makes little of the repetition. A name-keyed font (Latin faces in an .otf) becomes CID-keyed with
// one font dictionary.
#pragma once

#include "qianzi/services.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace qianzi::pdf {

/// What code k (from 1 on) shows.
struct CffGlyph {
  std::uint32_t glyph = 0;  ///< index in the table that is read
  /// Width to be written into the charstring, font units; negative: leave the glyph's own.
  double width = -1;
  /// The outline moves right by this much: a half-width opening mark loses its empty left half.
  double shift = 0;
};

struct CffFont {
  Bytes data;
  /// Width of code k as the written program has it, font units; [0] is .notdef's.
  std::vector<double> widths;
};

/// `glyphs` are codes 1, 2, ...; code 0 is glyph 0. `name` becomes the font's name. Subroutines are
/// kept; but a charstring that begins with a call keeps its own width and place. Throws Failure if
/// the table is damaged or names a glyph it has not.
[[nodiscard]] CffFont rebuild_cff(std::span<const std::byte> table,
                                  std::span<const CffGlyph> glyphs,
                                  std::string_view name);

}  // namespace qianzi::pdf
