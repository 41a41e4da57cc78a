// What is remembered of a character must be what HarfBuzz makes of it among its neighbours.
#include "composition/classes.h"
#include "composition/collect.h"
#include "composition/itemize.h"
#include "unit/composition/setting.h"

#include <hb.h>

#include <random>

using namespace qianzi;
using namespace qianzi::composition;
using namespace qianzi::composition::test;

namespace {

void append(std::string& text, char32_t c) {
  const auto byte = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
  if (c < 0x800) {
    byte(0xC0U | c >> 6U);
  } else if (c < 0x10000) {
    byte(0xE0U | c >> 12U);
    byte(0x80U | (c >> 6U & 0x3FU));
  } else {
    byte(0xF0U | c >> 18U);
    byte(0x80U | (c >> 12U & 0x3FU));
    byte(0x80U | (c >> 6U & 0x3FU));
  }
  byte(0x80U | (c & 0x3FU));
}

/// All that is set in the em square and that some face of the chain has.
std::vector<char32_t> wide_characters(const ParagraphStyle& how, bool marks_only) {
  std::vector<char32_t> all;
  const auto chain = fonts_of_tests().chain(how.role, how.language);
  for (char32_t c = 0x80; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const Class value = class_of(c);
    if (!is_wide(value) || (marks_only && value < Class::opening)) continue;
    const bool found = std::any_of(
        chain.begin(), chain.end(), [&](FaceId id) { return fonts_of_tests().face(id).has(c); });
    if (found) all.push_back(c);
  }
  return all;
}

/// Every character once, in disorder, each third followed by marks.
std::vector<std::string> texts(const ParagraphStyle& how) {
  std::vector<char32_t> all = wide_characters(how, false);
  const std::vector<char32_t> marks = wide_characters(how, true);
  std::mt19937 random(7);
  std::shuffle(all.begin(), all.end(), random);
  std::vector<std::string> result(1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    append(result.back(), all[i]);
    if (i % 3 == 0) append(result.back(), marks[random() % marks.size()]);
    if (i % 6 == 0) append(result.back(), marks[random() % marks.size()]);
    if (i % 500 == 499) result.emplace_back();
  }
  return result;
}

/// Glyphs of a wide run by one call of hb_shape.
std::vector<ShapedGlyph> shaped_at_once(const std::string& text,
                                        const ShapedText& shaped,
                                        const ShapedRun& run,
                                        const std::string& language) {
  const hb_feature_t features[] = {
      {HB_TAG('f', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      {HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      {HB_TAG('v', 'k', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
  const bool upright = run.orientation == Orientation::upright;
  hb_buffer_t* const buffer = hb_buffer_create();
  const std::uint32_t begin = shaped.clusters[run.begin].begin;
  const auto length = static_cast<int>(shaped.cluster_end(run.end - 1) - begin);
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), begin, length);
  hb_buffer_set_direction(buffer, upright ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer, hb_language_from_string(language.c_str(), -1));
  hb_shape(fonts_of_tests().face(run.face).shaping_font(), buffer, features, 3);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
  std::vector<ShapedGlyph> glyphs;
  for (unsigned i = 0; i < count; ++i) {
    const int own = upright ? -positions[i].y_advance : positions[i].x_advance;
    // What the face has not, such as a modifier after a sign, is a box of one em.
    const int advance = infos[i].codepoint == 0 ? static_cast<int>(run.units_per_em) : own;
    glyphs.push_back({infos[i].codepoint,
                      FontUnits(advance),
                      FontUnits(positions[i].x_offset),
                      FontUnits(positions[i].y_offset)});
  }
  hb_buffer_destroy(buffer);
  return glyphs;
}

bool same(const ShapedGlyph& a, const ShapedGlyph& b) {
  return a.id == b.id && a.advance == b.advance && a.x_offset == b.x_offset &&
         a.y_offset == b.y_offset;
}

/// How many runs of the text came out unlike one call of hb_shape would have made them.
std::size_t differences(const std::string& text, const ParagraphStyle& how, Shaper& shaper) {
  UnicodeServices unicode;
  FaceMemory faces;
  Hyphenator hyphenator;
  const CollectedText collected = collect(test::text(text), how);
  ShapedText shaped = itemize(collected.base,
                              collected,
                              how,
                              {},
                              {},
                              {fonts_of_tests(), unicode, faces, shaper, hyphenator});
  const ShapedText before = shaped;
  shaper.shape(collected.base, collected, shaped);
  std::size_t differ = 0;
  for (std::size_t i = 0; i < before.runs.size(); ++i) {
    const ShapedRun& run = before.runs[i];
    const bool em_square = fonts_of_tests().face(run.face).has(reference_ideograph());
    const bool hangul = before.clusters[run.begin].value == Class::hangul;
    if (!run.wide || hangul || !em_square) continue;
    const auto expected = shaped_at_once(collected.base.text, before, run, how.language);
    const ShapedRun& after = shaped.runs[i];
    const std::uint32_t first = shaped.clusters[after.begin].glyph_begin;
    const std::uint32_t last = shaped.clusters[after.end - 1].glyph_end;
    const auto begin = shaped.glyphs.begin();
    if (!std::equal(begin + first, begin + last, expected.begin(), expected.end(), same)) ++differ;
  }
  return differ;
}

}  // namespace

TEST_CASE("a character that is remembered is set as HarfBuzz sets it among any neighbours") {
  for (const char* language : {"zh-Hans", "zh-Hant", "zh-HK", "ja", "ko"}) {
    for (const WritingMode mode : {WritingMode::horizontal, WritingMode::vertical}) {
      for (const char* role : {"body", "headline", "kai"}) {
        CAPTURE(language, mode, role);
        ParagraphStyle how = style(language, mode);
        how.role = role;
        Shaper shaper(fonts_of_tests());
        std::size_t differ = 0;
        for (const std::string& text : texts(how)) differ += differences(text, how, shaper);
        CHECK(differ == 0);
      }
    }
  }
}
