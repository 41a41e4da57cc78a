// Last stage: ruby, emphasis dots, side lines and links, put to lines that are set.
#pragma once

#include "composition/assemble.h"
#include "composition/itemize.h"
#include "composition/line.h"
#include "composition/paragraph_data.h"
#include "composition/shape.h"

#include <span>

namespace qianzi::composition {

/// Shapes the emphasis dot that the paragraph's region and direction ask for, if any text has dots.
void make_dot(ParagraphData& data, const ItemizeTools& tools);

/// Does anything have to be put to the lines?
[[nodiscard]] bool has_annotations(const ParagraphData& data);

/// Adds runs, rules and links to the composed lines. `extents` says where each base cluster stands.
/// Nothing of the lines' widths changes.
void annotate(const ParagraphData& data,
              std::span<const Extent> extents,
              ComposedParagraph& composed);

}  // namespace qianzi::composition
