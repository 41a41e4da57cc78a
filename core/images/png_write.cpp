#include "images/encode.h"

#include <png.h>

#include <csetjmp>
#include <string>

namespace qianzi::images {
namespace {

struct Target {
  Bytes data;
  std::string message;
};

[[noreturn]] void fail(png_structp png, png_const_charp message) {
  static_cast<Target*>(png_get_error_ptr(png))->message = message;
  png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

void put(png_structp png, png_bytep from, std::size_t size) {
  Bytes& data = static_cast<Target*>(png_get_io_ptr(png))->data;
  const auto bytes = std::as_bytes(std::span(from, size));
  data.insert(data.end(), bytes.begin(), bytes.end());
}

/// Row y of the picture, alpha among its colours.
void interleave(const Raster& raster, std::size_t y, Bytes& row) {
  const std::size_t colours = raster.space == ColourSpace::grey ? 1 : 3;
  const std::byte* colour = raster.samples.data() + y * raster.width * colours;
  const std::byte* alpha = raster.alpha.empty() ? nullptr : raster.alpha.data() + y * raster.width;
  auto to = row.begin();
  for (std::size_t x = 0; x < raster.width; ++x) {
    for (std::size_t i = 0; i < colours; ++i) *to++ = *colour++;
    if (alpha != nullptr) *to++ = *alpha++;
  }
}

int type_of(const Raster& raster) {
  const bool grey = raster.space == ColourSpace::grey;
  if (raster.alpha.empty()) return grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB;
  return grey ? PNG_COLOR_TYPE_GRAY_ALPHA : PNG_COLOR_TYPE_RGB_ALPHA;
}

// libpng jumps out of it; what has a destructor lives with the caller.
bool write(png_structp png, png_infop info, const Raster& raster, Bytes& row) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  png_set_IHDR(png,
               info,
               raster.width,
               raster.height,
               8,
               type_of(raster),
               PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
  png_write_info(png, info);
  for (std::size_t y = 0; y < raster.height; ++y) {
    interleave(raster, y, row);
    png_write_row(png, reinterpret_cast<png_const_bytep>(row.data()));
  }
  png_write_end(png, info);
  return true;
}

}  // namespace

Bytes encode_png(const Raster& raster) {
  Target target;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &target, fail, ignore);
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
  bool written = false;
  if (info != nullptr) {
    png_set_write_fn(png, &target, put, nullptr);
    const std::size_t pixel =
        (raster.space == ColourSpace::grey ? 1u : 3u) + (raster.alpha.empty() ? 0u : 1u);
    Bytes row(raster.width * pixel);
    written = write(png, info, raster, row);
  }
  png_destroy_write_struct(&png, &info);
  if (!written) throw Failure("a PNG cannot be written: " + target.message);
  return std::move(target.data);
}

}  // namespace qianzi::images
