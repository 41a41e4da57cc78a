#include "strings.h"

#include "numbers.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Lead {
  int continuation;  ///< how many bytes follow; -1: not a lead byte
  char32_t bits;
  char32_t least;  ///< shorter forms than needed are ill-formed
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {0, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {1, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {2, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {3, byte & 0x07U, 0x10000};
  return {-1, 0, 0};
}

bool is_scalar(char32_t value) {
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

}  // namespace

char32_t take_code_point(std::string_view& text) {
  const Lead lead = lead_of(static_cast<unsigned char>(text.front()));
  text.remove_prefix(1);
  if (lead.continuation < 0) return replacement;
  const auto count = static_cast<std::size_t>(lead.continuation);
  if (text.size() < count) return replacement;
  char32_t value = lead.bits;
  for (std::size_t i = 0; i < count; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80) return replacement;
    value = value << 6U | (byte & 0x3FU);
  }
  if (value < lead.least || !is_scalar(value)) return replacement;
  text.remove_prefix(count);
  return value;
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
  while (!utf8.empty()) {
    const char32_t character = take_code_point(utf8);
    if (character < 0x10000) {
      append_hex(out, character, 4);
    } else {
      append_hex(out, 0xD800 + ((character - 0x10000) >> 10U), 4);
      append_hex(out, 0xDC00 + ((character - 0x10000) & 0x3FFU), 4);
    }
  }
}

void append_text_string(std::string& out, std::string_view utf8) {
  const bool plain =
      std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (plain) {
    append_byte_string(out, utf8);
    return;
  }
  out += "<FEFF";
  append_utf16_hex(out, utf8);
  out.push_back('>');
}

void append_byte_string(std::string& out, std::string_view bytes) {
  out.push_back('(');
  for (const char c : bytes) append_string_byte(out, c);
  out.push_back(')');
}

void append_name(std::string& out, std::string_view name) {
  constexpr std::string_view special = "#/()<>[]{}%";
  out.push_back('/');
  for (const char c : name) {
    if (c > ' ' && c < 0x7F && special.find(c) == std::string_view::npos) {
      out.push_back(c);
    } else {
      out.push_back('#');
      append_hex(out, static_cast<unsigned char>(c), 2);
    }
  }
}

}  // namespace qianzi::pdf
