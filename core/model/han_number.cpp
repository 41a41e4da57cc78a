#include "model/han_number.h"

#include <fmt/format.h>

namespace qianzi::model {
namespace {

constexpr std::string_view digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

}  // namespace

std::string han_number(std::uint32_t number) {
  constexpr std::string_view places[] = {"", "十", "百", "千"};
  if (number == 0 || number > 9999) return fmt::format("{}", number);
  std::string text;
  bool gap = false;
  std::uint32_t divisor = 1000;
  for (std::size_t place = 4; place-- > 0; divisor /= 10) {
    const std::uint32_t digit = number / divisor % 10;
    if (digit == 0) {
      gap = !text.empty();
      continue;
    }
    if (gap) text += digits[0];
    gap = false;
    const bool bare_ten = place == 1 && digit == 1 && text.empty();
    if (!bare_ten) text += digits[digit];
    text += places[place];
  }
  return text;
}

std::string han_digits(std::string_view number) {
  std::string text;
  for (const char c : number) {
    if (c == '0') {
      text += "〇";
    } else if (c > '0' && c <= '9') {
      text += digits[static_cast<std::size_t>(c - '0')];
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace qianzi::model
