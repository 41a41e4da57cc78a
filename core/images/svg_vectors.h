// A drawing as vectors: a PDF of one page, made by Cairo in memory.
#pragma once

#include "images/svg_clean.h"

#include "qianzi/services.h"

#include <optional>
#include <string>

namespace qianzi::images {

/// The drawing's source with outlines for words, which are set at one size, however large they are
/// drawn later: FreeType has sizes at which it fails. Empty where that would cost too much. Throws
/// Damage if words cannot be set.
[[nodiscard]] std::optional<std::string> outline_words(const CleanDrawing& drawing);

/// The drawing, whose source with outlines is `source`, on a page of its proportions. Empty where
/// it has words still, where it would cost too much, or where its page would be too narrow for
/// Cairo's grid of 1/256 of a point; pixels do then.
[[nodiscard]] Bytes draw_vectors(const CleanDrawing& drawing, const std::string& source);

}  // namespace qianzi::images
