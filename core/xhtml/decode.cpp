#include "xhtml/decode.h"

#include "model/utf8.h"

#include <algorithm>
#include <iterator>

namespace qianzi::xhtml {

Decoded decode(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const auto character = model::next_code_point(text, next);
  return character ? Decoded{*character, next - at} : Decoded{};
}

namespace {

bool is_plain_ascii(unsigned char c) {
  return c >= 0x20 && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"';
}

/// Whether three bytes are a plain character: U+3001 to U+3020, U+4E00 to U+9FA5, U+FF01 to U+FF3F.
bool is_plain_wide(unsigned char a, unsigned char b, unsigned char c) {
  if ((c & 0xC0U) != 0x80U) return false;
  if (a >= 0xE5 && a <= 0xE8) return (b & 0xC0U) == 0x80U;
  if (a == 0xE4) return b >= 0xB8 && b <= 0xBF;
  if (a == 0xE9) return (b >= 0x80 && b <= 0xBD) || (b == 0xBE && c <= 0xA5);
  if (a == 0xE3) return b == 0x80 && c >= 0x81 && c <= 0xA0;
  return a == 0xEF && b == 0xBC && c >= 0x81;
}

}  // namespace

std::size_t plain_run(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  std::size_t end = at;
  while (end < text.size()) {
    if (is_plain_ascii(byte(end))) {
      ++end;
    } else if (end + 2 < text.size() && is_plain_wide(byte(end), byte(end + 1), byte(end + 2))) {
      end += 3;
    } else {
      break;
    }
  }
  return end - at;
}

bool within(char32_t character, std::span<const Interval> intervals) {
  const auto after = std::upper_bound(
      intervals.begin(), intervals.end(), character, [](char32_t value, const Interval& interval) {
        return value < interval.first;
      });
  return after != intervals.begin() && character <= std::prev(after)->last;
}

}  // namespace qianzi::xhtml
