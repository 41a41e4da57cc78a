// A page of the model into a content stream, with its marked content, fonts and images.
#pragma once

#include "codes.h"
#include "content.h"
#include "images.h"
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

/// `structure` is null for a document without tags; else it is between begin_page and end_page.
[[nodiscard]] PaintedPage
paint_page(const Page& page, FontCodes& codes, Images& images, StructureTree* structure);

/// /Im7: an image as a page names it.
void append_image_name(std::string& out, ObjectId image);

}  // namespace qianzi::pdf
