#include "numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace qianzi::pdf {

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_number(std::string& out, double value, int decimals) {
  constexpr std::array<std::int64_t, 5> powers = {1, 10, 100, 1000, 10000};
  const std::int64_t scale = powers.at(static_cast<std::size_t>(decimals));
  // 1e14 keeps the scaled value inside 64 bits; no length on a sheet comes near.
  if (!std::isfinite(value) || std::abs(value) > 1e14) value = 0;
  const std::int64_t scaled = rounded(value * static_cast<double>(scale));
  auto left = static_cast<std::uint64_t>(scaled < 0 ? -scaled : scaled);
  int places = decimals;
  for (; places > 0 && left % 10 == 0; --places) left /= 10;
  std::array<char, 24> buffer;
  char* const end = buffer.data() + buffer.size();
  char* begin = end;
  const auto put_digit = [&] {
    *--begin = static_cast<char>('0' + left % 10);
    left /= 10;
  };
  for (int i = 0; i < places; ++i) put_digit();
  if (places > 0) *--begin = '.';
  do {
    put_digit();
  } while (left != 0);
  if (scaled < 0) *--begin = '-';
  out.append(begin, static_cast<std::size_t>(end - begin));
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
