// What the clean-ups ask of a character and its neighbours.
#pragma once

#include <cstddef>
#include <string_view>

namespace qianzi::transforms {

/// Han ideographs, U+3007 and U+3005, kana, bopomofo.
[[nodiscard]] bool is_cjk_letter(char32_t c);
/// The same, and marks that are as wide as these: 。《（“.
[[nodiscard]] bool is_cjk(char32_t c);
/// Letters and digits of other scripts.
[[nodiscard]] bool is_other_letter(char32_t c);
[[nodiscard]] constexpr bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
/// Space, tab, no-break and ideographic space.
[[nodiscard]] bool is_space(char32_t c);

/// The character at `at`; U+0000 beyond the ends.
[[nodiscard]] constexpr char32_t at_or_none(std::u32string_view text, std::size_t at) {
  return at < text.size() ? text[at] : U'\0';
}
[[nodiscard]] constexpr char32_t before(std::u32string_view text, std::size_t at) {
  return at == 0 ? U'\0' : text[at - 1];
}

/// Whether any character is one of CJK's letters.
[[nodiscard]] bool has_cjk(std::u32string_view text);

}  // namespace qianzi::transforms
