// What of an SVG file is passed on. A drawing that an e-book or a web page shows is a document of
// its own; one from outside may carry scripts, links and references to other files. So none is
// passed on: it is written anew from the elements, attributes and values that are known to draw and
// do nothing else.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::images {

struct CleanDrawing {
  std::string source;  ///< SVG 1.1 with sizes and a view box, UTF-8
  double width = 0;    ///< CSS pixels
  double height = 0;
  std::size_t drawn_bytes = 0;       ///< what it costs to draw it (svg_cost.h)
  std::vector<std::string> removed;  ///< what a reader of the drawing could miss, each once
};

/// Throws Damage where it is no SVG, has no size, or would cost too much to draw.
[[nodiscard]] CleanDrawing clean_svg(std::span<const std::byte> data);

/// @name What is known to be harmless; svg_names_data.cpp has the lists.
[[nodiscard]] bool is_drawing_element(std::string_view name);
[[nodiscard]] bool is_drawing_attribute(std::string_view name);
/// A property of a style sheet or a `style` attribute.
[[nodiscard]] bool is_drawing_property(std::string_view name);

/// Whether a value fetches nothing: no escapes, no functions but those of colours, transforms and
/// references within the drawing, and no number beyond a million.
[[nodiscard]] bool is_harmless_value(std::string_view value);
/// What the numbers of a value come to, signs apart.
[[nodiscard]] double sum_of_numbers(std::string_view value);

/// What was seen of styles.
struct StyleNotes {
  bool removed = false;
  double finest_dash = 1e9;  ///< the shortest pattern of dashes, in the drawing's units
};
/// Notes the dashes that `value` is, if `property` is about dashes.
void note_dashes(std::string_view property, std::string_view value, StyleNotes& notes);
/// What is harmless of `fill: red; behavior: url(x)`.
[[nodiscard]] std::string harmless_declarations(std::string_view declarations, StyleNotes& notes);
/// What is harmless of a style sheet.
[[nodiscard]] std::string harmless_style_sheet(std::string_view sheet, StyleNotes& notes);

}  // namespace qianzi::images
