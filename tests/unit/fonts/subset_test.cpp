#include "fonts/handles.h"
#include "fonts/outline.h"
#include "unit/fonts/freetype_outline.h"
#include "unit/fonts/sets.h"

#include <catch2/catch.hpp>
#include <hb.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace qianzi;
using namespace qianzi::fonts;
using namespace qianzi::fonts::test;

namespace {

std::vector<std::uint32_t> glyphs_of(const Face& face, std::u32string_view text) {
  std::set<std::uint32_t> glyphs;
  for (const char32_t character : text) {
    if (face.has(character)) glyphs.insert(face.glyph(character));
  }
  return {glyphs.begin(), glyphs.end()};
}

int advance(const Face& face, std::uint32_t glyph) {
  return hb_font_get_glyph_h_advance(face.shaping_font(), glyph);
}

// The least of an sfnt around a bare CFF table that HarfBuzz draws from.
HbFont wrap_cff(const SubsetFace& subset, std::size_t count) {
  const auto blob = [](const std::string& bytes) {
    return Blob(hb_blob_create(bytes.data(),
                               static_cast<unsigned>(bytes.size()),
                               HB_MEMORY_MODE_DUPLICATE,
                               nullptr,
                               nullptr));
  };
  std::string cff;
  for (const std::byte each : subset.data) cff += static_cast<char>(each);
  std::string head(54, '\0');
  head[1] = 1;        // version 1.0
  head[12] = '\x5F';  // magic number
  head[13] = '\x0F';
  head[14] = '\x3C';
  head[15] = '\xF5';
  head[18] = '\x03';  // 1000 units per em
  head[19] = '\xE8';
  const std::string maxp{
      '\0', '\0', '\x50', '\0', static_cast<char>(count >> 8), static_cast<char>(count & 0xFF)};
  const HbFace face(hb_face_builder_create());
  hb_face_builder_add_table(face.get(), HB_TAG('C', 'F', 'F', ' '), blob(cff).get());
  hb_face_builder_add_table(face.get(), HB_TAG('h', 'e', 'a', 'd'), blob(head).get());
  hb_face_builder_add_table(face.get(), HB_TAG('m', 'a', 'x', 'p'), blob(maxp).get());
  const Blob whole_font(hb_face_reference_blob(face.get()));
  const HbFace again(hb_face_create(whole_font.get(), 0));
  HbFont font(hb_font_create(again.get()));
  hb_font_set_scale(font.get(), 1000, 1000);
  return font;
}

constexpr std::u32string_view sample = U"鉛字活版印刷，讀報。永骨直令𠮷 AéÅgﬁ0%";

}  // namespace

TEST_CASE("a glyf subset draws and measures what the face does") {
  const auto set = shipped();
  // Han alone in the kai face: see face_test.
  const auto [role, language, text] = GENERATE(table<std::string, std::string, std::u32string>({
      {"kai", "zh-Hant", U"鉛字活版印刷，讀報。永骨直令"},
      {"body", "en", U"AéÅgﬁ0%"},
  }));
  const Face& face = first_face(*set, role, language);
  const std::vector<std::uint32_t> glyphs = glyphs_of(face, text);
  const SubsetFace subset = face.subset(glyphs);
  CHECK(subset.program == FontProgram::glyf);
  REQUIRE(subset.glyphs.size() == glyphs.size());
  FreeTypeFace again(subset.data);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    CAPTURE(face.info().postscript_name, glyphs[i], subset.glyphs[i]);
    REQUIRE(subset.glyphs[i] < again.glyph_count());
    CHECK(again.outline(subset.glyphs[i]) == whole(face.outline(glyphs[i])));
    CHECK(again.advance(subset.glyphs[i]) == advance(face, glyphs[i]));
  }
  CHECK(again.outline(0) == whole(face.outline(0)));
}

