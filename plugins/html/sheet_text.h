// The text of a printed page as SVG text: each glyph where the page has it, and the source's own
// characters, so that what is found, chosen and copied is the article's text.
#pragma once

#include "sheet_faces.h"

#include "qianzi/page.h"
#include "qianzi/services.h"
#include "qianzi/xhtml.h"

#include <string>
#include <vector>

namespace qianzi::html {

/// A colour as SVG has it, #rrggbb; inks by what stands for them.
[[nodiscard]] std::string rgb_of(const Colour& colour, const Page& page);

/// A length in points, to a hundredth.
[[nodiscard]] std::string number(Pt length);

/// <text> elements in the order of reading, one for each paragraph, heading or the like with all of
/// its lines, so that a word that two lines share is found. Readings (ruby) and dots of emphasis
/// follow the text they stand beside, as elements of their own.
[[nodiscard]] std::vector<XhtmlElement>
sheet_text(const Page& page, SheetFaces& faces, const Services& services);

}  // namespace qianzi::html
