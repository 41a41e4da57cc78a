#include "images/svg_library.h"

#include "qianzi/diagnostic.h"

#include <fmt/format.h>

#include <dlfcn.h>

namespace qianzi::images {
namespace {

/// The interface that we were compiled against; what it depends on is found through it.
constexpr const char* library_name = "librsvg-2.so.2";

[[noreturn]] void complain() {
  const char* const reason = ::dlerror();
  throw Failure(fmt::format("drawings (SVG) cannot be drawn without librsvg: {}. Install the "
                            "Debian package librsvg2-2.",
                            reason != nullptr ? reason : "no reason given"));
}

template <class Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (function == nullptr) complain();
}

SvgLibrary open_library() {
  // GLib registers types that cannot be taken back, so it is never closed.
  void* const library = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) complain();
  SvgLibrary found;
  find(library, "rsvg_handle_new_from_data", found.rsvg_handle_new_from_data);
  find(library, "rsvg_handle_render_document", found.rsvg_handle_render_document);
  find(library, "cairo_image_surface_create", found.cairo_image_surface_create);
  find(library, "cairo_image_surface_get_data", found.cairo_image_surface_get_data);
  find(library, "cairo_image_surface_get_stride", found.cairo_image_surface_get_stride);
  find(library, "cairo_pdf_surface_create_for_stream", found.cairo_pdf_surface_create_for_stream);
  find(library, "cairo_svg_surface_create_for_stream", found.cairo_svg_surface_create_for_stream);
  find(library,
       "cairo_surface_set_fallback_resolution",
       found.cairo_surface_set_fallback_resolution);
  find(library, "cairo_surface_finish", found.cairo_surface_finish);
  find(library, "cairo_surface_flush", found.cairo_surface_flush);
  find(library, "cairo_surface_status", found.cairo_surface_status);
  find(library, "cairo_surface_destroy", found.cairo_surface_destroy);
  find(library, "cairo_create", found.cairo_create);
  find(library, "cairo_destroy", found.cairo_destroy);
  find(library, "g_object_unref", found.g_object_unref);
  find(library, "g_error_free", found.g_error_free);
  find(library, "pango_cairo_font_map_set_default", found.pango_cairo_font_map_set_default);
  return found;
}

}  // namespace

const SvgLibrary& svg_library() {
  static const SvgLibrary library = open_library();
  return library;
}

}  // namespace qianzi::images
