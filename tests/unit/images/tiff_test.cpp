#include "unit/images/pictures.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::images;
using namespace qianzi::images::test;

namespace {

Samples colours(unsigned x, unsigned y) {
  return {x * 10 % 256, y * 20 % 256, 200};
}

Samples checks(unsigned x, unsigned y) {
  return {(x / 3 + y / 2) % 2};
}

Samples noise(unsigned x, unsigned y) {
  return {(x * 7919 + y * 104729) % 251, (x * y) % 256, (x + y * 31) % 256};
}

}  // namespace

TEST_CASE("a TIFF of rows or tiles, however compressed, is decoded exactly") {
  const Folder folder;
  TiffOptions options;
  options.compression = GENERATE(as<std::uint16_t>(),
                                 COMPRESSION_NONE,
                                 COMPRESSION_LZW,
                                 COMPRESSION_ADOBE_DEFLATE,
                                 COMPRESSION_PACKBITS);
  options.tile = GENERATE(as<std::uint32_t>(), 0, 16);
  options.planar = GENERATE(false, true);
  options.big_endian = GENERATE(false, true);
  options.big = options.big_endian && options.planar;
  const ImageFile image = sound(folder, "picture.tif", make_tiff(37, 21, colours, options));
  CHECK(image.format == ImageFormat::tiff);
  CHECK(image.width == 37);
  CHECK(image.height == 21);
  const Raster raster = decode(image, {});
  CHECK(raster.space == ColourSpace::rgb);
  CHECK(raster.alpha.empty());
  for (unsigned y = 0; y < 21; ++y) {
    for (unsigned x = 0; x < 37; ++x)
      REQUIRE(pixel(raster.samples, 3, y * 37 + x) == colours(x, y));
  }
}

TEST_CASE("16 bits of a TIFF become 8, in either order of bytes") {
  const Folder folder;
  TiffOptions options;
  options.bits = 16;
  options.big_endian = GENERATE(false, true);
  options.planar = GENERATE(false, true);
  const auto deep = [](unsigned x, unsigned) { return Samples{x * 257, 0x00FF, 0xFFFF}; };
  const ImageFile image = sound(folder, "deep.tif", make_tiff(20, 3, deep, options));
  CHECK(load_encoded(image, {}).bits_per_sample == 16);
  CHECK(pixel(decode(image, {}).samples, 3, 19) == Samples{19, 1, 255});
}

TEST_CASE("line art of a fax is black on white") {
  const Folder folder;
  TiffOptions options;
  options.photometric =
      GENERATE(as<std::uint16_t>(), PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK);
  options.channels = options.bits = 1;
  options.compression = GENERATE(as<std::uint16_t>(),
                                 COMPRESSION_NONE,
                                 COMPRESSION_CCITTRLE,
                                 COMPRESSION_CCITTFAX3,
                                 COMPRESSION_CCITTFAX4);
  const ImageFile image = sound(folder, "art.tif", make_tiff(50, 20, checks, options));
  CHECK(image.web_format == ImageFormat::png);
  const Raster raster = decode(image, {});
  CHECK(raster.space == ColourSpace::grey);
  const bool white_is_zero = options.photometric == PHOTOMETRIC_MINISWHITE;
  for (unsigned x = 0; x < 50; ++x) {
    const bool set = checks(x, 7)[0] == 1;
    REQUIRE(pixel(raster.samples, 1, 7 * 50 + x) == Samples{set != white_is_zero ? 255u : 0u});
  }
}

TEST_CASE("grey of few bits is spread over eight") {
  const Folder folder;
  TiffOptions options;
  options.photometric = PHOTOMETRIC_MINISBLACK;
  options.channels = 1;
  options.bits = GENERATE(as<std::uint16_t>(), 2, 4);
  const unsigned most = (1u << options.bits) - 1;
  const auto steps = [most](unsigned x, unsigned) { return Samples{x % (most + 1)}; };
  const Raster raster = decode(sound(folder, "grey.tif", make_tiff(19, 2, steps, options)), {});
  CHECK(pixel(raster.samples, 1, most) == Samples{255});
  CHECK(pixel(raster.samples, 1, 1) == Samples{255 / most});
}

