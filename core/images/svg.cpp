#include "images/svg.h"

#include "images/svg_clean.h"
#include "images/svg_library.h"
#include "images/svg_render.h"
#include "images/svg_vectors.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace qianzi::images {
namespace {

/// Cairo's pixels have alpha worked into their colours.
Raster raster_of(cairo_surface_t* surface, std::uint32_t width, std::uint32_t height) {
  Raster raster{width, height, ColourSpace::rgb, {}, {}, {}};
  const std::size_t count = std::size_t{width} * height;
  raster.samples.reserve(count * 3);
  raster.alpha.reserve(count);
  const SvgLibrary& library = svg_library();
  const unsigned char* data = library.cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(library.cairo_image_surface_get_stride(surface));
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
  [[nodiscard]] Bytes vectors() override { return draw_vectors(clean_, source()); }

  // What does not come out small does not come out large.
  void verify() override { static_cast<void>(draw_pixels(std::min(header_.width, small))); }

  // What came out small, when it was examined, is better than nothing.
  [[nodiscard]] Raster draw(std::uint32_t wanted) override {
    const std::uint32_t sure = std::min(header_.width, small);
    try {
      return draw_pixels(wanted);
    } catch (const Damage&) {
      if (wanted <= sure) throw;
    }
    return draw_pixels(sure);
  }

private:
  static constexpr std::uint32_t small = 600;

  [[nodiscard]] Raster draw_pixels(std::uint32_t wanted) {
    const auto [width, height] = size_at(wanted);
    const SvgLibrary& library = svg_library();
    const Surface surface(library.cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height)));
    render(source(), surface.get(), width, height);
    library.cairo_surface_flush(surface.get());
    if (library.cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
      throw Damage("it cannot be drawn (there is no room for it)");
    return raster_of(surface.get(), width, height);
  }

  /// What is drawn.
  const std::string& source() {
    if (!source_) source_ = outline_words(clean_).value_or(clean_.source);
    return *source_;
  }

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
  std::optional<std::string> source_;
  std::uint64_t most_pixels_;
  Header header_;
};

}  // namespace

std::unique_ptr<Decoder> open_svg(std::span<const std::byte> data, std::uint64_t most_pixels) {
  return std::make_unique<SvgDecoder>(data, most_pixels);
}

}  // namespace qianzi::images
