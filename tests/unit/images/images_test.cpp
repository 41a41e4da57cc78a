#include "unit/images/pictures.h"

#include <catch2/catch.hpp>

#include <string>

using namespace qianzi;
using namespace qianzi::images;
using namespace qianzi::images::test;

namespace {

std::vector<unsigned> white(unsigned, unsigned) {
  return {255, 255, 255};
}

Diagnostic complaint(ImageFile& image, const Limits& limits = {}) {
  DiagnosticList sink;
  examine(image, limits, sink);
  CHECK(image.format == ImageFormat::unknown);
  REQUIRE(sink.entries.size() == 1);
  return sink.entries.front();
}

}  // namespace

TEST_CASE("a format is told by its bytes and not by its name") {
  const Folder folder;
  ImageFile image = folder.write("picture.jpg", make_png(4, 4, white));
  DiagnosticList sink;
  examine(image, {}, sink);
  CHECK(image.format == ImageFormat::png);
}

TEST_CASE("what is no image is refused") {
  const Folder folder;
  const std::string content = GENERATE(std::string(),
                                       std::string("x"),
                                       std::string("GIF89a"),
                                       std::string("<svg xmlns='http://www.w3.org/2000/svg'/>"),
                                       std::string("RIFF....WEBP"),
                                       std::string("II*\0", 4),
                                       std::string("\xFF\xD8\xFF", 3),
                                       std::string("\x89PNG\r\n\x1A\n", 8));
  ImageFile image = folder.write("picture.png", content);
  CHECK(complaint(image).code == Code::image_unusable);
}

TEST_CASE("a folder or a file that is gone is refused") {
  const Folder folder;
  ImageFile image = folder.write("picture.png", "");
  image.path = folder.path().string() + GENERATE("", "/nothing.png");
  CHECK(complaint(image).code == Code::image_unusable);
}

TEST_CASE("a file beyond the limit of bytes is not read") {
  const Folder folder;
  const std::string content = make_png(4, 4, white);
  ImageFile image = folder.write("picture.png", content);
  Limits limits;
  limits.bytes = content.size() - 1;
  const Diagnostic found = complaint(image, limits);
  CHECK(found.code == Code::image_too_large);
  REQUIRE(found.arguments.size() == 3);
  CHECK(found.arguments[0] == "picture.png");
  CHECK(found.arguments[2] == std::to_string(limits.bytes) + " bytes");
}

TEST_CASE("an image beyond the limit of pixels is not decoded") {
  const Folder folder;
  const std::string content = GENERATE(make_png(100, 50, white), make_jpeg(100, 50, white));
  ImageFile image = folder.write("picture", content);
  Limits limits;
  limits.pixels = 4999;
  const Diagnostic found = complaint(image, limits);
  CHECK(found.code == Code::image_too_large);
  CHECK(found.arguments == std::vector<std::string>{"picture", "100 by 50 pixels", "4999 pixels"});
  limits.pixels = 5000;
  DiagnosticList sink;
  examine(image, limits, sink);
  CHECK(sink.entries.empty());
}

TEST_CASE("a pixel bomb is refused by its header") {
  const Folder folder;
  std::string content = make_png(4, 4, white);
  content.replace(16, 8, std::string("\x00\x0F\x00\x00\x00\x0F\x00\x00", 8));
  // The check sum of IHDR, so that the size is what is wrong.
  const auto* header = reinterpret_cast<const unsigned char*>(content.data()) + 12;
  unsigned long sum = 0xFFFFFFFFul;
  for (int i = 0; i < 17; ++i) {
    sum ^= header[i];
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1u) != 0 ? sum >> 1 ^ 0xEDB88320ul : sum >> 1;
  }
  sum ^= 0xFFFFFFFFul;
  for (unsigned i = 0; i < 4; ++i) content[29 + i] = static_cast<char>(sum >> (24 - 8 * i) & 0xFF);
  ImageFile image = folder.write("picture.png", content);
  CHECK(complaint(image).code == Code::image_too_large);
}

TEST_CASE("an encoded image is the file as it is") {
  const Folder folder;
  const std::string content = GENERATE(make_png(5, 3, white), make_jpeg(5, 3, white));
  ImageFile image = folder.write("picture", content);
  DiagnosticList sink;
  examine(image, {}, sink);
  const EncodedImage encoded = load_encoded(image, {});
  CHECK(encoded.format == image.format);
  CHECK(encoded.width == 5);
  CHECK(encoded.height == 3);
  CHECK(encoded.space == ColourSpace::rgb);
  CHECK(encoded.bits_per_sample == 8);
  CHECK_FALSE(encoded.needs_orientation);
  std::string bytes;
  for (const std::byte each : encoded.data) bytes += static_cast<char>(each);
  CHECK(bytes == content);
}

TEST_CASE("a file that has changed since it was looked at is a failure") {
  const Folder folder;
  ImageFile image = folder.write("picture.png", make_png(5, 3, white));
  DiagnosticList sink;
  examine(image, {}, sink);
  const std::string content =
      GENERATE(std::string("gone"), make_png(6, 3, white), make_jpeg(5, 3, white));
  (void)folder.write("picture.png", content);
  CHECK_THROWS_AS(load_encoded(image, {}), Failure);
  CHECK_THROWS_AS(decode(image, {}), Failure);
}

TEST_CASE("mutated images are refused or used, and never more than that") {
  const Folder folder;
  const auto paint = [](unsigned x, unsigned y) {
    return std::vector<unsigned>{x * 5 % 256, y * 9 % 256, x * y % 256};
  };
  JpegOptions progressive;
  progressive.progressive = true;
  progressive.exif = exif(6);
  PngOptions interlaced;
  interlaced.interlaced = true;
  interlaced.exif = exif(8);
  TiffOptions lzw;
  lzw.compression = COMPRESSION_LZW;
  const std::string whole = GENERATE_COPY(make_jpeg(40, 24, paint),
                                          make_jpeg(40, 24, paint, progressive),
                                          make_png(40, 24, paint),
                                          make_png(40, 24, paint, interlaced),
                                          make_webp(40, 24, paint),
                                          make_webp(40, 24, paint, {.lossless = false}),
                                          make_tiff(40, 24, paint),
                                          make_tiff(40, 24, paint, lzw));
  // Numerical Recipes' generator: the same mutations on every machine.
  std::uint32_t state = 1124;
  const auto below = [&state](std::size_t limit) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % limit;
  };
  int usable = 0;
  for (int round = 0; round < 300; ++round) {
    std::string content = whole;
    if (below(8) == 0) content.resize(below(content.size()));
    for (std::size_t hit = below(4); hit > 0 && !content.empty(); --hit)
      content[below(content.size())] = static_cast<char>(below(256));
    ImageFile image = folder.write("mutated", content);
    DiagnosticList sink;
    examine(image, {1u << 20, 1u << 20}, sink);
    CHECK((image.format != ImageFormat::unknown || sink.entries.size() == 1));
    if (image.format == ImageFormat::unknown) continue;
    ++usable;
    const Raster raster = decode(image, {1u << 20, 1u << 20});
    CHECK(raster.width == image.width);
  }
  CHECK(usable > 20);
}
