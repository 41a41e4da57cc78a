// What e-books and the web are given of each kind of image.
#include "unit/images/pictures.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::images;
using namespace qianzi::images::test;

namespace {

Samples colours(unsigned x, unsigned y) {
  return {x * 10, y * 20, 200};
}

Paint even(Samples samples) {
  return [samples](unsigned, unsigned) { return samples; };
}

/// The file for the web, looked at again.
ImageFile again(const Folder& folder, const ImageFile& image) {
  const EncodedImage web = load_for_web(image, {});
  CHECK(web.format == image.web_format);
  CHECK(web.width == image.width);
  CHECK(web.height == image.height);
  const std::string bytes(reinterpret_cast<const char*>(web.data.data()), web.data.size());
  const ImageFile found = sound(folder, "web", bytes);
  CHECK(found.format == image.web_format);
  CHECK(found.width == image.width);
  CHECK(found.height == image.height);
  return found;
}

bool is_the_file(const ImageFile& image, const std::string& content) {
  const Bytes data = load_for_web(image, {}).data;
  return std::string(reinterpret_cast<const char*>(data.data()), data.size()) == content;
}

}  // namespace

TEST_CASE("what every reading system shows is passed on as it is") {
  const Folder folder;
  PngOptions deep;
  deep.depth = 16;
  const std::string content = GENERATE_COPY(make_jpeg(6, 4, colours),
                                            make_png(6, 4, colours),
                                            make_png(6, 4, colours, deep),
                                            make_webp(6, 4, colours));
  const ImageFile image = sound(folder, "picture", content);
  CHECK(image.web_format == image.format);
  CHECK(is_the_file(image, content));
}

TEST_CASE("a photograph in TIFF becomes a JPEG, line art and what has alpha a PNG") {
  const Folder folder;
  TiffOptions options;
  SECTION("photograph") {
    const ImageFile image = sound(folder, "a.tif", make_tiff(32, 16, even({200, 100, 50})));
    CHECK(image.web_format == ImageFormat::jpeg);
    const Raster raster = decode(again(folder, image), {});
    CHECK(close_to(pixel(raster.samples, 3, 40), {200, 100, 50}));
  }
  SECTION("grey photograph") {
    options.photometric = PHOTOMETRIC_MINISBLACK;
    options.channels = 1;
    const ImageFile image = sound(folder, "a.tif", make_tiff(32, 16, even({90}), options));
    CHECK(decode(again(folder, image), {}).space == ColourSpace::grey);
  }
  SECTION("line art") {
    options.photometric = PHOTOMETRIC_MINISWHITE;
    options.channels = options.bits = 1;
    options.compression = COMPRESSION_CCITTFAX4;
    const ImageFile image = sound(folder, "a.tif", make_tiff(32, 16, even({1}), options));
    const ImageFile web = again(folder, image);
    CHECK(web.format == ImageFormat::png);
    CHECK(pixel(decode(web, {}).samples, 1, 9) == Samples{0});
  }
  SECTION("alpha") {
    options.channels = 4;
    options.extra = EXTRASAMPLE_UNASSALPHA;
    const ImageFile image = sound(folder, "a.tif", make_tiff(8, 4, even({9, 8, 7, 66}), options));
    const Raster raster = decode(again(folder, image), {});
    CHECK(pixel(raster.samples, 3, 9) == Samples{9, 8, 7});
    CHECK(pixel(raster.alpha, 1, 9) == Samples{66});
  }
}

