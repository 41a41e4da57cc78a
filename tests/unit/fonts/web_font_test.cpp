#include "fonts/handles.h"
#include "fonts/web_font.h"
#include "unit/fonts/sets.h"

#include <catch2/catch.hpp>
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>
#include <woff2/decode.h>

using namespace qianzi;
using namespace qianzi::fonts;
using namespace qianzi::fonts::test;

namespace {

/// The font as a browser sees it once it has unpacked it.
class Unpacked {
public:
  explicit Unpacked(const Bytes& packed) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(packed.data());
    woff2::WOFF2StringOut out(&sfnt_);
    REQUIRE(woff2::ConvertWOFF2ToTTF(data, packed.size(), &out));
    const Blob blob(hb_blob_create(sfnt_.data(),
                                   static_cast<unsigned>(sfnt_.size()),
                                   HB_MEMORY_MODE_READONLY,
                                   nullptr,
                                   nullptr));
    face.reset(hb_face_create(blob.get(), 0));
    font.reset(hb_font_create(face.get()));
  }

  [[nodiscard]] std::u32string characters() const {
    std::u32string found;
    hb_set_t* set = hb_set_create();
    hb_face_collect_unicodes(face.get(), set);
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(set, &c);) found.push_back(c);
    hb_set_destroy(set);
    return found;
  }

  [[nodiscard]] bool has_feature(hb_tag_t table, hb_tag_t feature) const {
    std::array<hb_tag_t, 64> tags{};
    unsigned count = tags.size();
    hb_ot_layout_table_get_feature_tags(face.get(), table, 0, &count, tags.data());
    return std::find(tags.begin(), tags.begin() + count, feature) != tags.begin() + count;
  }

  /// Glyphs of a text, shaped.
  [[nodiscard]] std::vector<hb_codepoint_t>
  shaped(const std::u32string& text, hb_direction_t direction, const char* language) const {
    hb_buffer_t* buffer = hb_buffer_create();
    const auto length = static_cast<int>(text.size());
    hb_buffer_add_codepoints(
        buffer, reinterpret_cast<const hb_codepoint_t*>(text.data()), length, 0, length);
    hb_buffer_set_direction(buffer, direction);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    hb_shape(font.get(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    std::vector<hb_codepoint_t> glyphs;
    for (unsigned i = 0; i < count; ++i) glyphs.push_back(infos[i].codepoint);
    hb_buffer_destroy(buffer);
    return glyphs;
  }

  HbFace face;
  HbFont font;

private:
  std::string sfnt_;
};

const Face& song() {
  static const auto set = shipped();
  return set->face(set->chain("body", "zh-Hans").front());
}

}  // namespace

TEST_CASE("a web font has the characters asked for and no other") {
  const Bytes packed = song().web_font(U"字铅。\U0010FFFF");
  CHECK(std::memcmp(packed.data(), "wOF2", 4) == 0);
  const Unpacked font(packed);
  CHECK(font.characters() == U"。字铅");
  CHECK(packed.size() < 12'000);
  CHECK(song().web_font(U"字铅。\U0010FFFF") == packed);
}

TEST_CASE("a web font keeps the features by which CJK is set") {
  const Unpacked font(song().web_font(U"骨「」、。かーｱ"));
  for (const char* feature : {"vert", "locl"}) {
    INFO(feature);
    CHECK(font.has_feature(HB_OT_TAG_GSUB, hb_tag_from_string(feature, -1)));
  }
  for (const char* feature : {"halt", "vhal", "palt"}) {
    INFO(feature);
    CHECK(font.has_feature(HB_OT_TAG_GPOS, hb_tag_from_string(feature, -1)));
  }
  CHECK(font.shaped(U"「", HB_DIRECTION_TTB, "zh-Hans") !=
        font.shaped(U"「", HB_DIRECTION_LTR, "zh-Hans"));
  CHECK(font.shaped(U"骨", HB_DIRECTION_LTR, "ja") !=
        font.shaped(U"骨", HB_DIRECTION_LTR, "zh-Hans"));
}

TEST_CASE("a web font keeps a variant where its selector is asked for") {
  const auto set = shipped();
  const Face& mincho = set->face(set->chain("body", "ja").front());
  const std::u32string variant = U"葛\U000E0100";
  const std::u32string plain = U"葛";
  const Unpacked with(mincho.web_font(variant));
  CHECK(with.shaped(variant, HB_DIRECTION_LTR, "ja") != with.shaped(plain, HB_DIRECTION_LTR, "ja"));
}

TEST_CASE("a face that forbids parts of it to be embedded gives no web font") {
  const auto allowed = [](unsigned char high, unsigned char low) {
    std::string table(96, '\0');
    table[8] = static_cast<char>(high);
    table[9] = static_cast<char>(low);
    const HbFace face(hb_face_builder_create());
    const Blob blob(hb_blob_create(table.data(),
                                   static_cast<unsigned>(table.size()),
                                   HB_MEMORY_MODE_DUPLICATE,
                                   nullptr,
                                   nullptr));
    hb_face_builder_add_table(face.get(), HB_TAG('O', 'S', '/', '2'), blob.get());
    return may_be_subset(face.get());
  };
  CHECK(allowed(0, 0));        // installable
  CHECK(allowed(0, 0x4));      // preview and print
  CHECK(allowed(0, 0x8));      // editable
  CHECK_FALSE(allowed(0, 2));  // restricted
  CHECK_FALSE(allowed(1, 0));  // no subsetting
  CHECK_FALSE(allowed(2, 0));  // bitmaps only
}
