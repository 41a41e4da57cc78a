#include "images/svg_render.h"

#include "images/codec.h"

#include <fmt/format.h>

namespace qianzi::images {
namespace {

struct EndDrawing {
  void operator()(RsvgHandle* handle) const { svg_library().g_object_unref(handle); }
};
struct EndError {
  void operator()(GError* error) const { svg_library().g_error_free(error); }
};
struct EndCairo {
  void operator()(cairo_t* cairo) const { svg_library().cairo_destroy(cairo); }
};

[[noreturn]] void complain(GError* error) {
  const std::unique_ptr<GError, EndError> owned(error);
  throw Damage(fmt::format("it cannot be drawn ({})", owned ? owned->message : "no reason given"));
}

}  // namespace

void render(const std::string& source, cairo_surface_t* surface, double width, double height) {
  const SvgLibrary& library = svg_library();
  // No address is given for it, so nothing that it names can be looked for beside it.
  GError* error = nullptr;
  const auto* bytes = reinterpret_cast<const guint8*>(source.data());
  const std::unique_ptr<RsvgHandle, EndDrawing> drawing(
      library.rsvg_handle_new_from_data(bytes, source.size(), &error));
  if (!drawing) complain(error);
  const std::unique_ptr<cairo_t, EndCairo> cairo(library.cairo_create(surface));
  const RsvgRectangle page{0, 0, width, height};
  const bool done =
      library.rsvg_handle_render_document(drawing.get(), cairo.get(), &page, &error) != 0;
  // A face at which FreeType failed, which is not always said, fails from then on in every drawing:
  // new ones for the next.
  if (has_words(source)) library.pango_cairo_font_map_set_default(nullptr);
  if (!done) complain(error);
}

}  // namespace qianzi::images
