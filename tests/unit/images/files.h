// Images made on the spot by libjpeg and libpng themselves, and an EXIF block to go with them.
#pragma once

#include "images/images.h"

// jpeglib.h uses size_t and FILE without declaring them.
#include <jpeglib.h>
#include <png.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::images::test {

/// Samples of pixel (x, y).
using Paint = std::function<std::vector<unsigned>(unsigned x, unsigned y)>;

/// TIFF structure with one entry, the orientation.
inline std::string exif(unsigned orientation, bool little = false) {
  const auto number = [little](unsigned value, unsigned bytes) {
    std::string text;
    for (unsigned i = 0; i < bytes; ++i) {
      const unsigned shift = 8 * (little ? i : bytes - 1 - i);
      text += static_cast<char>(value >> shift & 0xFF);
    }
    return text;
  };
  return (little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(1, 2) + number(0x0112, 2) +
         number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2) + number(0, 4);
}

struct JpegOptions {
  J_COLOR_SPACE from = JCS_RGB;
  J_COLOR_SPACE stored = JCS_YCbCr;
  bool progressive = false;
  bool arithmetic = false;
  int adobe = -1;  ///< 1 writes Adobe's marker, 0 leaves it out, -1 as the colour space has it
  std::string exif;
  std::string profile;  ///< ICC
};

inline std::string
make_jpeg(unsigned width, unsigned height, const Paint& paint, const JpegOptions& options = {}) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &memory, &size);
  jpeg.image_width = width;
  jpeg.image_height = height;
  jpeg.in_color_space = options.from;
  jpeg.input_components = options.from == JCS_GRAYSCALE ? 1 : options.from == JCS_RGB ? 3 : 4;
  jpeg_set_defaults(&jpeg);
  jpeg_set_colorspace(&jpeg, options.stored);
  jpeg_set_quality(&jpeg, 100, TRUE);
  jpeg.comp_info[0].h_samp_factor = 1;
  jpeg.comp_info[0].v_samp_factor = 1;
  jpeg.arith_code = options.arithmetic ? TRUE : FALSE;
  if (options.progressive) jpeg_simple_progression(&jpeg);
  if (options.adobe >= 0) jpeg.write_Adobe_marker = options.adobe == 1 ? TRUE : FALSE;
  jpeg_start_compress(&jpeg, TRUE);
  if (!options.exif.empty()) {
    const std::string marker = std::string("Exif\0\0", 6) + options.exif;
    jpeg_write_marker(&jpeg,
                      JPEG_APP0 + 1,
                      reinterpret_cast<const JOCTET*>(marker.data()),
                      static_cast<unsigned>(marker.size()));
  }
  if (!options.profile.empty())
    jpeg_write_icc_profile(&jpeg,
                           reinterpret_cast<const JOCTET*>(options.profile.data()),
                           static_cast<unsigned>(options.profile.size()));
  for (unsigned y = 0; y < height; ++y) {
    std::vector<JSAMPLE> row;
    for (unsigned x = 0; x < width; ++x) {
      for (const unsigned sample : paint(x, y)) row.push_back(static_cast<JSAMPLE>(sample));
    }
    JSAMPROW rows = row.data();
    jpeg_write_scanlines(&jpeg, &rows, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string result(reinterpret_cast<const char*>(memory), size);
  jpeg_destroy_compress(&jpeg);
  std::free(memory);
  return result;
}

struct PngOptions {
  int type = PNG_COLOR_TYPE_RGB;
  int depth = 8;
  bool interlaced = false;
  std::vector<png_color> palette;
  std::vector<png_byte> palette_alpha;
  std::string exif;
  std::string profile;        ///< ICC
  png_fixed_point gamma = 0;  ///< of the file, by 100,000; 0: not said
  bool srgb = false;
};

inline void append_png(png_structp png, png_bytep data, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(data), size);
}

/// Samples of less than 8 bits are packed, of 16 bits written big-endian.
inline std::vector<png_byte>
pack_row(unsigned width, unsigned y, const Paint& paint, const PngOptions& options) {
  std::vector<png_byte> row;
  unsigned pending = 0;
  int bits = 0;
  for (unsigned x = 0; x < width; ++x) {
    for (const unsigned sample : paint(x, y)) {
      if (options.depth == 16) row.push_back(static_cast<png_byte>(sample >> 8));
      pending = pending << options.depth | sample;
      bits += options.depth;
      if (bits < 8) continue;
      row.push_back(static_cast<png_byte>(pending & 0xFF));
      bits = 0;
    }
  }
  if (bits > 0) row.push_back(static_cast<png_byte>(pending << (8 - bits) & 0xFF));
  return row;
}

inline std::string
make_png(unsigned width, unsigned height, const Paint& paint, const PngOptions& options = {}) {
  std::string result;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &result, append_png, nullptr);
  png_set_IHDR(png,
               info,
               width,
               height,
               options.depth,
               options.type,
               options.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  if (!options.palette.empty())
    png_set_PLTE(png, info, options.palette.data(), static_cast<int>(options.palette.size()));
  if (!options.palette_alpha.empty())
    png_set_tRNS(png,
                 info,
                 options.palette_alpha.data(),
                 static_cast<int>(options.palette_alpha.size()),
                 nullptr);
  if (!options.profile.empty())
    png_set_iCCP(png,
                 info,
                 "profile",
                 PNG_COMPRESSION_TYPE_BASE,
                 reinterpret_cast<png_const_bytep>(options.profile.data()),
                 static_cast<png_uint_32>(options.profile.size()));
  if (options.srgb)
    png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  else if (options.gamma > 0)
    png_set_gAMA_fixed(png, info, options.gamma);
  std::string block = options.exif;
  if (!block.empty())
    png_set_eXIf_1(png,
                   info,
                   static_cast<png_uint_32>(block.size()),
                   reinterpret_cast<png_bytep>(block.data()));
  png_write_info(png, info);
  std::vector<std::vector<png_byte>> rows;
  std::vector<png_bytep> pointers;
  for (unsigned y = 0; y < height; ++y) rows.push_back(pack_row(width, y, paint, options));
  for (auto& row : rows) pointers.push_back(row.data());
  png_write_image(png, pointers.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return result;
}

class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "qianzi-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  /// The image as a reader would name it, at line 7, column 3 of page.xml.
  [[nodiscard]] ImageFile write(const std::string& name, std::string_view content) const {
    std::ofstream file(path_ / name, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    ImageFile image;
    image.path = (path_ / name).string();
    image.name = name;
    image.source_file = "page.xml";
    image.where = {7, 3};
    return image;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

}  // namespace qianzi::images::test
