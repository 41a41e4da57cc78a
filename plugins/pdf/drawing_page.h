// The one page of the PDF that a drawing comes as (Services::vector_image), read by libqpdf: its
// content and all that this refers to, as objects that can be written into another file.
#pragma once

#include "drawing_content.h"

#include "qianzi/services.h"

#include <cstddef>
#include <string>
#include <vector>

namespace qianzi::pdf {

/// An object: its entries, and between two texts a reference to a part that stands before it.
struct DrawingPart {
  std::vector<std::string> texts = {""};
  std::vector<std::size_t> references;
  bool stream = false;
  std::string data;  ///< of a stream, not deflated
};

struct DrawingPage {
  std::vector<DrawingPart> parts;
  DrawingPart page;  ///< its content, and /Resources as its entries
  double width = 0;
  double height = 0;
  bool alpha = false;   ///< paint that is not opaque
  bool groups = false;  ///< transparency groups within, soft masks, blend modes
  bool shades = false;  ///< gradients
  double largest_number = 0;
};

/// `colours` as drawing_content takes it. Throws Unfit if
/// the page holds fonts, images or what a drawing has no use for, or more than 4 MiB.
[[nodiscard]] DrawingPage read_drawing_page(const Bytes& pdf, const ColourMap& colours);

}  // namespace qianzi::pdf
