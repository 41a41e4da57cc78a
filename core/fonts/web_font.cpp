#include "fonts/web_font.h"

#include "fonts/handles.h"
#include "fonts/woff2.h"

#include "qianzi/diagnostic.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>

namespace qianzi::fonts {
namespace {

// The subsetter keeps what shaping needs by default (locl, vert, kern, ...); these it would drop,
// and a style sheet may ask for them: the half-width forms of marks by which browsers trim
// punctuation (CSS Text 4, text-spacing-trim), forms for readings, proportional forms, narrow and
// wide ones of marks that Latin and Chinese share.
constexpr std::array kept_features{HB_TAG('p', 'w', 'i', 'd'),
                                   HB_TAG('h', 'a', 'l', 't'),
                                   HB_TAG('v', 'h', 'a', 'l'),
                                   HB_TAG('c', 'h', 'w', 's'),
                                   HB_TAG('v', 'c', 'h', 'w'),
                                   HB_TAG('p', 'a', 'l', 't'),
                                   HB_TAG('v', 'p', 'a', 'l'),
                                   HB_TAG('r', 'u', 'b', 'y'),
                                   HB_TAG('h', 'w', 'i', 'd'),
                                   HB_TAG('f', 'w', 'i', 'd')};

// What a licence asks to stay with the font (OpenType name IDs): copyright, the family's names,
// trade mark, licence and where it stands.
constexpr std::array<hb_codepoint_t, 9> kept_names{0, 1, 2, 4, 5, 6, 7, 13, 14};

SubsetInput make_input(std::u32string_view characters) {
  SubsetInput input(hb_subset_input_create_or_fail());
  if (!input) return input;
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
  for (const char32_t character : characters) hb_set_add(wanted, character);
  hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  for (const hb_tag_t tag : kept_features) hb_set_add(features, tag);
  hb_set_t* names = hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID);
  hb_set_clear(names);
  for (const hb_codepoint_t id : kept_names) hb_set_add(names, id);
  return input;
}

}  // namespace

Bytes web_font(hb_face_t* face, const std::string& name, std::u32string_view characters) {
  const SubsetInput input = make_input(characters);
  const HbFace made(input ? hb_subset_or_fail(face, input.get()) : nullptr);
  // What the subsetter makes does not list its tables; the file does.
  const Blob file(made ? hb_face_reference_blob(made.get()) : hb_blob_get_empty());
  const HbFace font(hb_face_create(file.get(), 0));
  Bytes packed = pack_woff2(font.get());
  if (packed.empty())
    throw Failure(
        fmt::format("The font {} is damaged: it cannot be subset. Install it anew.", name));
  return packed;
}

bool may_be_subset(hb_face_t* face) {
  const Blob table(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
  unsigned length = 0;
  const char* data = hb_blob_get_data(table.get(), &length);
  if (length < 10) return true;  // a font without the table forbids nothing
  const auto byte = [&](unsigned at) { return static_cast<unsigned char>(data[at]); };
  const unsigned type = static_cast<unsigned>(byte(8) << 8) | byte(9);
  constexpr unsigned restricted = 0x2, preview = 0x4, editable = 0x8;
  constexpr unsigned no_subsetting = 0x100, bitmaps_only = 0x200;
  const bool forbidden = (type & restricted) != 0 && (type & (preview | editable)) == 0;
  return !forbidden && (type & (no_subsetting | bitmaps_only)) == 0;
}

}  // namespace qianzi::fonts
