#include "desk.h"
#include "images.h"
#include "unit/images/pictures.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace qianzi;
using namespace qianzi::pdf::test;
namespace files = qianzi::images::test;

namespace {

Page page_with(ImageId image) {
  Page page = blank_page();
  const std::uint32_t figure = add_mark(page, StructureRole::figure);
  page.structure[figure].alternative = "一方红";
  page.items.emplace_back(PlacedImage{image, {Pt(100), Pt(100), Pt(80), Pt(40)}, figure});
  return page;
}

bool near(std::array<int, 3> pixel, std::array<int, 3> wanted) {
  CAPTURE(pixel[0], pixel[1], pixel[2]);
  for (std::size_t i = 0; i < 3; ++i) {
    if (std::abs(pixel[i] - wanted[i]) > 12) return false;
  }
  return true;
}

std::string listed_images(const std::string& path) {
  return run("pdfimages -list '" + path + "'");
}

std::vector<unsigned> red(unsigned, unsigned) {
  return {220, 30, 40};
}

struct Drawn {
  std::array<int, 3> inside;
  std::array<int, 3> beside;
  std::string listed;
  std::string bytes;
};

Drawn draw(const std::string& content, const std::string& name) {
  DeskServices services;
  const std::string file = file_in_work_folder(name);
  write_file(file, content);
  const auto made = make_pdf({page_with(services.add_image(file))}, name, {}, services);
  check_with_qpdf(made.path);
  return {pixel_of(made.path, 140, 120),
          pixel_of(made.path, 300, 120),
          listed_images(made.path),
          made.bytes};
}

}  // namespace

TEST_CASE("a JPEG goes into the file as it is") {
  const std::string jpeg = files::make_jpeg(80, 40, red);
  const Drawn drawn = draw(jpeg, "rgb.jpg");
  CHECK(near(drawn.inside, {220, 30, 40}));
  CHECK(near(drawn.beside, {255, 255, 255}));
  CHECK(drawn.listed.find(" jpeg ") != std::string::npos);
  CHECK(drawn.bytes.find(jpeg) != std::string::npos);
}

TEST_CASE("a grey JPEG stays grey") {
  files::JpegOptions options;
  options.from = JCS_GRAYSCALE;
  options.stored = JCS_GRAYSCALE;
  const Drawn drawn =
      draw(files::make_jpeg(
               80, 40, [](unsigned, unsigned) { return std::vector<unsigned>{90}; }, options),
           "grey.jpg");
  CHECK(near(drawn.inside, {90, 90, 90}));
  CHECK(drawn.listed.find("gray") != std::string::npos);
}

TEST_CASE("CMYK JPEGs keep their inks, whichever way round they are stored") {
  for (const int adobe : {0, 1}) {
    files::JpegOptions options;
    options.from = JCS_CMYK;
    options.stored = JCS_CMYK;
    options.adobe = adobe;
    // Full magenta and yellow: with Adobe's marker 255 is no ink.
    const unsigned ink = adobe == 1 ? 0 : 255;
    const auto paint = [ink](unsigned, unsigned) {
      return std::vector<unsigned>{255 - ink, ink, ink, 255 - ink};
    };
    const Drawn drawn =
        draw(files::make_jpeg(80, 40, paint, options), adobe == 1 ? "adobe.jpg" : "cmyk.jpg");
    CAPTURE(adobe, drawn.inside[0], drawn.inside[1], drawn.inside[2]);
    CHECK(drawn.inside[0] > 200);
    CHECK(drawn.inside[1] < 60);
    CHECK(drawn.inside[2] < 60);
    CHECK(drawn.listed.find("cmyk") != std::string::npos);
    CHECK(drawn.listed.find(" jpeg ") != std::string::npos);
  }
}

TEST_CASE("a JPEG that lies on its side is turned upright") {
  files::JpegOptions options;
  options.exif = files::exif(6);
  // Stored 40 by 80 with the top half red: upright, the right half is.
  const auto paint = [](unsigned, unsigned y) {
    return y < 40 ? std::vector<unsigned>{220, 30, 40} : std::vector<unsigned>{20, 40, 200};
  };
  DeskServices services;
  const std::string file = file_in_work_folder("turned.jpg");
  write_file(file, files::make_jpeg(40, 80, paint, options));
  const auto made = make_pdf({page_with(services.add_image(file))}, "turned", {}, services);
  CHECK(near(pixel_of(made.path, 170, 120), {220, 30, 40}));
  CHECK(near(pixel_of(made.path, 110, 120), {20, 40, 200}));
}