TEST_CASE("a palette of a TIFF becomes colours, of 16 bits or of 8") {
  const Folder folder;
  TiffOptions options;
  options.photometric = PHOTOMETRIC_PALETTE;
  options.channels = 1;
  options.bits = GENERATE(as<std::uint16_t>(), 1, 4, 8);
  const unsigned unit = GENERATE(1u, 257u);
  options.palette.resize(3 * (std::size_t{1} << options.bits));
  const std::size_t third = options.palette.size() / 3;
  options.palette[1] = static_cast<std::uint16_t>(200 * unit);
  options.palette[third + 1] = static_cast<std::uint16_t>(100 * unit);
  options.palette[2 * third] = static_cast<std::uint16_t>(50 * unit);
  const auto index = [](unsigned x, unsigned) { return Samples{x % 2}; };
  const ImageFile image = sound(folder, "palette.tif", make_tiff(9, 4, index, options));
  CHECK(image.web_format == ImageFormat::png);
  const Raster raster = decode(image, {});
  CHECK(pixel(raster.samples, 3, 0) == Samples{0, 0, 50});
  CHECK(pixel(raster.samples, 3, 1) == Samples{200, 100, 0});
}

TEST_CASE("a CMYK TIFF keeps its inks and its profile") {
  const Folder folder;
  TiffOptions options;
  options.photometric = PHOTOMETRIC_SEPARATED;
  options.channels = 4;
  options.bits = GENERATE(as<std::uint16_t>(), 8, 16);
  options.planar = GENERATE(false, true);
  options.profile = grey_inks_profile();
  const unsigned unit = options.bits == 16 ? 257 : 1;
  const auto ink = [unit](unsigned, unsigned) {
    return Samples{255 * unit, 10 * unit, 0, 40 * unit};
  };
  const ImageFile image = sound(folder, "cmyk.tif", make_tiff(9, 4, ink, options));
  const Raster raster = decode(image, {});
  CHECK(raster.space == ColourSpace::cmyk);
  CHECK(pixel(raster.samples, 4, 30) == Samples{255, 10, 0, 40});
  CHECK(raster.profile.size() == options.profile.size());
}

TEST_CASE("the alpha of a TIFF is taken out of its colours") {
  const Folder folder;
  TiffOptions options;
  options.channels = 4;
  options.extra = GENERATE(EXTRASAMPLE_UNSPECIFIED, EXTRASAMPLE_ASSOCALPHA, EXTRASAMPLE_UNASSALPHA);
  const auto half = [](unsigned, unsigned) { return Samples{50, 100, 20, 128}; };
  const ImageFile image = sound(folder, "alpha.tif", make_tiff(9, 4, half, options));
  const Raster raster = decode(image, {});
  const bool associated = options.extra == EXTRASAMPLE_ASSOCALPHA;
  CHECK(pixel(raster.samples, 3, 3) == (associated ? Samples{100, 199, 40} : Samples{50, 100, 20}));
  REQUIRE(raster.alpha.empty() == (options.extra == EXTRASAMPLE_UNSPECIFIED));
  if (!raster.alpha.empty()) CHECK(pixel(raster.alpha, 1, 3) == Samples{128});
}

TEST_CASE("a TIFF of JPEG-coded or separate colour and light comes out as RGB") {
  const Folder folder;
  TiffOptions options;
  const auto even = [](unsigned, unsigned) { return Samples{200, 100, 50}; };
  SECTION("JPEG") {
    options.photometric = GENERATE(as<std::uint16_t>(), PHOTOMETRIC_YCBCR, PHOTOMETRIC_RGB);
    options.compression = COMPRESSION_JPEG;
    const Raster raster = decode(sound(folder, "jpeg.tif", make_tiff(32, 16, even, options)), {});
    CHECK(close_to(pixel(raster.samples, 3, 100), {200, 100, 50}));
  }
  SECTION("plain") {
    options.photometric = PHOTOMETRIC_YCBCR;
    const auto stored = [](unsigned, unsigned) { return Samples{124, 86, 182}; };
    const Raster raster = decode(sound(folder, "a.tif", make_tiff(32, 16, stored, options)), {});
    CHECK(close_to(pixel(raster.samples, 3, 100), {200, 100, 50}));
  }
}

