// WOFF2 (W3C Recommendation, 2022), the form in which fonts travel in books and on the web.
#pragma once

#include "qianzi/services.h"

#include <hb.h>

namespace qianzi::fonts {

/// The face as a WOFF2 file, outlines as they are. Same tables, same bytes. Empty if the face has
/// no tables or more than the format can count.
[[nodiscard]] Bytes pack_woff2(hb_face_t* face);

}  // namespace qianzi::fonts
