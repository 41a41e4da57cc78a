#include "images/svg.h"

#include "images/svg_clean.h"
#include "images/svg_library.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace qianzi::images {
namespace {

struct EndObject {
  void operator()(RsvgHandle* handle) const { svg_library().g_object_unref(handle); }
};
struct EndError {
  void operator()(GError* error) const { svg_library().g_error_free(error); }
};
struct EndSurface {
  void operator()(cairo_surface_t* surface) const { svg_library().cairo_surface_destroy(surface); }
};
struct EndCairo {
  void operator()(cairo_t* cairo) const { svg_library().cairo_destroy(cairo); }
};
using Drawing = std::unique_ptr<RsvgHandle, EndObject>;
using Error = std::unique_ptr<GError, EndError>;
using Surface = std::unique_ptr<cairo_surface_t, EndSurface>;
using Cairo = std::unique_ptr<cairo_t, EndCairo>;

[[noreturn]] void complain(GError* error) {
  const Error owned(error);
  throw Damage(fmt::format("it cannot be drawn ({})", owned ? owned->message : "no reason given"));
}

/// Cairo's pixels have alpha worked into their colours.
Raster raster_of(cairo_surface_t* surface, std::uint32_t width, std::uint32_t height) {
  Raster raster{width, height, ColourSpace::rgb, {}, {}, {}};
  const std::size_t count = std::size_t{width} * height;
  raster.samples.reserve(count * 3);
  raster.alpha.reserve(count);
  const unsigned char* data = svg_library().cairo_image_surface_get_data(surface);
  const auto stride =
      static_cast<std::size_t>(svg_library().cairo_image_surface_get_stride(surface));
  for (std::size_t y = 0; y < height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride);
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint32_t alpha = row[x] >> 24;
      for (const unsigned shift : {16u, 8u, 0u}) {
        const std::uint32_t colour = row[x] >> shift & 0xFF;
        const std::uint32_t whole = alpha == 0 ? 255 : (colour * 255 + alpha / 2) / alpha;
        raster.samples.push_back(static_cast<std::byte>(std::min(whole, 255u)));
      }
      raster.alpha.push_back(static_cast<std::byte>(alpha));
    }
  }
  const bool opaque = std::all_of(raster.alpha.begin(), raster.alpha.end(), [](std::byte alpha) {
    return alpha == std::byte{255};
  });
  if (opaque) raster.alpha.clear();
  return raster;
}

class SvgDecoder final : public Decoder {
public:
  SvgDecoder(std::span<const std::byte> data, std::uint64_t most_pixels)
      : clean_(clean_svg(data)), most_pixels_(most_pixels) {
    header_.format = ImageFormat::svg;
    header_.width = static_cast<std::uint32_t>(std::lround(std::ceil(clean_.width)));
    header_.height = static_cast<std::uint32_t>(std::lround(std::ceil(clean_.height)));
    header_.alpha = true;
    for (const std::string& each : clean_.removed)
      header_.removed += (header_.removed.empty() ? "" : ", ") + each;
  }

  [[nodiscard]] const Header& header() const override { return header_; }
  [[nodiscard]] const std::string* rewritten() const override { return &clean_.source; }
  [[nodiscard]] Raster decode() override { return draw(header_.width); }

  // What does not come out small does not come out large.
  void verify() override {
    constexpr std::uint32_t small = 600;
    static_cast<void>(draw(std::min(header_.width, small)));
  }

  [[nodiscard]] Raster draw(std::uint32_t wanted) override {
    const auto [width, height] = size_at(wanted);
    // No address is given for it, so nothing that it names can be looked for beside it.
    const SvgLibrary& library = svg_library();
    GError* error = nullptr;
    const auto* source = reinterpret_cast<const guint8*>(clean_.source.data());
    const Drawing drawing(library.rsvg_handle_new_from_data(source, clean_.source.size(), &error));
    if (!drawing) complain(error);
    const Surface surface(library.cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height)));
    const Cairo cairo(library.cairo_create(surface.get()));
    const RsvgRectangle page{0, 0, static_cast<double>(width), static_cast<double>(height)};
    if (library.rsvg_handle_render_document(drawing.get(), cairo.get(), &page, &error) == 0)
      complain(error);
    library.cairo_surface_flush(surface.get());
    if (library.cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
      throw Damage("it cannot be drawn (there is no room for it)");
    return raster_of(surface.get(), width, height);
  }

private:
  /// As wide as is wanted, or as the limits allow.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> size_at(std::uint32_t wanted) const {
    constexpr double longest_side = 30'000;  // cairo ends at 32,767
    const double ratio = clean_.height / clean_.width;
    const double by_pixels = std::sqrt(static_cast<double>(most_pixels_) / ratio);
    const double width =
        std::min({static_cast<double>(wanted), by_pixels, longest_side, longest_side / ratio});
    const auto rounded = [](double length) {
      return static_cast<std::uint32_t>(std::max(1L, std::lround(std::floor(length))));
    };
    return {rounded(width), rounded(std::ceil(std::floor(width) * ratio - 1e-6))};
  }

  CleanDrawing clean_;
  std::uint64_t most_pixels_;
  Header header_;
};

}  // namespace

std::unique_ptr<Decoder> open_svg(std::span<const std::byte> data, std::uint64_t most_pixels) {
  return std::make_unique<SvgDecoder>(data, most_pixels);
}

}  // namespace qianzi::images