TEST_CASE("a TIFF with an orientation is turned, in every edition") {
  const Folder folder;
  TiffOptions options;
  options.orientation = 6;
  const ImageFile image = sound(folder, "turned.tif", make_tiff(6, 4, colours, options));
  CHECK(image.width == 4);
  CHECK(image.height == 6);
  CHECK(pixel(decode(image, {}).samples, 3, 0) == colours(0, 3));
  CHECK(load_for_web(image, {}).width == 4);
}

TEST_CASE("of a TIFF of several pages the first is used, and that is said") {
  const Folder folder;
  TiffOptions options;
  options.pages = 3;
  CHECK(said_of(folder, make_tiff(6, 4, colours, options)).code == Code::image_first_only);
}

TEST_CASE("a TIFF that ends early is found when it is looked at, wherever it ends") {
  const Folder folder;
  TiffOptions options;
  options.compression =
      GENERATE(as<std::uint16_t>(), COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_JPEG);
  options.tile = GENERATE(as<std::uint32_t>(), 0, 32);
  const std::string whole = make_tiff(96, 64, noise, options);
  for (std::size_t part = 1; part < 16; ++part) {
    CAPTURE(part, options.compression);
    CHECK(said_of(folder, whole.substr(0, whole.size() * part / 16)).code == Code::image_unusable);
  }
}

TEST_CASE("a TIFF whose rows are damaged is refused") {
  const Folder folder;
  TiffOptions options;
  SECTION("deflated") {
    options.compression = COMPRESSION_ADOBE_DEFLATE;
    std::string file = make_tiff(96, 64, noise, options);
    for (std::size_t i = 200; i < 240; ++i) file[i] = static_cast<char>(~file[i]);
    CHECK(said_of(folder, file).code == Code::image_unusable);
  }
  SECTION("a fax") {
    options.photometric = PHOTOMETRIC_MINISWHITE;
    options.channels = options.bits = 1;
    options.compression = COMPRESSION_CCITTFAX4;
    std::string file = make_tiff(400, 64, checks, options);
    for (std::size_t i = 20; i < 60; ++i) file[i] = '\0';
    CHECK(said_of(folder, file).code == Code::image_unusable);
  }
}

TEST_CASE("a TIFF of a kind that is not read is refused with the reason") {
  const Folder folder;
  TiffOptions options;
  options.channels = 1;
  SECTION("32 bits") {
    options.bits = 8;
    options.photometric = PHOTOMETRIC_MINISBLACK;
    std::string file = make_tiff(
        8, 8, [](unsigned, unsigned) { return Samples{1}; }, options);
    const std::string entry = little(TIFFTAG_BITSPERSAMPLE, 2) + little(3, 2) + little(1, 4);
    const std::size_t at = file.find(entry);
    REQUIRE(at != std::string::npos);
    file.replace(at + 8, 2, little(32, 2));
    CHECK(said_of(folder, file).arguments.back() == "its samples have 32 bits");
  }
  SECTION("Lab") {
    options.channels = 3;
    options.photometric = PHOTOMETRIC_CIELAB;
    CHECK(said_of(folder, make_tiff(8, 8, colours, options)).arguments.back() ==
          "its colours are of a kind that is not read, number 8");
  }
  SECTION("another compression") {
    std::string file = make_tiff(8, 8, colours);
    const std::string entry = little(TIFFTAG_COMPRESSION, 2) + little(3, 2) + little(1, 4);
    const std::size_t at = file.find(entry);
    REQUIRE(at != std::string::npos);
    file.replace(at + 8, 2, little(6, 2));
    CHECK(said_of(folder, file).arguments.back() ==
          "it is compressed in a way that is not read, number 6");
  }
}

TEST_CASE("a TIFF larger than the limit is not decoded") {
  const Folder folder;
  std::string file = make_tiff(8, 8, colours);
  for (const int tag : {TIFFTAG_IMAGEWIDTH, TIFFTAG_IMAGELENGTH}) {
    const std::size_t at =
        file.find(little(static_cast<unsigned>(tag), 2) + little(3, 2) + little(1, 4));
    REQUIRE(at != std::string::npos);
    file.replace(at + 8, 4, little(30'000, 4));
  }
  const Diagnostic found = said_of(folder, file);
  CHECK(found.code == Code::image_too_large);
  CHECK(found.arguments[1] == "30000 by 30000 pixels");
}
