// Printer's marks (PDF 32000-1 14.11.3): crop marks, registration targets and a colour bar around
// the trim, clear of the bleed; and the slug, a line that says what is printed.
#pragma once

#include "sheet.h"

#include "qianzi/edition.h"
#include "qianzi/page.h"
#include "qianzi/services.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::pdf {

/// Operators; `spots` are solids of the page's inks, which get a patch each. The page's resources
/// have the space /All, every plate there is.
[[nodiscard]] std::string printers_marks(const Sheet& sheet, const std::vector<Colour>& spots);

/// Edition, page, date and printing condition in one line above the page.
[[nodiscard]] std::vector<GlyphRun> slug_of(const EditionHead& head,
                                            const Page& page,
                                            const Sheet& sheet,
                                            std::string_view condition,
                                            Services& services);

}  // namespace qianzi::pdf
