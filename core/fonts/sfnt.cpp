#include "fonts/sfnt.h"

#include "fonts/handles.h"

#include <hb-ot.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace qianzi::fonts {
namespace {

// Big-endian numbers of one table; 0 beyond its end, as OpenType has it for fields that a shorter
// version of a table lacks.
class Table {
public:
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob_.get(), &length);
    bytes_ = std::span(data, length);
  }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] std::uint8_t u8(std::size_t at) const {
    return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
  }
  [[nodiscard]] std::uint16_t u16(std::size_t at) const {
    return static_cast<std::uint16_t>(u8(at) << 8 | u8(at + 1));
  }
  [[nodiscard]] std::int16_t i16(std::size_t at) const {
    return static_cast<std::int16_t>(u16(at));
  }
  [[nodiscard]] std::uint32_t u32(std::size_t at) const {
    return static_cast<std::uint32_t>(u16(at)) << 16 | u16(at + 2);
  }

private:
  Blob blob_;
  std::span<const char> bytes_;
};

constexpr hb_tag_t os2_tag = HB_TAG('O', 'S', '/', '2');

std::string name(hb_face_t* face, hb_ot_name_id_t id) {
  std::array<char, 256> text{};
  unsigned size = text.size();
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, text.data());
  return {text.data(), size};
}

// PANOSE first (2: Latin text; serif style 11 to 15 is without serifs), then the family class, then
// the name: CJK fonts often leave the numbers at 0.
bool has_serifs(const Table& os2, std::string_view family) {
  const std::uint8_t panose_family = os2.u8(32);
  const std::uint8_t panose_serif = os2.u8(33);
  if (panose_family == 2 && panose_serif >= 2) return panose_serif < 11;
  const std::uint8_t family_class = os2.u8(30);
  if (family_class != 0) return family_class != 8;
  return family.find("Sans") == std::string_view::npos;
}

FontUnits metric(hb_font_t* font, hb_ot_metrics_tag_t tag, std::int32_t otherwise) {
  hb_position_t value = 0;
  if (!hb_ot_metrics_get_position(font, tag, &value)) value = otherwise;
  return FontUnits(value);
}

void read_metrics(hb_face_t* face, hb_font_t* font, FaceInfo& info) {
  const auto em = static_cast<std::int32_t>(info.units_per_em);
  info.ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, em * 88 / 100);
  info.descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -em * 12 / 100);
  if (info.ascender <= FontUnits(0)) info.ascender = FontUnits(em * 88 / 100);
  if (info.descender >= FontUnits(0)) info.descender = FontUnits(-em * 12 / 100);
  info.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 0);
  if (info.cap_height <= FontUnits(0)) info.cap_height = FontUnits(em * 7 / 10);
  const Table head(face, HB_TAG('h', 'e', 'a', 'd'));
  info.x_min = FontUnits(head.i16(36));
  info.y_min = FontUnits(head.i16(38));
  info.x_max = FontUnits(head.i16(40));
  info.y_max = FontUnits(head.i16(42));
}

}  // namespace

bool has_table(hb_face_t* face, hb_tag_t tag) {
  return !Table(face, tag).empty();
}

FaceInfo read_info(hb_face_t* face, hb_font_t* font) {
  FaceInfo info;
  info.postscript_name = name(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  info.family = name(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
  info.style = name(face, HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY);
  if (info.family.empty()) info.family = name(face, HB_OT_NAME_ID_FONT_FAMILY);
  if (info.style.empty()) info.style = name(face, HB_OT_NAME_ID_FONT_SUBFAMILY);
  info.units_per_em = hb_face_get_upem(face);
  read_metrics(face, font, info);
  const Table os2(face, os2_tag);
  const Table post(face, HB_TAG('p', 'o', 's', 't'));
  if (os2.u16(4) != 0) info.weight = os2.u16(4);
  info.serif = has_serifs(os2, info.family);
  info.italic_angle = static_cast<std::int32_t>(post.u32(4)) / 65536.0;
  info.fixed_pitch = post.u32(12) != 0;
  return info;
}

bool is_called(hb_face_t* face, std::string_view family, std::string_view style) {
  return (name(face, HB_OT_NAME_ID_FONT_FAMILY) == family &&
          name(face, HB_OT_NAME_ID_FONT_SUBFAMILY) == style) ||
         (name(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY) == family &&
          name(face, HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY) == style);
}

std::string obstacle(hb_face_t* face) {
  for (const hb_tag_t tag : {HB_TAG('h', 'e', 'a', 'd'),
                             HB_TAG('m', 'a', 'x', 'p'),
                             HB_TAG('h', 'h', 'e', 'a'),
                             HB_TAG('h', 'm', 't', 'x'),
                             HB_TAG('c', 'm', 'a', 'p')}) {
    if (!has_table(face, tag)) return "is damaged: a table that every font has is missing";
  }
  if (hb_face_get_glyph_count(face) == 0) return "is damaged: it has no glyphs";
  if (!has_table(face, HB_TAG('C', 'F', 'F', ' ')) && !has_table(face, HB_TAG('g', 'l', 'y', 'f')))
    return "has no outlines of a kind that can be used (glyf or CFF)";
  // OS/2 fsType: 2 alone is a restricted licence, 0x200 permits bitmaps only.
  const std::uint16_t embedding = Table(face, os2_tag).u16(8);
  if ((embedding & 0x000F) == 2 || (embedding & 0x0200) != 0)
    return "does not permit embedding (OS/2 fsType)";
  if ((embedding & 0x0100) != 0) return "does not permit subsetting (OS/2 fsType)";
  return {};
}

}  // namespace qianzi::fonts
