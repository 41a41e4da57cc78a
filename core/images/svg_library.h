// librsvg and the cairo that it draws with, opened when the first drawing is drawn: with all that
// they need themselves they take longer to load than everything else, and most editions have none.
#pragma once

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

namespace qianzi::images {

/// The functions that we call, as their headers declare them.
struct SvgLibrary {
  decltype(&::rsvg_handle_new_from_data) rsvg_handle_new_from_data = nullptr;
  decltype(&::rsvg_handle_render_document) rsvg_handle_render_document = nullptr;
  decltype(&::cairo_image_surface_create) cairo_image_surface_create = nullptr;
  decltype(&::cairo_image_surface_get_data) cairo_image_surface_get_data = nullptr;
  decltype(&::cairo_image_surface_get_stride) cairo_image_surface_get_stride = nullptr;
  decltype(&::cairo_pdf_surface_create_for_stream) cairo_pdf_surface_create_for_stream = nullptr;
  decltype(&::cairo_svg_surface_create_for_stream) cairo_svg_surface_create_for_stream = nullptr;
  decltype(&::cairo_surface_set_fallback_resolution) cairo_surface_set_fallback_resolution =
      nullptr;
  decltype(&::cairo_surface_finish) cairo_surface_finish = nullptr;
  decltype(&::cairo_surface_flush) cairo_surface_flush = nullptr;
  decltype(&::cairo_surface_status) cairo_surface_status = nullptr;
  decltype(&::cairo_surface_destroy) cairo_surface_destroy = nullptr;
  decltype(&::cairo_create) cairo_create = nullptr;
  decltype(&::cairo_destroy) cairo_destroy = nullptr;
  decltype(&::g_object_unref) g_object_unref = nullptr;
  decltype(&::g_error_free) g_error_free = nullptr;
  /// Pango's, whose headers nothing else of ours needs.
  void (*pango_cairo_font_map_set_default)(void* font_map) = nullptr;
};

/// Opens it at the first call, for the rest of the program's life; from any thread. Throws Failure
/// if it is not installed or lacks a function.
[[nodiscard]] const SvgLibrary& svg_library();

}  // namespace qianzi::images
