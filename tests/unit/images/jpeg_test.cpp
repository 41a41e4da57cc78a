#include "unit/images/files.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string>

using namespace qianzi;
using namespace qianzi::images;
using namespace qianzi::images::test;

namespace {

unsigned sample(const Raster& raster, unsigned channels, unsigned x, unsigned y, unsigned channel) {
  return std::to_integer<unsigned>(
      raster.samples[(std::size_t{y} * raster.width + x) * channels + channel]);
}

bool near(unsigned value, unsigned wanted) {
  return std::abs(static_cast<int>(value) - static_cast<int>(wanted)) <= 6;
}

// Left half red, right half blue; the lower half darker.
std::vector<unsigned> flag(unsigned x, unsigned y) {
  const unsigned light = y < 8 ? 240 : 120;
  return x < 16 ? std::vector<unsigned>{light, 0, 0} : std::vector<unsigned>{0, 0, light};
}

ImageFile examined(const Folder& folder, const std::string& content) {
  ImageFile image = folder.write("picture.jpg", content);
  DiagnosticList sink;
  examine(image, {}, sink);
  for (const Diagnostic& each : sink.entries) {
    CAPTURE(each.arguments);
    CHECK(each.code == Code::writer_note);
  }
  return image;
}

}  // namespace

TEST_CASE("a JPEG is measured and decoded") {
  const Folder folder;
  JpegOptions options;
  options.progressive = GENERATE(false, true);
  const ImageFile image = examined(folder, make_jpeg(32, 16, flag, options));
  CHECK(image.format == ImageFormat::jpeg);
  CHECK(image.width == 32);
  CHECK(image.height == 16);
  const Raster raster = decode(image, {});
  CHECK(raster.space == ColourSpace::rgb);
  CHECK(raster.samples.size() == 32u * 16 * 3);
  CHECK(raster.alpha.empty());
  CHECK(near(sample(raster, 3, 2, 2, 0), 240));
  CHECK(near(sample(raster, 3, 30, 2, 2), 240));
  CHECK(near(sample(raster, 3, 30, 14, 2), 120));
}

TEST_CASE("a grey JPEG stays grey") {
  const Folder folder;
  JpegOptions options;
  options.from = options.stored = JCS_GRAYSCALE;
  const auto grey = [](unsigned x, unsigned) { return std::vector<unsigned>{x < 8 ? 30u : 200u}; };
  const ImageFile image = examined(folder, make_jpeg(16, 8, grey, options));
  const Raster raster = decode(image, {});
  CHECK(raster.space == ColourSpace::grey);
  CHECK(near(sample(raster, 1, 1, 1, 0), 30));
  CHECK(near(sample(raster, 1, 15, 1, 0), 200));
  CHECK(load_encoded(image, {}).space == ColourSpace::grey);
}

TEST_CASE("CMYK has ink as high numbers, whoever wrote the file") {
  // Cyan full, yellow a third. Adobe's programs store the complement, as CMYK or YCCK.
  const auto ink = [](unsigned, unsigned) { return std::vector<unsigned>{255, 0, 85, 0}; };
  const auto complement = [](unsigned, unsigned) {
    return std::vector<unsigned>{0, 255, 170, 255};
  };
  const Folder folder;
  JpegOptions options;
  options.from = JCS_CMYK;
  SECTION("plain") {
    options.stored = JCS_CMYK;
    options.adobe = 0;
    const ImageFile image = examined(folder, make_jpeg(16, 16, ink, options));
    CHECK_FALSE(load_encoded(image, {}).inverted);
    const Raster raster = decode(image, {});
    CHECK(raster.space == ColourSpace::cmyk);
    CHECK(near(sample(raster, 4, 3, 3, 0), 255));
    CHECK(near(sample(raster, 4, 3, 3, 2), 85));
  }
  SECTION("Adobe") {
    options.stored = GENERATE(JCS_CMYK, JCS_YCCK);
    options.adobe = 1;
    const ImageFile image = examined(folder, make_jpeg(16, 16, complement, options));
    CHECK(load_encoded(image, {}).inverted);
    CHECK(load_encoded(image, {}).space == ColourSpace::cmyk);
    const Raster raster = decode(image, {});
    CHECK(near(sample(raster, 4, 3, 3, 0), 255));
    CHECK(near(sample(raster, 4, 3, 3, 1), 0));
    CHECK(near(sample(raster, 4, 3, 3, 2), 85));
    CHECK(near(sample(raster, 4, 3, 3, 3), 0));
  }
}

