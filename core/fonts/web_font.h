// A face with only some of its characters, as books and pages of the web carry it.
#pragma once

#include "qianzi/services.h"

#include <hb.h>

#include <string>
#include <string_view>

namespace qianzi::fonts {

/// See Face::web_font. Safe to call from several threads for one face. Throws Failure with
/// `name` in it if the face is too damaged to be subset.
[[nodiscard]] Bytes
web_font(hb_face_t* face, const std::string& name, std::u32string_view characters);

/// The face's own word on embedding (OS/2 fsType): neither «restricted» without a milder word
/// beside it, nor «no subsetting», nor bitmaps alone.
[[nodiscard]] bool may_be_subset(hb_face_t* face);

}  // namespace qianzi::fonts
