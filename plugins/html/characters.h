// Characters of UTF-8 text, which the core has checked.
#pragma once

#include <cstddef>
#include <string_view>

namespace qianzi::html {

/// Takes the first character off a text that is not empty. What is no whole character is U+FFFD,
/// a byte long.
[[nodiscard]] inline char32_t take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                                           : 4;
  char32_t character = 0xFFFD;
  std::size_t taken = 1;
  if (length == 1) {
    character = lead;
  } else if (length > 1 && length <= text.size()) {
    character = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) character = character << 6 | (byte(i) & 0x3FU);
    taken = length;
  }
  text.remove_prefix(taken);
  return character;
}

}  // namespace qianzi::html
