#include "xhtml/characters.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace qianzi::xhtml {
namespace {

constexpr char32_t broken = 0xFFFFFFFF;

struct Decoded {
  char32_t character = broken;
  std::size_t bytes = 1;
};

/// One code point of well-formed UTF-8 (Unicode table 3-7), or `broken` and the one byte to step
/// over.
Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size()) return {};
  char32_t character = lead & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {};
    character = character << 6U | (byte(at + i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (character < least[bytes] || character > 0x10FFFF || surrogate) return {};
  return {character, bytes};
}

bool is_allowed(char32_t character) {
  if (character == U'\t' || character == U'\n') return true;
  if (character < 0x20 || (character >= 0x7F && character < 0xA0)) return false;
  if (character >= 0xFDD0 && character <= 0xFDEF) return false;
  return character <= 0x10FFFF && (character & 0xFFFEU) != 0xFFFE;
}

std::string_view reference_for(char character, bool attribute) {
  switch (character) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return attribute ? "&quot;" : "";
  case '\t':
    return attribute ? "&#9;" : "";
  case '\n':
    return attribute ? "&#10;" : "";
  default:
    return "";
  }
}

void append(std::string& out, std::string_view text, bool attribute) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (!is_allowed(decoded.character)) {
      out += "\xEF\xBF\xBD";
    } else if (const std::string_view reference = reference_for(text[at], attribute);
               !reference.empty()) {
      out += reference;
    } else {
      out += text.substr(at, decoded.bytes);
    }
    at += decoded.bytes;
  }
}

struct Interval {
  char32_t first;
  char32_t last;
};

bool within(char32_t character, const auto& intervals) {
  return std::any_of(intervals.begin(), intervals.end(), [&](const Interval& interval) {
    return character >= interval.first && character <= interval.last;
  });
}

bool starts_name(char32_t character) {
  constexpr std::array<Interval, 16> intervals = {{{':', ':'},
                                                   {'A', 'Z'},
                                                   {'_', '_'},
                                                   {'a', 'z'},
                                                   {0xC0, 0xD6},
                                                   {0xD8, 0xF6},
                                                   {0xF8, 0x2FF},
                                                   {0x370, 0x37D},
                                                   {0x37F, 0x1FFF},
                                                   {0x200C, 0x200D},
                                                   {0x2070, 0x218F},
                                                   {0x2C00, 0x2FEF},
                                                   {0x3001, 0xD7FF},
                                                   {0xF900, 0xFDCF},
                                                   {0xFDF0, 0xFFFD},
                                                   {0x10000, 0xEFFFF}}};
  return within(character, intervals);
}

bool continues_name(char32_t character) {
  constexpr std::array<Interval, 5> intervals = {
      {{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};
  return starts_name(character) || within(character, intervals);
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  append(out, text, false);
}

void append_attribute_value(std::string& out, std::string_view value) {
  append(out, value, true);
}

bool is_xml_name(std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = 0; at < name.size();) {
    const Decoded decoded = decode(name, at);
    if (!(at == 0 ? starts_name(decoded.character) : continues_name(decoded.character))) {
      return false;
    }
    at += decoded.bytes;
  }
  return true;
}

}  // namespace qianzi::xhtml
