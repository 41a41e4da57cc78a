#include "unit/fonts/freetype_outline.h"
#include "unit/fonts/sets.h"

#include <catch2/catch.hpp>
#include <hb.h>

#include <string>
#include <thread>
#include <vector>

using namespace qianzi;
using namespace qianzi::fonts;
using namespace qianzi::fonts::test;

TEST_CASE("a face says what its tables say") {
  const auto set = shipped();
  const FaceInfo& info = first_face(*set, "body", "zh-Hans").info();
  CHECK(info.family == "Noto Serif CJK SC");
  CHECK(info.style == "Regular");
  CHECK(info.units_per_em == 1000);
  CHECK(info.ascender == FontUnits(1151));
  CHECK(info.descender == FontUnits(-286));
  CHECK(info.cap_height == FontUnits(729));
  CHECK(info.x_min < FontUnits(0));
  CHECK(info.y_max > info.ascender);
  CHECK(info.weight == 400);
  CHECK(info.serif);
  CHECK_FALSE(info.fixed_pitch);
  const FaceInfo& sans = first_face(*set, "sans-strong", "zh-Hans").info();
  CHECK(sans.weight == 700);
  CHECK_FALSE(sans.serif);
  const FaceInfo& kai = first_face(*set, "kai", "zh-Hans").info();
  CHECK(kai.units_per_em == 1024);
  CHECK(kai.serif);
}

TEST_CASE("the regions of a collection draw a character each in their own way") {
  const auto set = shipped();
  const auto outline = [&](const char* language) {
    const Face& face = first_face(*set, "body", language);
    return face.outline(face.glyph(U'骨'));
  };
  CHECK(outline("zh-Hans") != outline("zh-Hant"));
  CHECK(outline("zh-Hans") != outline("ja"));
  const Face& one = first_face(*set, "body", "zh-Hans");
  const Face& other = first_face(*set, "body", "ja");
  CHECK(one.file() == other.file());
  CHECK(one.index_in_file() != other.index_in_file());
}

TEST_CASE("a variation selector picks the variant that the face has") {
  const auto set = shipped();
  const Face& face = first_face(*set, "body", "ja");
  const std::uint32_t plain = face.glyph(U'\u845B');
  const std::uint32_t first = face.glyph(U'\u845B', U'\U000E0100');
  const std::uint32_t second = face.glyph(U'\u845B', U'\U000E0101');
  CHECK(plain != 0);
  CHECK(first != 0);
  CHECK(second != 0);
  CHECK(first != second);
  CHECK((first == plain || second == plain));
  CHECK(face.glyph(U'\u845B', U'\U000E01EF') == 0);
}

TEST_CASE("a character that a face lacks has glyph 0") {
  const auto set = shipped();
  const Face& face = first_face(*set, "body", "zh-Hans");
  CHECK(face.glyph(U'\u0634') == 0);
  CHECK_FALSE(face.has(U'\U0010FFFF'));
  CHECK_FALSE(face.has(char32_t{0xFFFFFFFF}));
  CHECK(face.has(U'\U00020BB7'));
}

TEST_CASE("shaping measures in units of the design") {
  const auto set = shipped();
  const Face& face = first_face(*set, "kai", "zh-Hans");
  CHECK(hb_font_get_glyph_h_advance(face.shaping_font(), face.glyph(U'永')) == 1024);
  int x = 0;
  int y = 0;
  hb_font_get_scale(face.shaping_font(), &x, &y);
  CHECK(x == 1024);
  CHECK(y == 1024);
}

TEST_CASE("outlines are those that FreeType reads") {
  const auto set = shipped();
  // The kai face has Latin contours that begin off the curve, for which readers choose different
  // first points: Han alone there.
  const auto [role, language, text] = GENERATE(table<std::string, std::string, std::u32string>({
      {"body", "zh-Hans", U"永骨鉛字，。Ag0%"},  // CFF in a collection
      {"sans-strong", "ja", U"永骨鉛字，。Ag0%"},
      {"kai", "zh-Hant", U"永骨鉛字，。"},  // glyf in a collection
      {"body", "en", U"AégÅﬁ0%"},           // glyf, composite letters
  }));
  const Face& face = first_face(*set, role, language);
  FreeTypeFace freetype(face.file().string(), face.index_in_file());
  for (const char32_t character : text) {
    const std::uint32_t glyph = face.glyph(character);
    CAPTURE(face.info().postscript_name, glyph);
    CHECK(glyph != 0);
    CHECK(whole(face.outline(glyph)) == freetype.outline(glyph));
  }
}

TEST_CASE("an outline is SVG path data with y upwards") {
  const auto set = shipped();
  const Face& face = first_face(*set, "body", "en");
  const OutlinePath path = face.outline(face.glyph(U'l'));
  CHECK(path.substr(0, 2) == "M ");
  CHECK(path.substr(path.size() - 2) == " Z");
  CHECK(path.find_first_not_of("MLQCZ -.0123456789") == std::string::npos);
}

TEST_CASE("a space has an empty outline and a missing glyph a visible box") {
  const auto set = shipped();
  const Face& face = first_face(*set, "body", "zh-Hans");
  CHECK(face.outline(face.glyph(U' ')).empty());
  CHECK_FALSE(face.outline(0).empty());
  CHECK(face.outline(0xFFFFFF).empty());
}

TEST_CASE("threads share one face") {
  const auto set = shipped();
  const auto work = [&set] {
    std::string all;
    for (const char* language : {"zh-Hans", "ja", "en"}) {
      const Face& face = first_face(*set, "headline", language);
      std::vector<std::uint32_t> glyphs;
      for (char32_t character = U'\u4E00'; character < U'\u4E20'; ++character) {
        all += face.outline(face.glyph(character));
        glyphs.push_back(face.glyph(character));
      }
      const SubsetFace subset = face.subset(glyphs);
      for (const std::byte each : subset.data) all += static_cast<char>(each);
    }
    return all;
  };
  const std::string expected = work();
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) threads.emplace_back([&result, &work] { result = work(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == expected);
}
