#include "images/svg_vectors.h"

#include "images/codec.h"
#include "images/svg_library.h"
#include "images/svg_render.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace qianzi::images {
namespace {

/// A side of the page: so many steps of Cairo's grid that no eye finds them, and below the 32,767
/// points of PDF 1.4 and the 14,400 of a page.
constexpr double longest_side = 2000;
constexpr double narrowest_side = 20;
/// What a drawing may have to be recorded: Cairo keeps some four bytes for each.
constexpr std::size_t most_drawn = 16u << 20;
/// What comes of it. A PDF is deflated.
constexpr std::size_t most_svg = 16u << 20;
constexpr std::size_t most_pdf = 4u << 20;

struct Output {
  std::string bytes;
  std::size_t most;
};

cairo_status_t write(void* to, const unsigned char* data, unsigned size) {
  Output& output = *static_cast<Output*>(to);
  if (output.bytes.size() + size > output.most) return CAIRO_STATUS_WRITE_ERROR;
  try {
    output.bytes.append(reinterpret_cast<const char*>(data), size);
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
  return CAIRO_STATUS_SUCCESS;
}

std::pair<double, double> page_of(const CleanDrawing& drawing) {
  const double scale = longest_side / std::max(drawing.width, drawing.height);
  return {drawing.width * scale, drawing.height * scale};
}

template <class Create>
std::string
drawn(const std::string& source, Create create, std::size_t most, double width, double height) {
  Output output{{}, most};
  const Surface surface(create(&write, &output, width, height));
  const SvgLibrary& library = svg_library();
  constexpr double one_a_point = 72;
  library.cairo_surface_set_fallback_resolution(surface.get(), one_a_point, one_a_point);
  render(source, surface.get(), width, height);
  library.cairo_surface_finish(surface.get());
  if (library.cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
  return std::move(output.bytes);
}

}  // namespace

std::optional<std::string> outline_words(const CleanDrawing& drawing) {
  if (!has_words(drawing.source)) return drawing.source;
  const auto [width, height] = page_of(drawing);
  if (std::min(width, height) < narrowest_side || drawing.drawn_bytes > most_drawn) return {};
  // Cairo writes words into an SVG file as outlines, and into a PDF with fonts that are none of
  // ours: so they go the one way before the other.
  std::string outlined = drawn(
      drawing.source, svg_library().cairo_svg_surface_create_for_stream, most_svg, width, height);
  // An operator that Cairo has no SVG for has become pixels.
  if (outlined.empty() || outlined.find("<image") != std::string::npos) return {};
  return outlined;
}

Bytes draw_vectors(const CleanDrawing& drawing, const std::string& source) {
  const auto [width, height] = page_of(drawing);
  if (std::min(width, height) < narrowest_side || drawing.drawn_bytes > most_drawn) return {};
  if (has_words(source)) return {};
  try {
    const std::string pdf =
        drawn(source, svg_library().cairo_pdf_surface_create_for_stream, most_pdf, width, height);
    const auto bytes = std::as_bytes(std::span(pdf));
    return {bytes.begin(), bytes.end()};
  } catch (const Damage&) {
    return {};  // it is too large for a limit of Cairo's or librsvg's
  }
}

}  // namespace qianzi::images
