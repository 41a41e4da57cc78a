// What a font program is asked to show for a code, CFF and glyf alike.
#pragma once

#include <cstdint>

namespace qianzi::pdf {

struct ProgramGlyph {
  std::uint32_t glyph = 0;  ///< index in the program that is read
  /// Width to be written into the program, font units; negative: leave the glyph's own.
  double width = -1;
  /// The outline moves right by this much: a half-width opening mark loses its empty left half.
  double shift = 0;
};

}  // namespace qianzi::pdf
