#include "codes.h"

#include "numbers.h"

#include <cmath>

namespace qianzi::pdf {

std::size_t CodeKeyHash::operator()(const CodeKey& key) const {
  std::uint64_t hash = 0x9E3779B97F4A7C15U;
  const auto mix = [&hash](std::uint64_t value) {
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 32U;
  };
  mix(std::uint64_t{key.glyph} << 32U | key.text);
  mix(std::uint64_t{static_cast<std::uint32_t>(key.x)} << 32U | static_cast<std::uint32_t>(key.y));
  mix(std::uint64_t{static_cast<std::uint32_t>(key.advance)} << 1U | (key.vertical ? 1U : 0U));
  return hash;
}

std::size_t FontCodes::TextHash::operator()(std::string_view text) const {
  // OPTIMIZATION: most texts are one character of up to four bytes.
  if (text.size() > 4) return std::hash<std::string_view>()(text);
  std::uint64_t packed = text.size();
  for (const char byte : text) packed = packed << 8U | static_cast<unsigned char>(byte);
  packed *= 0x9E3779B97F4A7C15U;
  return packed ^ packed >> 32U;
}

void append_resource_name(std::string& out, FontUse use) {
  out += use.vertical ? "/V" : "/F";
  append_integer(out, use.font + 1);
}

double thousandths(double font_units, std::uint32_t units_per_em) {
  // OPTIMIZATION: what most faces have needs no rounding.
  if (units_per_em == 1000 && font_units == static_cast<std::int32_t>(font_units))
    return font_units;
  return std::round(font_units * 1e6 / units_per_em) / 1e3;
}

FontCodes::FontCodes(Services& services, ObjectFile& objects, std::size_t codes_a_font)
    : services_(services), objects_(objects), codes_a_font_(codes_a_font), recent_(recent_count) {
  static_cast<void>(text({}));
}

std::uint32_t FontCodes::text(std::string_view text) {
  const auto known = text_numbers_.find(text);
  if (known != text_numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(&text_numbers_.try_emplace(std::string(text), number).first->first);
  return number;
}

FontCodes::FaceCodes& FontCodes::face_codes(FaceId face) {
  if (face.index >= faces_.size()) faces_.resize(face.index + 1);
  std::unique_ptr<FaceCodes>& place = faces_[face.index];
  if (place) return *place;
  const FaceInfo& info = services_.face(face);
  place = std::make_unique<FaceCodes>();
  FaceCodes& codes = *place;
  codes.info = &info;
  open_font(face, codes);
  return codes;
}

void FontCodes::open_font(FaceId face, FaceCodes& codes) {
  codes.font = static_cast<std::uint32_t>(fonts_.size());
  fonts_.push_back({face, {}, 0, 0});
}

FontCodes::Code FontCodes::code(FaceId face, const CodeKey& key) {
  FaceCodes& codes = face_codes(face);
  auto found = codes.codes.find(key);
  if (found == codes.codes.end()) {
    if (fonts_[codes.font].codes.size() >= codes_a_font_) open_font(face, codes);
    std::vector<CodeKey>& row = fonts_[codes.font].codes;
    row.push_back(key);
    const FaceCodes::Place place{codes.font, static_cast<std::uint16_t>(row.size())};
    found = codes.codes.emplace(key, place).first;
  }
  DocumentFont& font = fonts_[found->second.font];
  ObjectId& object = key.vertical ? font.vertical : font.horizontal;
  if (object == 0) object = objects_.reserve();
  return {{found->second.font, key.vertical}, found->second.code};
}

/// A short text as a number; `unpacked` if it is too long for one.
std::uint64_t FontCodes::packed(std::string_view text) {
  if (text.size() > 7) return unpacked;
  std::uint64_t number = text.size();
  for (const char byte : text) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

FontCodes::Code FontCodes::code(FaceId face, const CodeKey& key, std::string_view text_of_key) {
  const std::uint64_t number = packed(text_of_key);
  const std::uint32_t mixed =
      key.glyph * 2 + (key.vertical ? 1U : 0U) + static_cast<std::uint32_t>(key.advance) * 977;
  Recent& recent = recent_[mixed % recent_count];
  if (recent.text == number && recent.face == face && recent.key == key && number != unpacked) {
    return {{recent.place.font, key.vertical}, recent.place.code};
  }
  CodeKey whole = key;
  whole.text = text(text_of_key);
  const Code found = code(face, whole);
  recent = {number, face, key, {found.use.font, found.code}};
  return found;
}

const FaceInfo& FontCodes::info(FaceId face) {
  return *face_codes(face).info;
}

}  // namespace qianzi::pdf
