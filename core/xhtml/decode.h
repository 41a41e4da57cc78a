// UTF-8, a character at a time, and sets of characters.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace qianzi::xhtml {

/// No character: what stands for a byte that is no UTF-8.
inline constexpr char32_t broken = 0xFFFFFFFF;

struct Decoded {
  char32_t character = broken;
  std::size_t bytes = 1;
};

/// One code point of well-formed UTF-8 (Unicode table 3-7), or `broken` and the one byte to step
/// over.
[[nodiscard]] Decoded decode(std::string_view text, std::size_t at);

/// How many bytes from `at` on are characters about which nothing here has to be asked: of the
/// first 20,902 ideographs, CJK and full-width marks, and of ASCII letters, digits and marks but &
/// < > ". OPTIMIZATION: nearly all of a text is of these, and passed over several times.
[[nodiscard]] std::size_t plain_run(std::string_view text, std::size_t at);

struct Interval {
  char32_t first;
  char32_t last;
};

/// `intervals` in the order of code points, without overlap.
[[nodiscard]] bool within(char32_t character, std::span<const Interval> intervals);

}  // namespace qianzi::xhtml
