// The proof layer of a page, for the page editor's eye: grid, baselines, frames, overset. It is
// never printed.
#pragma once

#include "makeup/place.h"
#include "makeup/sheet.h"

namespace qianzi::makeup {

/// Adds it to a sheet on which everything stands: the grid's columns and baselines, a frame around
/// each article, a heavier one with the column lines that are missing around one that is cut.
void add_proof(Sheet& sheet, Workshop& workshop);

}  // namespace qianzi::makeup
