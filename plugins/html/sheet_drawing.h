// A printed page drawn as SVG, from the very page that the PDF is painted from.
#pragma once

#include "sheet_text.h"

#include "qianzi/page.h"
#include "qianzi/services.h"
#include "qianzi/xhtml.h"

#include <functional>
#include <string>
#include <string_view>

namespace qianzi::html {

/// What a drawing leads to: paths from the page that holds it. Empty: there is nothing.
struct SheetTargets {
  std::function<std::string(ImageId)> image;
  std::function<std::string(std::string_view article)> article;
};

/// <svg> of the trimmed sheet, a unit a point: tints, pictures and rules, a hot area (热区) for
/// each article that is a link with its headline as its name, and the text. Text and pictures are
/// hidden from those who listen, who have the articles themselves.
[[nodiscard]] XhtmlElement sheet_drawing(const Page& page,
                                         const SheetTargets& targets,
                                         SheetFaces& faces,
                                         const Services& services);

/// A file that shows the page small: its pictures as areas and its lines as strokes.
[[nodiscard]] XhtmlElement sheet_thumbnail(const Page& page);

}  // namespace qianzi::html
