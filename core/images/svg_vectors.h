// A drawing as vectors: a PDF of one page, made by Cairo in memory.
#pragma once

#include "images/svg_clean.h"

#include "qianzi/services.h"

namespace qianzi::images {

/// The drawing on a page of its proportions, without fonts: words are outlines. Empty where it
/// would cost too much, or where its page would be too narrow for Cairo's grid of 1/256 of a point;
/// pixels do then.
[[nodiscard]] Bytes draw_vectors(const CleanDrawing& drawing);

}  // namespace qianzi::images
