#include "model/list_marker.h"

#include <fmt/format.h>

#include <string_view>

namespace qianzi::model {
namespace {

/// 1 to 9999 in ideographs. A zero stands once for any run of empty places inside the number; 10 to
/// 19 have no leading one.
std::string ideographic(std::uint32_t number) {
  constexpr std::string_view digits[] = {
      "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
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

}  // namespace

std::string list_label(ListMarker marker, std::uint32_t number) {
  switch (marker) {
  case ListMarker::decimal:
    return fmt::format("{}.", number);
  case ListMarker::ideographic:
    return ideographic(number) + "、";
  case ListMarker::bracketed_ideographic:
    return "（" + ideographic(number) + "）";
  case ListMarker::bullet:
    break;
  }
  return "•";
}

}  // namespace qianzi::model
