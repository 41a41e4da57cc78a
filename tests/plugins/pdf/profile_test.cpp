// The profiles: what each promises, judged by pdf_rules.py and looked at in pixels.
#include "desk.h"
#include "images.h"
#include "unit/images/files.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace qianzi;
using namespace qianzi::pdf::test;
namespace files = qianzi::images::test;
using pdf::Profile;

namespace {

pdf::Settings with(Profile profile) {
  pdf::Settings settings;
  settings.profile = profile;
  return settings;
}

pdf::Settings readable(Profile profile) {
  pdf::Settings settings = with(profile);
  settings.compression = 0;
  return settings;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void add_text(Page& page,
              std::string_view text,
              double y,
              std::uint32_t mark,
              Colour colour = {},
              double size = 10) {
  TextSetting setting;
  setting.structure = mark;
  setting.size = size;
  GlyphRun run = set_run(text, 20, y, setting);
  run.fill = colour;
  page.items.push_back(run);
}

ImageId add_image(DeskServices& services, const std::string& name, const std::string& content) {
  const std::string file = file_in_work_folder(name);
  write_file(file, content);
  return services.add_image(file);
}

std::vector<unsigned> translucent_red(unsigned x, unsigned) {
  return {220, 30, 40, x < 40 ? 255U : 0U};
}

std::string alpha_png() {
  files::PngOptions options;
  options.type = PNG_COLOR_TYPE_RGB_ALPHA;
  return files::make_png(80, 40, translucent_red, options);
}

/// Every role that the standards have a rule for, colours of every space, and an image with alpha.
Page full_page(DeskServices& services) {
  Page page = blank_page();
  page.bleed = Pt(8);
  page.inks = {{"PANTONE 186 C", {0, 1, 0.8F, 0.1F}}};
  const std::uint32_t article = add_mark(page, StructureRole::article);
  add_text(page, "第一版", 12, 0);
  add_text(page, "标题", 30, add_mark(page, StructureRole::headline, article));
  const std::uint32_t paragraph = add_mark(page, StructureRole::paragraph, article);
  add_text(page, "正文", 45, paragraph);
  add_text(page, "彩字", 60, paragraph, {ColourSpace::rgb, {0.8F, 0.1F, 0.1F, 0}, 0});
  add_text(page, "浓墨", 75, paragraph, {ColourSpace::cmyk, {0.4F, 0.3F, 0.3F, 1}, 0});
  add_text(page, "专色", 90, paragraph, {ColourSpace::spot, {1, 0, 0, 0}, 0});
  const std::uint32_t link = add_mark(page, StructureRole::link, paragraph);
  add_text(page, "链接", 105, link);
  page.links.push_back({{Pt(20), Pt(95), Pt(20), Pt(12)}, "https://example.org/", link});
  page.links.push_back({{Pt(20), Pt(2), Pt(20), Pt(12)}, "#a0", 0});
  page.anchors.push_back({"a0", {Pt(20), Pt(20)}});
  const std::uint32_t list = add_mark(page, StructureRole::list, article);
  const std::uint32_t item = add_mark(page, StructureRole::list_item, list);
  add_text(page, "•", 120, add_mark(page, StructureRole::list_label, item));
  add_text(page, "一项", 130, add_mark(page, StructureRole::list_body, item));
  const std::uint32_t note = add_mark(page, StructureRole::note, article);
  add_text(page, "注文", 145, note);
  const std::uint32_t figure = add_mark(page, StructureRole::figure, article);
  page.structure[figure].alternative = "一方红";
  const ImageId image = add_image(services, "profile.png", alpha_png());
  page.items.emplace_back(PlacedImage{image, {Pt(100), Pt(100), Pt(80), Pt(40)}, figure});
  page.items.push_back(
      Fill{{Pt(200), Pt(20), Pt(40), Pt(20)}, {ColourSpace::cmyk, {1, 0, 0, 0}, 0}});
  page.items.push_back(
      Fill{{Pt(200), Pt(60), Pt(40), Pt(20)}, {ColourSpace::spot, {0.5F, 0, 0, 0}, 0}});
  page.items.push_back(Rule{{Pt(200), Pt(100)}, {Pt(300), Pt(100)}, Pt(1), Rule::Shape::wavy, {}});
  page.items.push_back(Fill{{Pt(-8), Pt(250), Pt(416), Pt(58)}, {ColourSpace::grey, {0.9F}, 0}});
  return page;
}

bool near(std::array<int, 3> pixel, std::array<int, 3> wanted, int by = 12) {
  CAPTURE(pixel[0], pixel[1], pixel[2]);
  for (std::size_t i = 0; i < 3; ++i) {
    if (std::abs(pixel[i] - wanted[i]) > by) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every profile keeps its rules") {
  for (const auto& [profile, name] :
       std::vector<std::pair<Profile, std::string>>{{Profile::screen, "screen"},
                                                    {Profile::archive, "archive"},
                                                    {Profile::archive_1b, "archive-1b"},
                                                    {Profile::press, "press"}}) {
    CAPTURE(name);
    DeskServices services;
    const Page page = full_page(services);
    const auto made = make_pdf({page, page}, "profile-" + name, with(profile), services);
    check_with_qpdf(made.path);
    check_rules(made.path, name);
    CHECK(made.reported.empty());
    CHECK(has(flat_text_of(made.path), "正文彩字浓墨专色链接"));
  }
}

TEST_CASE("an archive's colours have a meaning of their own") {
  DeskServices services;
  const auto made =
      make_pdf({full_page(services)}, "meaning", readable(Profile::archive), services);
  CHECK(has(made.bytes, "/DefaultCMYK [/ICCBased "));
  CHECK(has(made.bytes, "/Separation /PANTONE#20186#20C [/ICCBased "));
  // A page without CMYK needs no profile for it.
  Page plain = blank_page();
  add_text(plain, "正文", 40, add_mark(plain, StructureRole::paragraph));
  CHECK_FALSE(has(make_pdf({plain}, "plain", readable(Profile::archive)).bytes, "/N 4"));
}

TEST_CASE("PDF/A-1 has no alpha: it lies on white") {
  DeskServices services;
  const auto made = make_pdf({full_page(services)}, "opaque", with(Profile::archive_1b), services);
  CHECK_FALSE(has(run("pdfimages -list '" + made.path + "'"), "smask"));
  CHECK(near(pixel_of(made.path, 110 + 8, 120 + 8), {220, 30, 40}));
  CHECK(near(pixel_of(made.path, 170 + 8, 120 + 8), {255, 255, 255}));

  Raster half{1, 1, ColourSpace::cmyk, Bytes(4, std::byte{200}), Bytes(1, std::byte{51}), {}};
  pdf::flatten(half);
  CHECK(half.samples == Bytes(4, std::byte{40}));
  CHECK(half.alpha.empty());
}

TEST_CASE("a figure that does not say what it shows is told of in an archive") {
  DeskServices services;
  Page page = full_page(services);
  for (StructureMark& mark : page.structure) mark.alternative.clear();
  const auto made = make_pdf({page}, "no-alt", with(Profile::archive), services);
  REQUIRE(made.reported.size() == 1);
  CHECK(made.reported[0].code == Code::writer_warning);
  CHECK(has(made.reported[0].arguments[0], "figure on page 1"));
}

TEST_CASE("headings begin at the first level, and lists say how they count") {
  Page page = blank_page();
  const std::uint32_t article = add_mark(page, StructureRole::article);
  add_text(page, "续文小标题", 20, add_mark(page, StructureRole::subhead, article));
  const std::uint32_t next = add_mark(page, StructureRole::article);
  add_text(page, "标题", 40, add_mark(page, StructureRole::headline, next));
  add_text(page, "小标题", 60, add_mark(page, StructureRole::subhead, next));
  double y = 80;
  for (const char* label : {"1.", "一、", "•", "A."}) {
    const std::uint32_t list = add_mark(page, StructureRole::list, next);
    const std::uint32_t item = add_mark(page, StructureRole::list_item, list);
    add_text(page, label, y, add_mark(page, StructureRole::list_label, item));
    add_text(page, "一项", y + 12, add_mark(page, StructureRole::list_body, item));
    y += 30;
  }
  const auto made = make_pdf({page}, "levels", readable(Profile::archive));
  check_rules(made.path, "archive");
  std::string order;
  for (std::size_t at = 0; (at = made.bytes.find("/S /H", at)) != std::string::npos; ++at) {
    order += made.bytes.substr(at + 4, 2);
  }
  CHECK(order == "H1H1H2");
  order.clear();
  for (std::size_t at = 0; (at = made.bytes.find("/ListNumbering", at)) != std::string::npos;
       ++at) {
    order += made.bytes.substr(at + 15, made.bytes.find(' ', at + 15) - at - 14);
  }
  CHECK(order == "/Decimal /Decimal /Disc /UpperAlpha ");
}

TEST_CASE("links say what they are, and one that no mark is for has an element too") {
  DeskServices services;
  const auto made = make_pdf({full_page(services)}, "said", readable(Profile::screen), services);
  CHECK(has(made.bytes, "/Contents <FEFF94FE63A5>") + has(made.bytes, "/Contents <feff94fe63a5>"));
  check_rules(made.path, "screen");
}

TEST_CASE("a page to a file leads nowhere outside of it") {
  DeskServices services;
  pdf::Settings settings = with(Profile::archive);
  settings.split = true;
  Page first = full_page(services);
  first.links.push_back({{Pt(20), Pt(95), Pt(20), Pt(12)}, "#elsewhere", 0});
  Page second = blank_page("2");
  add_text(second, "第二版正文", 40, add_mark(second, StructureRole::paragraph));
  second.anchors.push_back({"elsewhere", {Pt(0), Pt(0)}});
  const auto made = make_pdf({first, second}, "split", settings, services);
  CHECK(made.reported.empty());
  REQUIRE(services.files.size() == 2);
  for (const auto& [name, text] :
       std::map<std::string, std::string>{{"-01", "正文"}, {"-02", "第二版正文"}}) {
    REQUIRE(services.files.contains(name));
    const std::string path = file_in_work_folder("split" + name + ".pdf");
    write_file(path, services.files[name]);
    check_with_qpdf(path);
    check_rules(path, "archive");
    CHECK(has(flat_text_of(path), text));
    CHECK(has(run("pdfinfo '" + path + "'"), "Pages:           1"));
  }
}

TEST_CASE("proof lines are seen and not printed") {
  Page page = blank_page();
  add_text(page, "正文", 40, add_mark(page, StructureRole::paragraph));
  const Colour blue{ColourSpace::rgb, {0, 0, 1, 0}, 0};
  page.proof.push_back(Fill{{Pt(100), Pt(100), Pt(50), Pt(50)}, blue});
  page.proof.push_back(
      Rule{{Pt(10), Pt(200)}, {Pt(300), Pt(200)}, Pt(1), Rule::Shape::solid, blue});
  TextSetting setting;
  page.proof.push_back(set_run("余稿", 200, 100, setting));
  pdf::Settings settings = readable(Profile::screen);
  CHECK(near(pixel_of(make_pdf({page}, "unproofed", settings).path, 120, 120), {255, 255, 255}));
  settings.proof = true;
  const auto made = make_pdf({page, blank_page("2")}, "proof", settings);
  check_with_qpdf(made.path);
  check_rules(made.path, "screen");
  CHECK(near(pixel_of(made.path, 120, 120), {0, 0, 255}));
  CHECK(flat_text_of(made.path).find("余稿") == std::string::npos);
  CHECK(has(made.bytes, "/Artifact <</Type /Page>> BDC\n/OC /Proof BDC\n"));
  CHECK(has(made.bytes, "/PrintState /OFF"));
  CHECK(has(made.bytes, "/Event /Print /OCGs [") + has(made.bytes, "/Category [/Print]") == 2);
  // Without proof lines on any page there is no layer.
  CHECK_FALSE(has(make_pdf({blank_page()}, "no-proof", settings).bytes, "/OCProperties"));
}

TEST_CASE("options that contradict each other are refused") {
  const auto options = [](const char* profile, const char* tagged, const char* proof) {
    return OptionValues({{"compression", "6"},
                         {"tagged", tagged},
                         {"profile", profile},
                         {"pages", "split"},
                         {"proof", proof},
                         {"resolution", "150"},
                         {"ink-limit", "300"},
                         {"output-condition", "x.icc"}});
  };
  const pdf::Settings settings = pdf::settings_of(options("press", "false", "false"));
  CHECK(settings.profile == Profile::press);
  CHECK(settings.split);
  CHECK(settings.resolution == 150);
  CHECK(settings.ink_limit == 300);
  CHECK(settings.output_condition == "x.icc");
  CHECK(pdf::settings_of(options("archive-1b", "false", "false")).profile == Profile::archive_1b);
  CHECK_THROWS_WITH(pdf::settings_of(options("archive", "false", "false")),
                    Catch::Contains("PDF/UA"));
  for (const char* profile : {"archive", "archive-1b", "press"}) {
    CHECK_THROWS_WITH(pdf::settings_of(options(profile, "true", "true")),
                      Catch::Contains("screen"));
  }
  CHECK(pdf::settings_of(options("screen", "true", "true")).proof);
}

TEST_CASE("the same pages give the same bytes in every profile") {
  for (const Profile profile : {Profile::archive, Profile::archive_1b, Profile::press}) {
    DeskServices one;
    DeskServices two;
    CHECK(make_pdf({full_page(one)}, "once", with(profile), one).bytes ==
          make_pdf({full_page(two)}, "again", with(profile), two).bytes);
  }
}
