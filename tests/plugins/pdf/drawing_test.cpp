// Drawings (SVG): vectors where the profile allows, pixels where not.
#include "desk.h"
#include "drawing_content.h"
#include "drawing_page.h"
#include "unit/images/files.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace qianzi;
using namespace qianzi::pdf::test;
using pdf::Profile;

namespace {

constexpr Profile all_profiles[] = {Profile::screen,
                                    Profile::archive,
                                    Profile::archive_1b,
                                    Profile::press};
constexpr const char* names[] = {"screen", "archive", "archive-1b", "press"};

std::string svg(const std::string& content, const std::string& box = "0 0 80 40") {
  return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='" + box + "'>" + content + "</svg>";
}

/// A bar, a line and words; shades of grey among them.
const std::string plain =
    svg("<rect width='40' height='40' fill='#dc1e28'/><path d='M42 38L60 20 78 30' fill='none' "
        "stroke='#333' stroke-width='2' stroke-dasharray='4 1'/><text x='42' y='14' "
        "font-size='10'>水位 m</text>");
const std::string gradient =
    svg("<linearGradient id='a'><stop stop-color='red'/><stop offset='1' stop-color='#00f'/>"
        "</linearGradient><rect width='80' height='40' fill='url(#a)'/>");
const std::string translucent =
    svg("<rect width='60' height='40' fill='#dc1e28'/><rect x='20' width='60' height='40' "
        "fill='#06c' opacity='.5'/>");
const std::string blended =
    svg("<rect width='80' height='40' fill='#dc1e28'/><rect width='80' height='20' fill='#0ff' "
        "style='mix-blend-mode:multiply'/>");
const std::string masked = svg("<mask id='m'><circle cx='40' cy='20' r='20' fill='white'/></mask>"
                               "<rect width='80' height='40' fill='#dc1e28' mask='url(#m)'/>");

Made made_of(const std::string& source, const std::string& name, Profile profile, int compression) {
  DeskServices services;
  const std::string file = file_in_work_folder(name + ".svg");
  write_file(file, source);
  Page page = blank_page();
  const std::uint32_t figure = add_mark(page, StructureRole::figure);
  page.structure[figure].alternative = "折线图";
  // 240 by 120 points
  page.items.emplace_back(
      PlacedImage{services.add_image(file), {Pt(60), Pt(100), Pt(240), Pt(120)}, figure});
  pdf::Settings settings;
  settings.profile = profile;
  settings.compression = compression;
  return make_pdf({page, page}, name, settings, services);
}

std::size_t count(const std::string& bytes, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + 1)) {
    ++found;
  }
  return found;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

bool is_vectors(const Made& made) {
  const bool form = has(made.bytes, "/Subtype /Form");
  CHECK(form != has(made.bytes, "/Subtype /Image"));
  return form;
}

/// Judged from outside, in its profile.
Made judged(const std::string& source, const std::string& name, std::size_t profile) {
  const Made made = made_of(source, name + "-" + names[profile], all_profiles[profile], 0);
  check_with_qpdf(made.path);
  check_rules(made.path, names[profile]);
  return made;
}

bool near(std::array<int, 3> a, std::array<int, 3> b, int most) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (std::abs(a[i] - b[i]) > most) return false;
  }
  return true;
}

std::array<int, 3> mean(const Pixels& pixels, int left, int top) {
  std::array<int, 3> sum{};
  for (int x = left; x < left + 18; ++x) {
    for (int y = top; y < top + 18; ++y) {
      for (std::size_t i = 0; i < 3; ++i) sum.at(i) += pixels.at(x, y).at(i);
    }
  }
  return {sum[0] / 324, sum[1] / 324, sum[2] / 324};
}

}  // namespace

TEST_CASE("a drawing is vectors in every profile, once, without fonts of its own") {
  const std::size_t profile = GENERATE(0U, 1U, 2U, 3U);
  CAPTURE(names[profile]);
  const Made made = judged(plain, "plain", profile);
  CHECK(is_vectors(made));
  CHECK(count(made.bytes, "/Subtype /Form") == 1);
  CHECK_FALSE(has(made.bytes, "cairo"));
  const bool fonts = has(run("pdffonts '" + made.path + "'"), "yes");
  CHECK(fonts == (all_profiles[profile] == Profile::press));  // the slug is words
  // The bar, and what is beside it.
  const std::array<int, 3> bar = pixel_of(made.path, 60 + 40, 100 + 60);
  CHECK(bar[0] > 180);
  CHECK(bar[1] < 60);
}

TEST_CASE("a drawing's blacks and greys are black ink, its colours inks of the press") {
  const Made made = judged(plain, "inks", 3);
  const std::size_t form = made.bytes.find("/Subtype /Form");
  const std::string content = made.bytes.substr(form, made.bytes.find("endstream", form) - form);
  CHECK(has(content, "\n0 0 0 0.8 K\n"));  // #333
  CHECK(has(content, "\n0 0 0 1 k\n"));    // the words
  CHECK_FALSE(has(content, " rg\n"));
  CHECK_FALSE(has(content, " RG\n"));
  CHECK(count(content, " k\n") == 2);
}

