#include "unit/images/files.h"

#include <catch2/catch.hpp>

#include <string>

using namespace qianzi;
using namespace qianzi::images;
using namespace qianzi::images::test;

namespace {

using Samples = std::vector<unsigned>;

Samples pixel(const Bytes& samples, std::size_t channels, std::size_t index) {
  Samples result;
  for (std::size_t channel = 0; channel < channels; ++channel)
    result.push_back(std::to_integer<unsigned>(samples[index * channels + channel]));
  return result;
}

Samples colours(unsigned x, unsigned y) {
  return {x * 10, y * 20, 200};
}

ImageFile examined(const Folder& folder, const std::string& content) {
  ImageFile image = folder.write("picture.png", content);
  DiagnosticList sink;
  examine(image, {}, sink);
  CHECK(sink.entries.empty());
  return image;
}

}  // namespace

TEST_CASE("a PNG is measured and decoded exactly") {
  const Folder folder;
  PngOptions options;
  options.interlaced = GENERATE(false, true);
  const ImageFile image = examined(folder, make_png(13, 9, colours, options));
  CHECK(image.format == ImageFormat::png);
  CHECK(image.width == 13);
  CHECK(image.height == 9);
  const Raster raster = decode(image, {});
  CHECK(raster.space == ColourSpace::rgb);
  CHECK(raster.alpha.empty());
  for (unsigned y = 0; y < 9; ++y) {
    for (unsigned x = 0; x < 13; ++x) CHECK(pixel(raster.samples, 3, y * 13 + x) == colours(x, y));
  }
}

TEST_CASE("16 bits become 8, rounded") {
  const Folder folder;
  PngOptions options;
  options.type = PNG_COLOR_TYPE_GRAY;
  options.depth = 16;
  const auto grey = [](unsigned x, unsigned) { return Samples{x == 0 ? 0x00FFu : 0xFFFFu}; };
  const ImageFile image = examined(folder, make_png(2, 1, grey, options));
  CHECK(load_encoded(image, {}).bits_per_sample == 16);
  const Raster raster = decode(image, {});
  CHECK(raster.space == ColourSpace::grey);
  CHECK(pixel(raster.samples, 1, 0) == Samples{0x01});
  CHECK(pixel(raster.samples, 1, 1) == Samples{0xFF});
}

TEST_CASE("a palette becomes colours and its transparency alpha") {
  const Folder folder;
  PngOptions options;
  options.type = PNG_COLOR_TYPE_PALETTE;
  options.depth = GENERATE(1, 2, 4, 8);
  options.palette = {{10, 20, 30}, {200, 150, 100}};
  const bool transparent = GENERATE(false, true);
  if (transparent) options.palette_alpha = {0, 128};
  const auto index = [](unsigned x, unsigned) { return Samples{x % 2}; };
  const Raster raster = decode(examined(folder, make_png(5, 3, index, options)), {});
  CHECK(raster.space == ColourSpace::rgb);
  CHECK(pixel(raster.samples, 3, 0) == Samples{10, 20, 30});
  CHECK(pixel(raster.samples, 3, 1) == Samples{200, 150, 100});
  CHECK(raster.alpha.empty() != transparent);
  if (transparent) CHECK(pixel(raster.alpha, 1, 1) == Samples{128});
}

TEST_CASE("line art of one bit becomes black and white") {
  const Folder folder;
  PngOptions options;
  options.type = PNG_COLOR_TYPE_GRAY;
  options.depth = 1;
  const auto stripes = [](unsigned x, unsigned) { return Samples{x % 2}; };
  const Raster raster = decode(examined(folder, make_png(9, 2, stripes, options)), {});
  CHECK(pixel(raster.samples, 1, 0) == Samples{0});
  CHECK(pixel(raster.samples, 1, 1) == Samples{255});
}

TEST_CASE("alpha is kept apart from the colours") {
  const Folder folder;
  PngOptions options;
  SECTION("RGB") {
    options.type = PNG_COLOR_TYPE_RGB_ALPHA;
    const auto paint = [](unsigned x, unsigned) { return Samples{1, 2, 3, x * 50}; };
    const Raster raster = decode(examined(folder, make_png(4, 2, paint, options)), {});
    CHECK(raster.space == ColourSpace::rgb);
    CHECK(pixel(raster.samples, 3, 7) == Samples{1, 2, 3});
    CHECK(pixel(raster.alpha, 1, 3) == Samples{150});
  }
  SECTION("grey") {
    options.type = PNG_COLOR_TYPE_GRAY_ALPHA;
    const auto paint = [](unsigned x, unsigned) { return Samples{77, x * 50}; };
    const Raster raster = decode(examined(folder, make_png(4, 2, paint, options)), {});
    CHECK(raster.space == ColourSpace::grey);
    CHECK(pixel(raster.samples, 1, 7) == Samples{77});
    CHECK(pixel(raster.alpha, 1, 2) == Samples{100});
  }
}

TEST_CASE("a PNG with an EXIF orientation is turned, its alpha with it") {
  const Folder folder;
  PngOptions options;
  options.type = PNG_COLOR_TYPE_GRAY_ALPHA;
  options.exif = exif(6);
  const auto paint = [](unsigned x, unsigned y) { return Samples{10 * x + y, 100 + 10 * x + y}; };
  const ImageFile image = examined(folder, make_png(3, 2, paint, options));
  CHECK(image.width == 2);
  CHECK(image.height == 3);
  const Raster raster = decode(image, {});
  // The stored lower left corner comes to the upper left.
  CHECK(pixel(raster.samples, 1, 0) == Samples{1});
  CHECK(pixel(raster.samples, 1, 1) == Samples{0});
  CHECK(pixel(raster.samples, 1, 4) == Samples{21});
  CHECK(pixel(raster.alpha, 1, 4) == Samples{121});
}

TEST_CASE("a PNG that is cut off or damaged is found when it is looked at") {
  const Folder folder;
  const auto noise = [](unsigned x, unsigned y) {
    return Samples{(x * 7919 + y * 104729) % 251, (x * y) % 256, (x + y * 31) % 256};
  };
  PngOptions options;
  options.interlaced = GENERATE(false, true);
  std::string content = make_png(40, 40, noise, options);
  SECTION("cut off") {
    const std::size_t size = GENERATE_COPY(std::size_t{9},
                                           std::size_t{30},
                                           content.size() / 2,
                                           content.size() - 13,
                                           content.size() - 1);
    content.resize(size);
  }
  SECTION("a byte of the pixels differs") {
    const std::size_t data = content.find("IDAT") + 200;
    content[data] = static_cast<char>(content[data] ^ 0x55);
  }
  ImageFile image = folder.write("picture.png", content);
  DiagnosticList sink;
  examine(image, {}, sink);
  CHECK(image.format == ImageFormat::unknown);
  REQUIRE(sink.entries.size() == 1);
  CHECK(sink.entries.front().code == Code::image_unusable);
}
