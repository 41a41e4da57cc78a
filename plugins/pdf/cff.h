// The Compact Font Format (Adobe technical note 5176): reads a bare CFF table and writes it again
// as the CID-keyed font program of a PDF (PDF 32000-1 9.9, FontFile3 /CIDFontType0C).
//
// In what is written, glyph index, CID and the code on the page are one number: glyph k serves code
// k. A glyph that serves several codes (another source text, another advance) is repeated; deflate
// makes little of the repetition. A name-keyed font (Latin faces in an .otf) becomes CID-keyed with
// one font dictionary.
#pragma once

#include "program.h"

#include "qianzi/services.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace qianzi::pdf {

struct CffFont {
  Bytes data;
  /// Width of code k as the written program has it, font units; [0] is .notdef's.
  std::vector<double> widths;
};

/// `glyphs` are codes 1, 2, ...; code 0 is glyph 0. `name` becomes the font's name. Subroutines are
/// kept; but a charstring that begins with a call keeps its own width and place. Throws Failure if
/// the table is damaged or names a glyph it has not.
[[nodiscard]] CffFont rebuild_cff(std::span<const std::byte> table,
                                  std::span<const ProgramGlyph> glyphs,
                                  std::string_view name);

}  // namespace qianzi::pdf
