// What a face says of itself in its tables (OpenType 1.9: name, head, OS/2, post, hhea), read with
// every offset checked: font files are input like any other.
#pragma once

#include "qianzi/services.h"

#include <hb.h>

#include <string>
#include <string_view>

namespace qianzi::fonts {

/// Lengths from the horizontal header, or OS/2 where its USE_TYPO_METRICS bit asks for it. What a
/// font does not say is taken as usual for CJK: ascender 0.88 em, descender -0.12 em.
[[nodiscard]] FaceInfo read_info(hb_face_t* face, hb_font_t* font);

/// `true` if one of the face's own names is exactly this: the typographic family and style (name
/// IDs 16 and 17) or the older pair (1 and 2), in any of its languages' English or first form.
[[nodiscard]] bool is_called(hb_face_t* face, std::string_view family, std::string_view style);

/// Why the face cannot serve, as the end of a sentence («has no outlines»); empty if it can.
[[nodiscard]] std::string obstacle(hb_face_t* face);

/// `true` if the face has a table of this name that is not empty.
[[nodiscard]] bool has_table(hb_face_t* face, hb_tag_t tag);

}  // namespace qianzi::fonts