TEST_CASE("an EXIF orientation turns the picture upright") {
  // Stored 32 by 16: red at the left, blue at the right, the lower half dark.
  struct Corner {
    unsigned orientation;
    unsigned channel;  ///< what the upper left corner then shows
    unsigned light;
  };
  const auto corner = GENERATE(Corner{1, 0, 240},
                               Corner{2, 2, 240},
                               Corner{3, 2, 120},
                               Corner{4, 0, 120},
                               Corner{5, 0, 240},
                               Corner{6, 0, 120},
                               Corner{7, 2, 120},
                               Corner{8, 2, 240});
  CAPTURE(corner.orientation);
  const Folder folder;
  JpegOptions options;
  options.exif = exif(corner.orientation, GENERATE(false, true));
  const ImageFile image = examined(folder, make_jpeg(32, 16, flag, options));
  const bool turned = corner.orientation >= 5;
  CHECK(image.width == (turned ? 16 : 32));
  CHECK(image.height == (turned ? 32 : 16));
  const EncodedImage encoded = load_encoded(image, {});
  CHECK(encoded.width == 32);
  CHECK(encoded.needs_orientation == (corner.orientation != 1));
  const Raster raster = decode(image, {});
  CHECK(raster.width == image.width);
  CHECK(raster.height == image.height);
  CHECK(near(sample(raster, 3, 1, 1, corner.channel), corner.light));
}

TEST_CASE("a damaged EXIF block is ignored") {
  const Folder folder;
  const std::string whole = exif(6);
  JpegOptions options;
  options.exif = GENERATE_COPY(whole.substr(0, 5),
                               whole.substr(0, 19),
                               "XX" + whole.substr(2),
                               whole.substr(0, 4) + "\xFF\xFF\xFF\xFF" + whole.substr(8),
                               whole.substr(0, 8) + "\xFF\xFF" + whole.substr(10, 8),
                               exif(0),
                               exif(9),
                               std::string(1, 'I'));
  const ImageFile image = examined(folder, make_jpeg(32, 16, flag, options));
  CHECK(image.width == 32);
  CHECK_FALSE(load_encoded(image, {}).needs_orientation);
}

TEST_CASE("a JPEG that ends early is found when it is looked at") {
  const Folder folder;
  const bool progressive = GENERATE(false, true);
  JpegOptions options;
  options.progressive = progressive;
  const std::string whole = make_jpeg(64, 64, flag, options);
  for (const std::size_t size :
       {std::size_t{3}, std::size_t{40}, whole.size() / 2, whole.size() - 2}) {
    CAPTURE(size, progressive);
    ImageFile image = folder.write("picture.jpg", whole.substr(0, size));
    DiagnosticList sink;
    examine(image, {}, sink);
    CHECK(image.format == ImageFormat::unknown);
    REQUIRE(sink.entries.size() == 1);
    CHECK(sink.entries.front().code == Code::image_unusable);
    CHECK(sink.entries.front().arguments.front() == "picture.jpg");
    CHECK(sink.entries.front().file == "page.xml");
    CHECK(sink.entries.front().line == 7);
    CHECK(sink.entries.front().column == 3);
  }
}

TEST_CASE("a JPEG of a kind that readers do not show is refused") {
  const Folder folder;
  JpegOptions options;
  options.arithmetic = true;
  ImageFile image = folder.write("picture.jpg", make_jpeg(16, 16, flag, options));
  DiagnosticList sink;
  examine(image, {}, sink);
  REQUIRE(sink.entries.size() == 1);
  CHECK(sink.entries.front().arguments.back().find("arithmetic") != std::string::npos);
}

TEST_CASE("a JPEG that claims more pixels than its bytes can hold is refused unread") {
  const Folder folder;
  JpegOptions options;
  options.progressive = true;
  std::string content = make_jpeg(16, 16, flag, options);
  const std::size_t frame = content.find("\xFF\xC2");
  REQUIRE(frame != std::string::npos);
  content.replace(frame + 5, 4, "\x20\x00\x20\x00", 4);  // 8192 by 8192
  ImageFile image = folder.write("picture.jpg", content);
  DiagnosticList sink;
  examine(image, {}, sink);
  REQUIRE(sink.entries.size() == 1);
  CHECK(sink.entries.front().arguments.back().find("too few bytes") != std::string::npos);
}
