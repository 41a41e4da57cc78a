#include "composition/shape_alone.h"

#include <hb-ot.h>
#include <hb.h>

#include <iterator>
#include <span>
#include <utility>

namespace qianzi::composition {
namespace {

constexpr std::size_t code_points = 0x110000;

/// What hb_shape applies to a run of Han without being asked (hb-ot-shape.cc), and what it applies
/// to digits beside a fraction slash.
constexpr hb_tag_t own_features[] = {HB_TAG('r', 'v', 'r', 'n'),
                                     HB_TAG('f', 'r', 'a', 'c'),
                                     HB_TAG('n', 'u', 'm', 'r'),
                                     HB_TAG('d', 'n', 'o', 'm'),
                                     HB_TAG('r', 'a', 'n', 'd'),
                                     HB_TAG('a', 'b', 'v', 'm'),
                                     HB_TAG('b', 'l', 'w', 'm'),
                                     HB_TAG('c', 'c', 'm', 'p'),
                                     HB_TAG('l', 'o', 'c', 'l'),
                                     HB_TAG('m', 'a', 'r', 'k'),
                                     HB_TAG('m', 'k', 'm', 'k'),
                                     HB_TAG('r', 'l', 'i', 'g')};
constexpr hb_tag_t horizontal_features[] = {HB_TAG('l', 't', 'r', 'a'),
                                            HB_TAG('l', 't', 'r', 'm'),
                                            HB_TAG('c', 'a', 'l', 't'),
                                            HB_TAG('c', 'l', 'i', 'g'),
                                            HB_TAG('c', 'u', 'r', 's'),
                                            HB_TAG('d', 'i', 's', 't'),
                                            HB_TAG('l', 'i', 'g', 'a'),
                                            HB_TAG('r', 'c', 'l', 't')};
constexpr hb_tag_t vertical_features[] = {HB_TAG('v', 'e', 'r', 't')};

/// A lookup whose flag says that it passes over base glyphs or ligatures reaches over its
/// neighbours (OpenType, «Lookup table»).
constexpr unsigned passes_over = 0x0002 | 0x0004;

class TableReader {
public:
  TableReader(hb_face_t* face, hb_tag_t table)
      : blob_(hb_face_reference_table(face, table)), data_(hb_blob_get_data(blob_, &size_)) {}
  ~TableReader() { hb_blob_destroy(blob_); }
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  [[nodiscard]] unsigned flag_of(unsigned lookup) const {
    const unsigned list = at(8);
    return at(list + at(list + 2 + 2 * lookup) + 2);
  }

private:
  [[nodiscard]] unsigned at(unsigned offset) const {
    if (offset + 2 > size_) return 0;
    const auto byte = [&](unsigned i) { return static_cast<unsigned char>(data_[i]); };
    return byte(offset) * 256U + byte(offset + 1);
  }
  unsigned size_ = 0;
  hb_blob_t* blob_;
  const char* data_;
};

/// The glyphs that one table's lookups name, for a script and language.
class Collector {
public:
  Collector(hb_face_t* face, hb_tag_t table, const hb_language_impl_t* language, hb_set_t* glyphs)
      : face_(face), table_(table), glyphs_(glyphs), reader_(face, table) {
    constexpr unsigned most = 8;
    hb_tag_t scripts[most];
    hb_tag_t languages[most];
    unsigned script_count = most;
    unsigned language_count = most;
    hb_ot_tags_from_script_and_language(
        HB_SCRIPT_HAN, language, &script_count, scripts, &language_count, languages);
    hb_ot_layout_table_select_script(face, table, script_count, scripts, &script_, nullptr);
    hb_ot_layout_script_select_language(
        face, table, script_, language_count, languages, &language_);
  }

  void add_required() {
    unsigned feature = 0;
    if (hb_ot_layout_language_get_required_feature_index(
            face_, table_, script_, language_, &feature) != 0) {
      add_feature(feature);
    }
  }

  void add(hb_tag_t tag) {
    unsigned feature = 0;
    const bool found =
        hb_ot_layout_language_find_feature(face_, table_, script_, language_, tag, &feature) != 0 ||
        (tag == vertical_features[0] && find_anywhere(tag, feature));
    if (found) add_feature(feature);
  }

