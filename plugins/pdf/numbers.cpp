#include "numbers.h"

#include <array>
#include <cmath>

namespace qianzi::pdf {

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer;
  char* const end = buffer.data() + buffer.size();
  char* begin = end;
  auto left = static_cast<std::uint64_t>(value < 0 ? -value : value);
  do {
    *--begin = static_cast<char>('0' + left % 10);
    left /= 10;
  } while (left != 0);
  if (value < 0) *--begin = '-';
  out.append(begin, static_cast<std::size_t>(end - begin));
}

void append_number(std::string& out, double value, int decimals) {
  constexpr std::array<std::int64_t, 5> powers = {1, 10, 100, 1000, 10000};
  const std::int64_t scale = powers.at(static_cast<std::size_t>(decimals));
  // 1e14 keeps the scaled value inside 64 bits; no length on a sheet comes near.
  if (!std::isfinite(value) || std::abs(value) > 1e14) value = 0;
  const std::int64_t scaled = rounded(value * static_cast<double>(scale));
  const std::int64_t magnitude = scaled < 0 ? -scaled : scaled;
  if (scaled < 0) out.push_back('-');
  append_integer(out, magnitude / scale);
  std::int64_t fraction = magnitude % scale;
  if (fraction == 0) return;
  out.push_back('.');
  for (std::int64_t place = scale / 10; fraction != 0; place /= 10) {
    out.push_back(static_cast<char>('0' + fraction / place));
    fraction %= place;
  }
}

void append_reference(std::string& out, std::uint32_t object) {
  append_integer(out, object);
  out += " 0 R";
}

void append_hex(std::string& out, std::uint32_t value, int digits) {
  constexpr char letters[] = "0123456789ABCDEF";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out.push_back(letters[(value >> static_cast<unsigned>(shift)) & 0xFU]);
  }
}

}  // namespace qianzi::pdf
