#include "xhtml/decode.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace qianzi::xhtml {

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

bool within(char32_t character, std::span<const Interval> intervals) {
  const auto after = std::upper_bound(
      intervals.begin(), intervals.end(), character, [](char32_t value, const Interval& interval) {
        return value < interval.first;
      });
  return after != intervals.begin() && character <= std::prev(after)->last;
}

}  // namespace qianzi::xhtml
