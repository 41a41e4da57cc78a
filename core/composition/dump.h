// Composed lines as text, for golden files: `qianzi dump --stage lines`.
#pragma once

#include "composition/line.h"

#include <functional>
#include <string>

namespace qianzi::composition {

/// For each line:
///
///     line TEXT
///       width WIDTH natural NATURAL measure MEASURE [indent INDENT] [last] [overfull] [hyphenated]
///       run FACE SIZE ORIENTATION ROLE @START,SHIFT [stretch S] TEXT
///         GLYPH=CLUSTER@POSITION+ADVANCE ...
///       rule SHAPE @START..END,SHIFT THICKNESS
///       link ROLE @START..END TARGET
///
/// where the text of a line is that of its runs which are no annotations; lengths are points with
/// two decimals; a glyph is followed by (X,Y), its offsets, where they are not 0, and ADVANCE and
/// offsets are in font units. `face_name` gives a face's PostScript name.
[[nodiscard]] std::string dump(const ComposedParagraph& paragraph,
                               const std::function<std::string(FaceId)>& face_name);

}  // namespace qianzi::composition