TEST_CASE("what a profile forbids a drawing is pixels") {
  struct Kind {
    const char* name;
    const std::string* source;
    bool vectors[4];  ///< in each profile
  };
  const Kind kind = GENERATE(Kind{"gradient", &gradient, {true, true, true, false}},
                             Kind{"translucent", &translucent, {true, true, false, false}},
                             Kind{"blended", &blended, {true, true, false, false}},
                             Kind{"masked", &masked, {false, false, false, false}});
  const std::size_t profile = GENERATE(0U, 1U, 2U, 3U);
  CAPTURE(kind.name, names[profile]);
  CHECK(is_vectors(judged(*kind.source, kind.name, profile)) == kind.vectors[profile]);
}

TEST_CASE("vectors look as pixels do") {
  const std::string* source = GENERATE(&plain, &gradient, &translucent, &blended);
  const std::size_t profile = GENERATE(0U, 1U, 2U, 3U);
  CAPTURE(*source, names[profile]);
  const Made vectors = judged(*source, "look", profile);
  // A mask that hides nothing makes pixels of the same.
  std::string hidden = *source;
  hidden.insert(hidden.find('>') + 1,
                "<mask id='all' maskUnits='userSpaceOnUse' x='0' y='0' width='80' height='40'>"
                "<rect width='80' height='40' fill='white'/></mask><g mask='url(#all)'>");
  hidden.insert(hidden.rfind("</svg>"), "</g>");
  const Made pixels = judged(hidden, "look-pixels", profile);
  REQUIRE_FALSE(is_vectors(pixels));
  const Pixels one = pixels_of(vectors.path, 1, 144);
  const Pixels other = pixels_of(pixels.path, 1, 144);
  // By squares of ten points: poppler smooths edges, and lays images on whole pixels.
  for (int x = 122; x < 600; x += 20) {
    for (int y = 202; y < 440; y += 20) {
      CAPTURE(x, y);
      CHECK(near(mean(one, x, y), mean(other, x, y), 28));
    }
  }
}

TEST_CASE("a drawing gives the same bytes each time") {
  const Made first = made_of(plain, "same", Profile::screen, 6);
  const Made second = made_of(plain, "same", Profile::screen, 6);
  CHECK(first.bytes == second.bytes);
  CHECK(first.bytes.size() < 12'000);
}

TEST_CASE("a drawing beyond 4 MiB of vectors is pixels") {
  std::string path;  // small triangles, which are soon drawn as pixels
  for (int i = 0; i < 200'000; ++i) {
    ((path += "M") += std::to_string(i % 79)) += ".123 ";
    (path += std::to_string(i * 7 % 39)) += ".456l.1 0 0 .1z";
  }
  const std::string source = svg("<path fill='#123' d='" + path + "'/>");
  CHECK_FALSE(is_vectors(made_of(source, "large", Profile::screen, 6)));
}

TEST_CASE("a drawing that draws one path a thousand times is not recorded") {
  std::string path;
  for (int i = 0; i < 10'000; ++i) path += "M1 1h1v1z";
  std::string source = "<defs><path id='a' d='" + path + "'/></defs>";
  for (int i = 0; i < 200; ++i) source += "<use href='#a' x='100'/>";
  CHECK_FALSE(is_vectors(made_of(svg(source), "again", Profile::screen, 6)));
}

TEST_CASE("the content of a drawing's page has known operators alone") {
  const auto through = [](std::string_view source) {
    return pdf::drawing_content(source, {}).operators;
  };
  CHECK(through("q 1 0 0 1 0 0 cm [1 .5]0 d\n/a0 gs 0 0 1 rg 1 2 m\n3 -4.5 l S Q") ==
        "q\n1 0 0 1 0 0 cm\n[ 1 .5 ] 0 d\n/a0 gs\n0 0 1 rg\n1 2 m\n3 -4.5 l\nS\nQ\n");
  CHECK(pdf::drawing_content("5 -40000 m", {}).largest_number == 40'000);
  for (const char* wrong : {"BT ET",
                            "/F 12 Tf",
                            "(a) Tj",
                            "BI ID EI",
                            "/P BMC",
                            "/P << /MCID 0 >> BDC",
                            "1 2",
                            "q",
                            "Q",
                            "[1 [2]] 0 d",
                            "1..2 w",
                            "1e5 w",
                            "inf w",
                            "<00> w",
                            "% x",
                            "q q q q q q q q q q q q q Q Q Q Q Q Q Q Q Q Q Q Q Q"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(through(wrong), pdf::Unfit);
  }
}

TEST_CASE("colours of a drawing's page are mapped wherever they are set") {
  const pdf::ColourMap map = [](const Colour& from) {
    return Colour{ColourSpace::cmyk, {0, 0, 0, from.components[0]}, 0};
  };
  const auto mapped = [&](std::string_view source) {
    return pdf::drawing_content(source, map).operators;
  };
  CHECK(mapped("0.5 g .25 G 1 0 0 rg 0.1 0 0 RG 1 0 0 0 k") ==
        "0 0 0 0.5 k\n0 0 0 0.25 K\n0 0 0 1 k\n0 0 0 0.1 K\n0 0 0 1 k\n");
  CHECK_THROWS_AS(mapped("1 0 rg"), pdf::Unfit);
}

TEST_CASE("what is no page is unfit") {
  const auto read = [](std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    return pdf::read_drawing_page({bytes.begin(), bytes.end()}, {});
  };
  CHECK_THROWS_AS(read(""), pdf::Unfit);
  CHECK_THROWS_AS(read("%PDF-1.5\n"), pdf::Unfit);
  CHECK_THROWS_AS(read("%PDF-1.5\ntrailer << /Root 1 0 R >>"), pdf::Unfit);
}
