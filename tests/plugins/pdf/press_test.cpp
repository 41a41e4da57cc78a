// The press: inks, images, marks, profiles.
#include "desk.h"
#include "icc.h"
#include "inks.h"
#include "press_images.h"
#include "sheet.h"
#include "unit/images/files.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <fstream>
#include <iterator>

using namespace qianzi;
using namespace qianzi::pdf::test;
namespace files = qianzi::images::test;
using pdf::Profile;

namespace {

pdf::Settings press(int compression = 0) {
  pdf::Settings settings;
  settings.profile = Profile::press;
  settings.compression = compression;
  return settings;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void add_text(Page& page, std::string_view text, double y, double size, const Colour& colour) {
  TextSetting setting;
  setting.size = size;
  setting.structure = add_mark(page, StructureRole::paragraph);
  GlyphRun run = set_run(text, 20, y, setting);
  run.fill = colour;
  page.items.push_back(run);
}

Colour cmyk(float c, float m, float y, float k) {
  return {ColourSpace::cmyk, {c, m, y, k}, 0};
}
Colour rgb(float r, float g, float b) {
  return {ColourSpace::rgb, {r, g, b, 0}, 0};
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Bytes bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
  return {bytes.begin(), bytes.end()};
}

constexpr const char* wide_profile = "/usr/share/color/icc/ghostscript/a98.icc";

std::string segment(char number, char count, std::string_view part) {
  std::string out("\xFF\xE2");
  const std::size_t length = part.size() + 16;
  out += {static_cast<char>(length >> 8U), static_cast<char>(length & 0xFFU)};
  out += std::string("ICC_PROFILE\0", 12) + number + count;
  return out.append(part);
}

/// A JPEG with a profile in two segments, the second one first.
std::string jpeg_with(const std::string& jpeg, std::string_view profile) {
  const std::size_t half = profile.size() / 2;
  return jpeg.substr(0, 2) + segment(2, 2, profile.substr(half)) +
         segment(1, 2, profile.substr(0, half)) + jpeg.substr(2);
}

PlacedImage placed(ImageId image, double width, double height) {
  return {image, {Pt(50), Pt(50), Pt(width), Pt(height)}, 0};
}

ImageId add_image(DeskServices& services, const std::string& name, const std::string& content) {
  const std::string file = file_in_work_folder(name);
  write_file(file, content);
  return services.add_image(file);
}

std::vector<unsigned> green(unsigned, unsigned) {
  return {40, 200, 60};
}

}  // namespace

TEST_CASE("greys are black ink, and black text overprints") {
  Page page = blank_page();
  add_text(page, "黑", 40, 9, {});
  add_text(page, "灰", 60, 9, {ColourSpace::grey, {0.75F}, 0});
  add_text(page, "白", 80, 9, {ColourSpace::grey, {1}, 0});
  add_text(page, "灰", 100, 9, rgb(0.5F, 0.5F, 0.5F));
  page.items.push_back(Fill{{Pt(100), Pt(10), Pt(20), Pt(20)}, {}});
  const auto made = make_pdf({page}, "greys", press());
  check_rules(made.path, "press");
  CHECK(has(made.bytes, "/GsOver gs\n0 0 0 1 k\n"));
  CHECK(has(made.bytes, "/GsKnock gs\n0 0 0 0.25 k\n"));
  CHECK(has(made.bytes, "0 0 0 0 k\n"));
  CHECK(has(made.bytes, "0 0 0 0.5 k\n"));
  // A black area hides what lies below it.
  const std::size_t area = made.bytes.find("20 20 re f");
  CHECK(made.bytes.rfind("/GsKnock gs", area) > made.bytes.rfind("/GsOver gs", area));
  CHECK_FALSE(has(made.bytes, " rg\n"));
  CHECK(made.reported.empty());
}

TEST_CASE("small text is never black of several inks") {
  Page page = blank_page();
  add_text(page, "浓", 40, 11.9, cmyk(0.3F, 0.3F, 0.3F, 1));
  add_text(page, "叠", 60, 9, cmyk(0.75F, 0.68F, 0.67F, 0.2F));
  add_text(page, "近", 80, 9, rgb(0.05F, 0.04F, 0.06F));
  pdf::Settings settings = press();
  settings.ink_limit = 400;
  auto made = make_pdf({page}, "small", settings);
  check_rules(made.path, "press");
  CHECK_FALSE(has(made.bytes, "0.3 0.3 0.3 1 k"));
  CHECK_FALSE(has(made.bytes, "0.75 0.68"));

  Page large = blank_page();
  add_text(large, "浓", 40, 12, cmyk(0.3F, 0.3F, 0.3F, 1));
  made = make_pdf({large}, "large", settings);
  CHECK(has(made.bytes, "0.3 0.3 0.3 1 k"));
  CHECK(made.reported.empty());
}

TEST_CASE("colours with too much ink are told of, each once") {
  Page page = blank_page();
  const Colour heavy = cmyk(0.9F, 0.9F, 0.9F, 0.3F);
  page.items.push_back(Fill{{Pt(10), Pt(10), Pt(20), Pt(20)}, heavy});
  page.items.push_back(Fill{{Pt(40), Pt(10), Pt(20), Pt(20)}, heavy});
  page.items.push_back(Fill{{Pt(70), Pt(10), Pt(20), Pt(20)}, cmyk(0.6F, 0.6F, 0.6F, 0.6F)});
  const auto made = make_pdf({page, page}, "heavy", press());
  REQUIRE(made.reported.size() == 1);
  CHECK(made.reported[0].code == Code::writer_warning);
  CHECK(has(made.reported[0].arguments[0], "300 %"));
  CHECK(has(made.reported[0].arguments[0], "240 %"));
}

TEST_CASE("spot inks are separations, and one name is one ink") {
  Page page = blank_page();
  page.inks = {{"None", {}}, {"报红 1", {0, 1, 1, 0}}};
  add_text(page, "专", 40, 9, {ColourSpace::spot, {1, 0, 0, 0}, 1});
  page.items.push_back(Fill{{Pt(100), Pt(100), Pt(50), Pt(50)}, {ColourSpace::spot, {0.5F}, 1}});
  page.items.push_back(Fill{{Pt(200), Pt(100), Pt(50), Pt(50)}, {ColourSpace::spot, {1}, 0}});
  page.items.push_back(Fill{{Pt(300), Pt(100), Pt(50), Pt(50)}, {ColourSpace::spot, {1}, 7}});
  Page other = page;
  other.inks[1].cmyk = {1, 0, 0, 0};
  for (const Profile profile : {Profile::screen, Profile::press}) {
    pdf::Settings settings = press();
    settings.profile = profile;
    const auto made = make_pdf({page, other}, "spots", settings);
    check_with_qpdf(made.path);
    check_rules(made.path, profile == Profile::press ? "press" : "screen");
    CHECK(has(made.bytes, "/Sp1 cs 0.5 scn\n"));
    CHECK(has(made.bytes, "/Sp1 [/Separation /#E6#8A#A5#E7#BA#A2#201 /DeviceCMYK "));
    CHECK_FALSE(has(made.bytes, "/Separation /None"));
    REQUIRE(made.reported.size() == 1);
    CHECK(has(made.reported[0].arguments[0], "报红 1"));
  }
  pdf::Settings settings;
  const auto pixel = pixel_of(make_pdf({page}, "spot-pixels", settings).path, 125, 125);
  CHECK(pixel[0] > 200);
  CHECK(pixel[1] < 190);
}

TEST_CASE("the sheet has room for marks, and the slug says what it is") {
  Page page = blank_page("A01");
  page.bleed = Pt(4);
  const auto made = make_pdf({page}, "marks", press());
  check_rules(made.path, "press");
  const std::string boxes = run("pdfinfo -box '" + made.path + "'");
  CHECK(has(boxes, "MediaBox:            0.00     0.00   473.70   373.70"));
  CHECK(has(boxes, "BleedBox:           32.85    32.85   440.85   340.85"));
  CHECK(has(boxes, "TrimBox:            36.85    36.85   436.85   336.85"));
  CHECK(has(flat_text_of(made.path), "testA01要闻2026-11-24ArtifexCMYKSWOPProfile"));
  // The upper left corner's mark: a hairline left of the trim, none within the bleed.
  CHECK(has(made.bytes, "14.173 336.85 m 28.346 336.85 l S") + has(made.bytes, "/All CS 1 SCN") >=
        1);
  CHECK(ink_of(made.path) > 0.001);
  // A page smaller than its marks still has them in their place.
  Page tiny = blank_page();
  tiny.trim = {Pt(30), Pt(20)};
  check_rules(make_pdf({tiny}, "tiny", press()).path, "press");
}

TEST_CASE("images are separated and no finer than the press") {
  DeskServices services;
  const auto made = [&](const std::string& name, const std::string& content, double side) {
    Page page = blank_page();
    page.items.emplace_back(placed(add_image(services, name, content), side, side));
    return make_pdf({page}, name, press(6), services);
  };
  const auto colour = made("fine.png", files::make_png(400, 400, green), 48);
  check_with_qpdf(colour.path);
  check_rules(colour.path, "press");
  // 48 points are 200 pixels at 300 an inch.
  CHECK(has(run("pdfimages -list '" + colour.path + "'"), " 200   200  cmyk "));
  const auto pixel = pixel_of(colour.path, 37 + 70, 37 + 70);
  CHECK(pixel[1] > pixel[0] + 40);
  CHECK(pixel[1] > pixel[2] + 40);
  CHECK(services.reported.empty());

  files::PngOptions grey;
  grey.type = PNG_COLOR_TYPE_GRAY;
  const auto paint = [](unsigned x, unsigned) { return std::vector<unsigned>{x % 256}; };
  const auto plain = made("plain.png", files::make_png(100, 100, paint, grey), 48);
  check_rules(plain.path, "press");
  CHECK(has(run("pdfimages -list '" + plain.path + "'"), " 100   100  gray "));
}

TEST_CASE("one image in two sizes is two, in one size one") {
  DeskServices services;
  const ImageId image = add_image(services, "sizes.png", files::make_png(400, 400, green));
  Page page = blank_page();
  for (const double side : {24.0, 48.0, 48.0}) page.items.emplace_back(placed(image, side, side));
  const auto made = make_pdf({page}, "sizes", press(6), services);
  const std::string list = run("pdfimages -list '" + made.path + "'");
  CHECK(has(list, " 100   100  cmyk "));
  CHECK(has(list, " 200   200  cmyk "));
  std::size_t count = 0;
  for (std::size_t at = 0; (at = made.bytes.find("/Subtype /Image", at)) != std::string::npos; ++at)
    ++count;
  CHECK(count == 2);
}

TEST_CASE("an image's own profile says what its colours are") {
  const std::string jpeg = files::make_jpeg(20, 20, green);
  const std::string profile = file_text(wide_profile);
  REQUIRE(profile.size() > 128);
  DeskServices services;
  pdf::Settings settings = press();
  DeskServices sink;
  pdf::ObjectFile objects(sink.create({}), 0);
  pdf::OutputIntent intent(settings, objects);
  pdf::PressImages images(settings, intent, services);
  const auto separated = [&](const std::string& name, const std::string& content) {
    return images.separated(add_image(services, name, content), {20, 20});
  };
  const Raster plain = separated("plain.jpg", jpeg);
  const Raster wide = separated("wide.jpg", jpeg_with(jpeg, profile));
  CHECK(plain.space == ColourSpace::cmyk);
  CHECK(plain.samples.size() == 1600);
  CHECK(plain.samples != wide.samples);
  // A profile of another kind of colours is none.
  const Raster wrong = separated("wrong.jpg", jpeg_with(jpeg, std::string(600, 'x')));
  CHECK(plain.samples == wrong.samples);
  // Nor is one that is cut off, wherever.
  for (std::size_t size = 128; size < profile.size(); size += 43) {
    const Raster cut = separated("cut.jpg", jpeg_with(jpeg, profile.substr(0, size)));
    CHECK(cut.samples.size() == 1600);
  }
}

TEST_CASE("ink is held to the limit where we separate, and told of where others did") {
  Bytes pixels = bytes_of(std::string("\xFF\xFF\xFF\xFF\x10\x10\x10\x10\x00\x00\x00\xFF", 12));
  pdf::limit_ink(pixels, 240);
  unsigned sum = 0;
  for (std::size_t i = 0; i < 4; ++i) sum += std::to_integer<unsigned>(pixels[i]);
  CHECK(sum <= 612);
  CHECK(sum > 605);
  CHECK(pixels[3] == std::byte{0xFF});
  CHECK(pixels[4] == std::byte{0x10});
  CHECK(pixels[11] == std::byte{0xFF});

  files::JpegOptions options;
  options.from = JCS_CMYK;
  options.stored = JCS_CMYK;
  options.adobe = 0;
  const auto paint = [](unsigned, unsigned) { return std::vector<unsigned>{230, 230, 230, 230}; };
  DeskServices services;
  Page page = blank_page();
  const ImageId image = add_image(services, "heavy.jpg", files::make_jpeg(20, 20, paint, options));
  page.items.emplace_back(placed(image, 50, 50));
  const auto made = make_pdf({page, page}, "heavy-image", press(), services);
  check_rules(made.path, "press");
  REQUIRE(made.reported.size() == 1);
  CHECK(has(made.reported[0].arguments[0], "heavy.jpg"));
  CHECK(has(made.reported[0].arguments[0], "36"));
}

TEST_CASE("fewer pixels are averages of those that fall together") {
  Raster raster{4, 2, ColourSpace::grey, {}, {}, {}};
  for (const int value : {0, 100, 10, 20, 100, 200, 30, 40}) {
    raster.samples.push_back(static_cast<std::byte>(value));
  }
  raster.alpha = raster.samples;
  const Raster small = pdf::scaled_down(raster, {2, 1});
  CHECK(small.samples == Bytes{std::byte{100}, std::byte{25}});
  CHECK(small.alpha == small.samples);
  CHECK(pdf::scaled_down(raster, {4, 2}).samples == raster.samples);
  CHECK(pdf::scaled_down(raster, {9, 9}).samples == raster.samples);
  CHECK(pdf::scaled_down(raster, {0, 1}).samples == raster.samples);
}

TEST_CASE("a press is described by a CMYK printer's profile and nothing else") {
  const auto fault = [](const std::string& path) -> std::string {
    try {
      static_cast<void>(pdf::read_press_profile(path));
    } catch (const Failure& failure) {
      return failure.what();
    }
    return {};
  };
  const std::string good = "/usr/share/color/icc/ghostscript/default_cmyk.icc";
  CHECK(fault(good).empty());
  CHECK(has(fault("/nowhere.icc"), "/nowhere.icc: there is no such ICC profile"));
  CHECK(has(fault("/dev/zero"), "no such"));
  CHECK(has(fault("/tmp"), "no such"));
  CHECK(has(fault(wide_profile), "CMYK printer"));
  const std::string bytes = file_text(good);
  for (const std::size_t size : {0U, 100U, 200U, 5000U}) {
    const std::string path = file_in_work_folder("cut.icc");
    write_file(path, bytes.substr(0, size));
    CHECK(has(fault(path), "is no ICC profile"));
  }
  pdf::Settings settings = press();
  settings.output_condition = good;
  check_rules(make_pdf({blank_page()}, "condition", settings).path, "press");
  settings.output_condition = wide_profile;
  CHECK_THROWS_AS(make_pdf({blank_page()}, "condition", settings), Failure);
}

TEST_CASE("our profile of sRGB is one of version 2 and always the same") {
  const Bytes profile = pdf::srgb_profile();
  CHECK(profile == pdf::srgb_profile());
  CHECK(profile.at(8) == std::byte{2});
  CHECK(pdf::components_of(profile) == 3);
  const Bytes condition =
      pdf::read_press_profile("/usr/share/color/icc/ghostscript/default_cmyk.icc");
  CHECK(pdf::profile_name(condition) == "Artifex CMYK SWOP Profile");
  const pdf::Separation separation(profile, condition);
  const Colour white = separation.colour(rgb(1, 1, 1));
  CHECK(pdf::coverage_of(white) <= 1);
  const Colour red = separation.colour(rgb(1, 0, 0));
  CHECK(red.components[1] > 0.8F);
  CHECK(red.components[2] > 0.8F);
  CHECK(red.components[0] < 0.2F);
  CHECK_THROWS_AS(pdf::Separation({}, condition), Failure);
}
