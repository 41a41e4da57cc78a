// A font program with only some of a face's glyphs, for embedding.
#pragma once

#include "qianzi/services.h"

#include <hb.h>

#include <cstdint>
#include <span>

namespace qianzi::fonts {

/// See Services::subset. Safe to call from several threads for one face. Throws Failure with
/// `name` in it if HarfBuzz finds the face too damaged, or a glyph is not in it.
[[nodiscard]] SubsetFace
subset_face(hb_face_t* face, const std::string& name, std::span<const std::uint32_t> glyphs);

}  // namespace qianzi::fonts
