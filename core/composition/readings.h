// Readings of ruby: shaped before the lines are broken, put beside them after.
#pragma once

#include "composition/itemize.h"
#include "composition/paragraph_data.h"
#include "composition/pieces.h"

#include <span>
#include <vector>

namespace qianzi::composition {

/// Fills all that ParagraphData has of ruby; its base is shaped already.
void shape_readings(ParagraphData& data, const ItemizeTools& tools);

/// Appends the runs of the readings. `extents` says where each base cluster stands.
void add_readings(const ParagraphData& data,
                  std::span<const Extent> extents,
                  std::vector<PendingRun>& pending);

}  // namespace qianzi::composition
