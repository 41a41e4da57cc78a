// Forms of an image for screens of several sizes.
#include "unit/images/pictures.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::images;
using namespace qianzi::images::test;

namespace {

Samples halves(unsigned x, unsigned) {
  return x < 32 ? Samples{200, 40, 40} : Samples{40, 40, 200};
}

std::vector<EncodedImage> scaled(const ImageFile& image, std::vector<std::uint32_t> widths) {
  return load_scaled(image, widths, {});
}

ImageFile again(const Folder& folder, const EncodedImage& form) {
  return sound(folder,
               "form.webp",
               std::string(reinterpret_cast<const char*>(form.data.data()), form.data.size()));
}

}  // namespace

TEST_CASE("an image is scaled to each width it has, by its proportions, as WebP") {
  const Folder folder;
  const ImageFile image = sound(folder, "a.jpg", make_jpeg(64, 32, halves));
  const auto forms = scaled(image, {16, 64, 65, 0, 1});
  REQUIRE(forms.size() == 3);
  CHECK(forms[0].width == 16);
  CHECK(forms[1].width == 64);
  CHECK(forms[2].width == 1);
  const ImageFile small = again(folder, forms[0]);
  CHECK(small.format == ImageFormat::webp);
  CHECK(small.width == 16);
  CHECK(small.height == 8);
  const Raster raster = decode(small, {});
  CHECK(std::to_integer<int>(raster.samples[0]) > 150);
  CHECK(std::to_integer<int>(raster.samples[2]) < 100);
  CHECK(std::to_integer<int>(raster.samples[15 * 3 + 2]) > 150);
  CHECK(again(folder, forms[2]).height == 1);
}

TEST_CASE("the same image gives the same forms") {
  const Folder folder;
  const ImageFile image = sound(folder, "a.png", make_png(64, 32, halves));
  CHECK(scaled(image, {20})[0].data == scaled(image, {20})[0].data);
}

TEST_CASE("a drawing has no forms") {
  const Folder folder;
  const ImageFile image =
      sound(folder,
            "a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"60\">"
            "<rect width=\"9\" height=\"9\"/></svg>");
  CHECK(scaled(image, {20}).empty());
}