TEST_CASE("inks become colours: by the profile of the file, or as perfect ones") {
  const Folder folder;
  const bool profile = GENERATE(false, true);
  ImageFile image;
  SECTION("TIFF") {
    TiffOptions options;
    options.photometric = PHOTOMETRIC_SEPARATED;
    options.channels = 4;
    if (profile) options.profile = grey_inks_profile();
    image = sound(folder, "a.tif", make_tiff(32, 16, even({255, 0, 0, 0}), options));
  }
  SECTION("JPEG, as Adobe's programs write it") {
    JpegOptions options;
    options.from = JCS_CMYK;
    options.stored = GENERATE(JCS_CMYK, JCS_YCCK);
    options.adobe = 1;
    if (profile) options.profile = grey_inks_profile();
    image = sound(folder, "a.jpg", make_jpeg(32, 16, even({0, 255, 255, 255}), options));
    CHECK(load_encoded(image, {}).profile.empty() != profile);
  }
  CHECK(image.web_format == ImageFormat::jpeg);
  const Raster raster = decode(again(folder, image), {});
  CHECK(raster.space == ColourSpace::rgb);
  CHECK(close_to(
      pixel(raster.samples, 3, 40), profile ? Samples{0, 0, 0} : Samples{0, 255, 255}, 12));
}

TEST_CASE("what is written anew is in sRGB") {
  const Folder folder;
  TiffOptions options;
  options.profile = swapped_profile();
  const ImageFile image = sound(folder, "a.tif", make_tiff(32, 16, even({250, 10, 10}), options));
  const Raster raster = decode(again(folder, image), {});
  const Samples found = pixel(raster.samples, 3, 40);
  CHECK(found[1] > 200);
  CHECK(found[0] < 60);
  CHECK(raster.profile.empty());
}

TEST_CASE("a picture that lies on its side is turned for every reading system") {
  const Folder folder;
  SECTION("JPEG") {
    JpegOptions options;
    options.exif = exif(8);
    const auto halves = [](unsigned x, unsigned) {
      return x < 16 ? Samples{240, 0, 0} : Samples{0, 0, 240};
    };
    const ImageFile image = sound(folder, "a.jpg", make_jpeg(32, 16, halves, options));
    CHECK(image.width == 16);
    const Raster raster = decode(again(folder, image), {});
    CHECK(close_to(pixel(raster.samples, 3, 3 * 16 + 8), {0, 0, 240}, 12));
  }
  SECTION("PNG, with its alpha") {
    PngOptions options;
    options.type = PNG_COLOR_TYPE_GRAY_ALPHA;
    options.exif = exif(6);
    const auto paint = [](unsigned x, unsigned y) { return Samples{10 * x + y, 100 + x}; };
    const ImageFile image = sound(folder, "a.png", make_png(3, 2, paint, options));
    CHECK(image.web_format == ImageFormat::png);
    const Raster raster = decode(again(folder, image), {});
    CHECK(pixel(raster.samples, 1, 4) == Samples{21});
    CHECK(pixel(raster.alpha, 1, 4) == Samples{102});
  }
}

TEST_CASE("a profile of another colour space, or none at all, is not believed") {
  const Folder folder;
  JpegOptions options;
  options.profile = GENERATE(grey_inks_profile(), std::string("no profile"), std::string(200, 'x'));
  const ImageFile image = sound(folder, "a.jpg", make_jpeg(32, 16, even({200, 100, 50}), options));
  CHECK(load_encoded(image, {}).profile.empty());
  CHECK(decode(image, {}).profile.empty());
}

TEST_CASE("the profile of a JPEG or PNG comes with its pixels") {
  const Folder folder;
  const std::string profile = swapped_profile();
  JpegOptions jpeg;
  jpeg.profile = profile;
  PngOptions png;
  png.profile = profile;
  const std::string content =
      GENERATE_COPY(make_jpeg(32, 16, colours, jpeg), make_png(12, 10, colours, png));
  const ImageFile image = sound(folder, "a", content);
  CHECK(decode(image, {}).profile.size() == profile.size());
  CHECK(load_encoded(image, {}).profile.size() == profile.size());
  CHECK(is_the_file(image, content));
}

TEST_CASE("a PNG that says its gamma is brought to that of sRGB, but not over a better word") {
  const Folder folder;
  PngOptions options;
  options.gamma = 100'000;
  options.srgb = GENERATE(false, true);
  const ImageFile image = sound(folder, "a.png", make_png(8, 2, even({55, 55, 55}), options));
  const Samples found = pixel(decode(image, {}).samples, 3, 3);
  CHECK(close_to(found, options.srgb ? Samples{55, 55, 55} : Samples{127, 127, 127}, 3));
}