TEST_CASE("a CFF subset draws under its new glyph numbers what the face does") {
  const auto set = shipped();
  const auto [role, language] =
      GENERATE(table<std::string, std::string>({{"body", "zh-Hans"}, {"headline", "ja"}}));
  const Face& face = first_face(*set, role, language);
  const std::vector<std::uint32_t> glyphs = glyphs_of(face, sample);
  const SubsetFace subset = face.subset(glyphs);
  CHECK(subset.program == FontProgram::cff);
  REQUIRE(subset.glyphs.size() == glyphs.size());
  const HbFont again = wrap_cff(subset, glyphs.size() + 1);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    CAPTURE(face.info().postscript_name, glyphs[i], subset.glyphs[i]);
    CHECK(subset.glyphs[i] <= glyphs.size());
    CHECK(outline_path(again.get(), subset.glyphs[i]) == face.outline(glyphs[i]));
  }
  CHECK(outline_path(again.get(), 0) == face.outline(0));
}

// FreeType asks a bare CID-keyed CFF by CID, and in Noto CJK a glyph's CID is its number.
TEST_CASE("a CFF subset keeps CIDs and widths") {
  const auto set = shipped();
  const Face& face = first_face(*set, "body", "zh-Hans");
  const std::vector<std::uint32_t> glyphs = glyphs_of(face, sample);
  const SubsetFace subset = face.subset(glyphs);
  FreeTypeFace freetype(subset.data);
  for (const std::uint32_t glyph : glyphs) {
    CAPTURE(glyph);
    CHECK(freetype.outline(glyph) == face.outline(glyph));
    CHECK(freetype.advance(glyph) == advance(face, glyph));
  }
}

TEST_CASE("a CFF subset is the bare table, and small") {
  const auto set = shipped();
  const Face& face = first_face(*set, "body", "zh-Hans");
  const SubsetFace subset = face.subset(glyphs_of(face, sample));
  REQUIRE(subset.data.size() > 4);
  CHECK(subset.data[0] == std::byte{1});  // major version of a CFF header
  CHECK(subset.data[1] == std::byte{0});
  CHECK(subset.data.size() < 20'000);
}

TEST_CASE("glyphs of a subset are each their own and .notdef stays 0") {
  const auto set = shipped();
  for (const char* role : {"body", "kai"}) {
    const Face& face = first_face(*set, role, "zh-Hans");
    std::vector<std::uint32_t> glyphs = glyphs_of(face, sample);
    glyphs.insert(glyphs.begin(), 0);
    const SubsetFace subset = face.subset(glyphs);
    CHECK(subset.glyphs.front() == 0);
    const std::set<std::uint32_t> once(subset.glyphs.begin(), subset.glyphs.end());
    CHECK(once.size() == glyphs.size());
  }
}

TEST_CASE("a subset of nothing holds .notdef") {
  const auto set = shipped();
  const SubsetFace subset = first_face(*set, "body", "zh-Hans").subset({});
  CHECK(subset.glyphs.empty());
  CHECK(outline_path(wrap_cff(subset, 1).get(), 0) ==
        first_face(*set, "body", "zh-Hans").outline(0));
}

TEST_CASE("the same glyphs give the same bytes") {
  const auto set = shipped();
  for (const char* role : {"body", "kai", "sans-strong"}) {
    const Face& face = first_face(*set, role, "zh-Hans");
    const std::vector<std::uint32_t> glyphs = glyphs_of(face, sample);
    const SubsetFace one = face.subset(glyphs);
    (void)face.subset(glyphs_of(face, U"另一"));
    CHECK(face.subset(glyphs).data == one.data);
    const auto other_set = shipped();
    CHECK(first_face(*other_set, role, "zh-Hans").subset(glyphs).data == one.data);
  }
}

TEST_CASE("a glyph that the face has not is a failure") {
  const auto set = shipped();
  const std::vector<std::uint32_t> glyphs{1, 70'000};
  CHECK_THROWS_AS(first_face(*set, "body", "zh-Hans").subset(glyphs), Failure);
}