  /// Was there a lookup that reaches over its neighbours?
  [[nodiscard]] bool reaches() const { return reaches_; }

private:
  /// HarfBuzz takes `vert` from any script if the run's has none.
  bool find_anywhere(hb_tag_t tag, unsigned& feature) const {
    const unsigned all = hb_ot_layout_table_get_feature_tags(face_, table_, 0, nullptr, nullptr);
    for (unsigned i = 0; i < all; ++i) {
      hb_tag_t found = 0;
      unsigned count = 1;
      hb_ot_layout_table_get_feature_tags(face_, table_, i, &count, &found);
      if (found != tag) continue;
      feature = i;
      return true;
    }
    return false;
  }

  void add_feature(unsigned feature) {
    unsigned start = 0;
    unsigned count = 0;
    do {
      unsigned lookups[32];
      count = std::size(lookups);
      hb_ot_layout_feature_get_lookups(face_, table_, feature, start, &count, lookups);
      for (unsigned i = 0; i < count; ++i) {
        reaches_ = reaches_ || (reader_.flag_of(lookups[i]) & passes_over) != 0;
        hb_ot_layout_lookup_collect_glyphs(
            face_, table_, lookups[i], glyphs_, glyphs_, glyphs_, nullptr);
      }
      start += count;
    } while (count != 0);
  }

  hb_face_t* face_;
  hb_tag_t table_;
  hb_set_t* glyphs_;
  TableReader reader_;
  unsigned script_ = 0;
  unsigned language_ = 0;
  bool reaches_ = false;
};

bool has_table(hb_face_t* face, hb_tag_t tag) {
  hb_blob_t* const blob = hb_face_reference_table(face, tag);
  const bool found = hb_blob_get_length(blob) > 0;
  hb_blob_destroy(blob);
  return found;
}

/// Substitution and positioning by OpenType's lookups and nothing else?
bool by_lookups(hb_face_t* face) {
  return hb_ot_var_has_data(face) == 0 && !has_table(face, HB_TAG('m', 'o', 'r', 'x')) &&
         !has_table(face, HB_TAG('m', 'o', 'r', 't')) &&
         !has_table(face, HB_TAG('k', 'e', 'r', 'x')) &&
         !has_table(face, HB_TAG('t', 'r', 'a', 'k')) &&
         !has_table(face, HB_TAG('S', 'i', 'l', 'f'));
}

}  // namespace

LoneGlyphs::LoneGlyphs(const WideShaping& shaping, std::span<const hb_feature_t> features)
    : shaping_(shaping), pages_(code_points / page_size) {
  hb_face_t* const face = hb_font_get_face(shaping.font);
  if (!by_lookups(face)) return;
  interacting_ = hb_set_create();
  bool reaches = false;
  for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
    Collector collector(face, table, shaping.language, interacting_);
    collector.add_required();
    for (const hb_tag_t tag : own_features) collector.add(tag);
    if (shaping.vertical) {
      for (const hb_tag_t tag : vertical_features) collector.add(tag);
    } else {
      for (const hb_tag_t tag : horizontal_features) collector.add(tag);
    }
    for (const hb_feature_t& feature : features) {
      if (feature.value != 0) collector.add(feature.tag);
    }
    reaches = reaches || collector.reaches();
  }
  if (!reaches) return;
  hb_set_destroy(interacting_);
  interacting_ = nullptr;
}

LoneGlyphs::LoneGlyphs(LoneGlyphs&& other) noexcept
    : shaping_(other.shaping_),
      interacting_(std::exchange(other.interacting_, nullptr)),
      pages_(std::move(other.pages_)) {}

LoneGlyphs::~LoneGlyphs() {
  hb_set_destroy(interacting_);
}

bool LoneGlyphs::interacts(char32_t character) const {
  hb_codepoint_t glyph = 0;
  if (hb_font_get_nominal_glyph(shaping_.font, character, &glyph) == 0) return true;
  return hb_set_has(interacting_, glyph) != 0;
}

}  // namespace qianzi::composition
