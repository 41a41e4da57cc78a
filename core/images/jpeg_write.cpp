#include "images/encode.h"

// jpeglib.h uses size_t and FILE without declaring them.
#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace qianzi::images {
namespace {

struct Target {
  jpeg_error_mgr errors{};  // first: libjpeg hands out its address
  std::jmp_buf entry{};
  std::array<char, JMSG_LENGTH_MAX> message{};
  unsigned char* memory = nullptr;
  unsigned long size = 0;
};

[[noreturn]] void fail(j_common_ptr jpeg) {
  auto& target = *static_cast<Target*>(jpeg->client_data);
  jpeg->err->format_message(jpeg, target.message.data());
  std::longjmp(target.entry, 1);
}

// No object with a destructor lives in here: libjpeg jumps out of it.
bool write(jpeg_compress_struct& jpeg, Target& target, const Raster& raster) {
  constexpr int quality = 92;
  if (setjmp(target.entry) != 0) return false;
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, &target.memory, &target.size);
  const bool grey = raster.space == ColourSpace::grey;
  jpeg.image_width = raster.width;
  jpeg.image_height = raster.height;
  jpeg.input_components = grey ? 1 : 3;
  jpeg.in_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg.dct_method = JDCT_ISLOW;
  jpeg.optimize_coding = TRUE;
  jpeg_start_compress(&jpeg, TRUE);
  const std::size_t stride = std::size_t{raster.width} * (grey ? 1 : 3);
  while (jpeg.next_scanline < jpeg.image_height) {
    const std::byte* from = raster.samples.data() + stride * jpeg.next_scanline;
    auto* row = reinterpret_cast<JSAMPLE*>(const_cast<std::byte*>(from));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  return true;
}

}  // namespace

Bytes encode_jpeg(const Raster& raster) {
  Target target;
  jpeg_compress_struct jpeg{};
  jpeg.err = jpeg_std_error(&target.errors);
  jpeg.client_data = &target;
  target.errors.error_exit = fail;
  const bool written = write(jpeg, target, raster);
  jpeg_destroy_compress(&jpeg);
  const auto made = std::as_bytes(std::span(target.memory, written ? target.size : 0));
  Bytes data(made.begin(), made.end());
  std::free(target.memory);
  if (!written) throw Failure("a JPEG cannot be written: " + std::string(target.message.data()));
  return data;
}

}  // namespace qianzi::images
