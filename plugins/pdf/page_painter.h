// A page of the model into a content stream, with its marked content, fonts and images.
#pragma once

#include "codes.h"
#include "content.h"
#include "images.h"
#include "inks.h"
#include "sheet.h"
#include "structure.h"

#include "qianzi/page.h"

#include <set>
#include <string>

namespace qianzi::pdf {

struct PaintedPage {
  std::string content;
  std::set<FontUse> fonts;
  std::set<ObjectId> images;
};

/// What pages are painted with.
struct Palette {
  FontCodes& codes;
  Images& images;
  Inks& inks;                ///< in the page
  StructureTree* structure;  ///< null for a document without tags; else in the page
};

/// `slug` is printed beside the marks of a sheet that has any; its origin is the first baseline.
/// `proof`: Page::proof is drawn too, in the layer /Proof.
[[nodiscard]] PaintedPage paint_page(const Page& page,
                                     const Sheet& sheet,
                                     const Palette& palette,
                                     const std::vector<GlyphRun>& slug,
                                     bool proof);

/// /Im7: an image as a page names it.
void append_image_name(std::string& out, ObjectId image);

}  // namespace qianzi::pdf
