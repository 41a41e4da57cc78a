#include "unit/images/pictures.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::images;
using namespace qianzi::images::test;

namespace {

Samples colours(unsigned x, unsigned y) {
  return {x * 10, y * 20, 200};
}

Samples veil(unsigned x, unsigned) {
  return {30, 60, 90, x < 4 ? 0u : 128u};
}

}  // namespace

TEST_CASE("a lossless WebP is decoded exactly") {
  const Folder folder;
  const ImageFile image = sound(folder, "picture.webp", make_webp(13, 9, colours));
  CHECK(image.format == ImageFormat::webp);
  CHECK(image.web_format == ImageFormat::webp);
  CHECK(image.width == 13);
  CHECK(image.height == 9);
  const Raster raster = decode(image, {});
  CHECK(raster.space == ColourSpace::rgb);
  CHECK(raster.alpha.empty());
  CHECK(pixel(raster.samples, 3, 8 * 13 + 12) == colours(12, 8));
}

TEST_CASE("a lossy WebP comes near, its alpha apart") {
  const Folder folder;
  const bool alpha = GENERATE(false, true);
  const auto paint = [alpha](unsigned, unsigned) {
    return alpha ? Samples{200, 100, 50, 77} : Samples{200, 100, 50};
  };
  const ImageFile image =
      sound(folder, "picture.webp", make_webp(32, 16, paint, {.lossless = false, .alpha = alpha}));
  const Raster raster = decode(image, {});
  CHECK(close_to(pixel(raster.samples, 3, 40), {200, 100, 50}, 8));
  REQUIRE(raster.alpha.empty() != alpha);
  if (alpha) CHECK(pixel(raster.alpha, 1, 40) == Samples{77});
}

TEST_CASE("a lossless WebP keeps its alpha") {
  const Folder folder;
  const ImageFile image =
      sound(folder, "picture.webp", make_webp(8, 2, veil, {.lossless = true, .alpha = true}));
  const Raster raster = decode(image, {});
  CHECK(pixel(raster.alpha, 1, 1) == Samples{0});
  CHECK(pixel(raster.alpha, 1, 7) == Samples{128});
  CHECK(pixel(raster.samples, 3, 7) == Samples{30, 60, 90});
}

TEST_CASE("of an animated WebP the first picture is used, where it stands, and that is said") {
  const Folder folder;
  const std::string first = make_webp(4, 2, colours);
  const std::string second = make_webp(8, 8, [](unsigned, unsigned) { return Samples{9, 9, 9}; });
  const std::string file =
      webp_file(webp_features(2 + 16, 8, 8) + webp_animation_head() +
                webp_frame(first, 2, 4, 4, 2) + webp_frame(second, 0, 0, 8, 8));
  ImageFile image = folder.write("moving.webp", file);
  DiagnosticList sink;
  examine(image, {}, sink);
  REQUIRE(sink.entries.size() == 1);
  CHECK(sink.entries.front().code == Code::image_first_only);
  CHECK(sink.entries.front().line == 7);
  CHECK(image.width == 8);
  const Raster raster = decode(image, {});
  CHECK(pixel(raster.alpha, 1, 0) == Samples{0});
  CHECK(pixel(raster.alpha, 1, 4 * 8 + 2) == Samples{255});
  CHECK(pixel(raster.samples, 3, 5 * 8 + 5) == colours(3, 1));
  // The others do not move in an e-book either.
  CHECK(image.web_format == ImageFormat::png);
  CHECK(load_for_web(image, {}).format == ImageFormat::png);
}

TEST_CASE("a WebP with an EXIF orientation is turned, in every edition") {
  const Folder folder;
  const std::string signature = GENERATE(std::string(), std::string("Exif\0\0", 6));
  const std::string file =
      webp_file(webp_features(8, 6, 4) + webp_picture(make_webp(6, 4, colours)) +
                webp_chunk("EXIF", signature + exif(6)));
  const ImageFile image = sound(folder, "turned.webp", file);
  CHECK(image.width == 4);
  CHECK(image.height == 6);
  const Raster raster = decode(image, {});
  CHECK(pixel(raster.samples, 3, 0) == colours(0, 3));
  CHECK(image.web_format == ImageFormat::jpeg);
  const EncodedImage web = load_for_web(image, {});
  CHECK(web.width == 4);
  CHECK_FALSE(web.needs_orientation);
}

TEST_CASE("the profile of a WebP is handed on if it fits") {
  const Folder folder;
  const bool fits = GENERATE(true, false);
  const std::string profile = fits ? swapped_profile() : grey_inks_profile();
  const std::string file = webp_file(webp_features(32, 6, 4) + webp_chunk("ICCP", profile) +
                                     webp_picture(make_webp(6, 4, colours)));
  const ImageFile image = sound(folder, "profile.webp", file);
  CHECK(decode(image, {}).profile.size() == (fits ? profile.size() : 0));
  CHECK(load_encoded(image, {}).profile.size() == (fits ? profile.size() : 0));
}

TEST_CASE("a WebP that ends early is found when it is looked at, wherever it ends") {
  const Folder folder;
  const auto noise = [](unsigned x, unsigned y) {
    return Samples{(x * 7919 + y * 104729) % 251, (x * y) % 256, (x + y * 31) % 256};
  };
  const std::string whole = make_webp(64, 48, noise, {.lossless = GENERATE(false, true)});
  for (std::size_t part = 1; part < 16; ++part) {
    CAPTURE(part);
    CHECK(said_of(folder, whole.substr(0, whole.size() * part / 16)).code == Code::image_unusable);
  }
}

TEST_CASE("a WebP whose chunks contradict each other is refused") {
  const Folder folder;
  const std::string bare = make_webp(6, 4, colours);
  CHECK(said_of(folder, webp_file(webp_features(0, 6, 4))).code == Code::image_unusable);
  CHECK(said_of(folder, webp_file(webp_features(0, 5, 4) + webp_picture(bare))).code ==
        Code::image_unusable);
}

TEST_CASE("a WebP larger than the limit is not decoded") {
  const Folder folder;
  const std::string file = webp_file(webp_features(2, 16384, 16384) + webp_animation_head() +
                                     webp_frame(make_webp(4, 2, colours), 0, 0, 4, 2));
  const Diagnostic found = said_of(folder, file);
  CHECK(found.code == Code::image_too_large);
  CHECK(found.arguments[1] == "16384 by 16384 pixels");
}