TEST_CASE("only JPEGs that every reader knows are passed on") {
  const auto readable = [](const files::JpegOptions& options) {
    const std::string jpeg = files::make_jpeg(8, 8, red, options);
    return pdf::is_readable_as_it_is(std::as_bytes(std::span(jpeg)));
  };
  files::JpegOptions options;
  CHECK(readable(options));
  options.progressive = true;
  CHECK(readable(options));
  options.arithmetic = true;
  CHECK_FALSE(readable(options));
  CHECK_FALSE(pdf::is_readable_as_it_is({}));
}

TEST_CASE("a PNG is deflated, at every compression") {
  const auto paint = [](unsigned x, unsigned y) {
    return std::vector<unsigned>{x * 3 % 256, y * 5 % 256, 77};
  };
  DeskServices services;
  const std::string file = file_in_work_folder("rgb.png");
  write_file(file, files::make_png(80, 40, paint));
  const Page page = page_with(services.add_image(file));
  for (const int compression : {0, 1, 9}) {
    pdf::Settings settings;
    settings.compression = compression;
    const auto made = make_pdf({page}, "png", settings, services);
    check_with_qpdf(made.path);
    CHECK(near(pixel_of(made.path, 140, 120), {40 * 3, 20 * 5, 77}));
  }
}

TEST_CASE("the alpha of a PNG becomes a soft mask") {
  files::PngOptions options;
  options.type = PNG_COLOR_TYPE_RGB_ALPHA;
  const auto paint = [](unsigned x, unsigned) {
    return std::vector<unsigned>{220, 30, 40, x < 40 ? 255U : 0U};
  };
  DeskServices services;
  const std::string file = file_in_work_folder("alpha.png");
  write_file(file, files::make_png(80, 40, paint, options));
  const auto made = make_pdf({page_with(services.add_image(file))}, "alpha", {}, services);
  check_with_qpdf(made.path);
  CHECK(listed_images(made.path).find("smask") != std::string::npos);
  CHECK(near(pixel_of(made.path, 110, 120), {220, 30, 40}));
  CHECK(near(pixel_of(made.path, 170, 120), {255, 255, 255}));
}

TEST_CASE("a WebP and a TIFF are deflated, with their alpha and their inks") {
  SECTION("WebP") {
    const auto paint = [](unsigned x, unsigned) {
      return std::vector<unsigned>{220, 30, 40, x < 60 ? 255U : 0U};
    };
    const Drawn drawn = draw(files::make_webp(80, 40, paint, {true, true}), "alpha.webp");
    CHECK(near(drawn.inside, {220, 30, 40}));
    CHECK(drawn.listed.find("smask") != std::string::npos);
  }
  SECTION("TIFF") {
    files::TiffOptions options;
    options.photometric = PHOTOMETRIC_SEPARATED;
    options.channels = 4;
    const auto ink = [](unsigned, unsigned) { return std::vector<unsigned>{0, 255, 255, 0}; };
    const Drawn drawn = draw(files::make_tiff(80, 40, ink, options), "cmyk.tif");
    CHECK(drawn.inside[0] > 200);
    CHECK(drawn.inside[1] < 60);
    CHECK(drawn.listed.find("cmyk") != std::string::npos);
  }
}

/// A drawing that no PDF of ours has as vectors.
const std::string masked_drawing =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 4'><mask id='m'><rect width='8' "
    "height='4' fill='white'/></mask><rect width='6' height='4' fill='#dc1e28' mask='url(#m)'/>"
    "</svg>";

TEST_CASE("a drawing that needs pixels has 300 an inch of its place") {
  const Drawn drawn = draw(masked_drawing, "drawing.svg");  // 80 by 40 points
  CHECK(near(drawn.inside, {220, 30, 40}));
  CHECK(drawn.bytes.find("/Width 333\n/Height 167") != std::string::npos);
}

TEST_CASE("a drawing of pixels that is used at two sizes is drawn for each") {
  DeskServices services;
  const std::string file = file_in_work_folder("sizes.svg");
  write_file(file, masked_drawing);
  Page page = page_with(services.add_image(file));
  page.items.emplace_back(PlacedImage{{0}, {Pt(10), Pt(10), Pt(40), Pt(20)}, 1});
  const auto made = make_pdf({page, page}, "sizes", {}, services);
  CHECK(made.bytes.find("/Width 333\n") != std::string::npos);
  CHECK(made.bytes.find("/Width 167\n") != std::string::npos);
}

TEST_CASE("an image that is used twice is in the file once") {
  DeskServices services;
  const std::string file = file_in_work_folder("twice.png");
  write_file(file, files::make_png(8, 4, red));
  const Page page = page_with(services.add_image(file));
  const auto made = make_pdf({page, page}, "twice", {}, services);
  std::size_t count = 0;
  for (std::size_t at = 0; (at = made.bytes.find("/Subtype /Image", at)) != std::string::npos;
       ++at) {
    ++count;
  }
  CHECK(count == 1);
}
