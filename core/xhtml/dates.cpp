#include "xhtml/dates.h"

#include <fmt/format.h>

#include <charconv>

namespace qianzi::xhtml {

namespace {

/// Takes `digits` digits with a value in [least, most] off the front; -1 if they are not there.
int take(std::string_view& text, std::size_t digits, int least, int most) {
  if (text.size() < digits) return -1;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc{} || end != text.data() + digits || text.front() == '-') return -1;
  if (value < least || value > most) return -1;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

bool take_day(std::string_view& text) {
  const int year = take(text, 4, 1, 9999);
  if (year < 0 || !take(text, '-')) return false;
  const int month = take(text, 2, 1, 12);
  if (month < 0 || !take(text, '-')) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const bool short_month = month == 4 || month == 6 || month == 9 || month == 11;
  const int last = month == 2 ? (leap ? 29 : 28) : (short_month ? 30 : 31);
  return take(text, 2, 1, last) > 0;
}

bool take_time(std::string_view& text) {
  if (take(text, 2, 0, 23) < 0 || !take(text, ':') || take(text, 2, 0, 59) < 0) return false;
  return !take(text, ':') || take(text, 2, 0, 59) >= 0;
}

bool is_offset(std::string_view text) {
  if (text == "Z") return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  return take(text, 2, 0, 14) >= 0 && take(text, ':') && take(text, 2, 0, 59) >= 0 && text.empty();
}

}  // namespace

bool is_date(std::string_view text) {
  if (!take_day(text)) return false;
  if (text.empty()) return true;
  return take(text, 'T') && take_time(text) && is_offset(text);
}

std::string readable_date(std::string_view date, std::string_view language) {
  const std::string_view year = date.substr(0, 4);
  const std::string_view month = date.substr(date[5] == '0' ? 6 : 5, date[5] == '0' ? 1 : 2);
  const std::string_view day = date.substr(date[8] == '0' ? 9 : 8, date[8] == '0' ? 1 : 2);
  std::string text(date.substr(0, 10));
  if (language.starts_with("zh") || language.starts_with("ja")) {
    text = fmt::format("{}年{}月{}日", year, month, day);
  } else if (language.starts_with("ko")) {
    text = fmt::format("{}년 {}월 {}일", year, month, day);
  }
  if (date.size() == 10) return text;
  const bool early = date[11] == '0';
  return fmt::format("{} {}", text, date.substr(early ? 12 : 11, early ? 4 : 5));
}

}  // namespace qianzi::xhtml
