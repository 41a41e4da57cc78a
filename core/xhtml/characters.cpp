#include "xhtml/characters.h"

#include "xhtml/decode.h"

#include <array>
#include <cstddef>

namespace qianzi::xhtml {
namespace {

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
    const std::size_t plain = plain_run(text, at);
    out += text.substr(at, plain);
    at += plain;
    if (at == text.size()) break;
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
