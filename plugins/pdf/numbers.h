// Numbers as PDF writes them (PDF 32000-1 7.3.3): no exponent, no locale, the shortest form with a
// bounded number of decimals. libharu's own writer cuts reals above 32,767 and long fractions.
#pragma once

#include <cstdint>
#include <string>

namespace qianzi::pdf {

/// To the nearest, halves away from zero; far within 64 bits. OPTIMIZATION: std::llround is a call.
[[nodiscard]] inline std::int64_t rounded(double value) {
  return static_cast<std::int64_t>(value + (value < 0 ? -0.5 : 0.5));
}

/// Appends `value` rounded to at most `decimals` (0 to 4) places, without trailing zeros; what
/// rounds to nothing is `0`. Not-a-number and infinity become 0.
void append_number(std::string& out, double value, int decimals = 3);

void append_integer(std::string& out, std::int64_t value);

/// `N 0 R`
void append_reference(std::string& out, std::uint32_t object);

/// Appends exactly `digits` upper-case hexadecimal digits of `value`.
void append_hex(std::string& out, std::uint32_t value, int digits);

/// Numbers with a blank after each, as operands and arrays have them.
template <class... Values>
void append_numbers(std::string& out, Values... values) {
  ((append_number(out, values), out.push_back(' ')), ...);
}

}  // namespace qianzi::pdf
