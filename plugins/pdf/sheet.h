// The sheet a page lies on: the trimmed page, its bleed, and on a press room for printer's marks
// (PDF 32000-1 14.11.2).
#pragma once

#include "settings.h"

#include "qianzi/page.h"

#include <string>

namespace qianzi::pdf {

struct Sheet {
  Size trim;
  Pt bleed;
  Pt margin;           ///< between the trim and the media box
  Pt clear;            ///< marks keep away from the trim by this: the bleed, and 3 mm at least
  bool marks = false;  ///< printer's marks stand in the margin
};

[[nodiscard]] Sheet sheet_of(const Page& page, Profile profile);

/// The page's boxes. Where viewers show more than the trim, a crop box keeps them to it; a sheet
/// for the press is shown whole.
void append_boxes(std::string& out, const Sheet& sheet);

}  // namespace qianzi::pdf
