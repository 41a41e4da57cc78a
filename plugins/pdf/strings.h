// Strings and names as PDF writes them (PDF 32000-1 7.3.4, 7.3.5, 7.9.2).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qianzi::pdf {

/// Takes the next code point off the front of `text`; an ill-formed byte gives U+FFFD.
/// Precondition: `text` is not empty.
[[nodiscard]] char32_t take_code_point(std::string_view& text);

/// Upper-case hexadecimal UTF-16BE, surrogate pairs beyond the basic plane, no mark, no brackets.
void append_utf16_hex(std::string& out, std::string_view utf8);

/// A text string: a literal where all is printable ASCII, else UTF-16BE with its mark.
void append_text_string(std::string& out, std::string_view utf8);

/// Is the byte another in a literal string than itself?
[[nodiscard]] constexpr bool is_special_in_string(char byte) {
  return byte == '\r' || byte == '(' || byte == ')' || byte == '\\';
}

/// A byte of a literal string, escaped where it must be.
inline void append_string_byte(std::string& out, char byte) {
  if (is_special_in_string(byte)) out.push_back('\\');
  // A bare return would be read as a line feed.
  out.push_back(byte == '\r' ? 'r' : byte);
}

/// A byte string as a literal, with its brackets.
void append_byte_string(std::string& out, std::string_view bytes);

/// A name with its slash; what a name may not hold is written #XX.
void append_name(std::string& out, std::string_view name);

}  // namespace qianzi::pdf
