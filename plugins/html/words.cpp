#include "words.h"

#include <array>
#include <charconv>

namespace qianzi::html {
namespace {

/// A number of the iso date; 0 if it is none.
int part(std::string_view iso, std::size_t at, std::size_t digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(iso.data() + at, iso.data() + at + digits, value);
  return error == std::errc{} && end == iso.data() + at + digits ? value : 0;
}

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/// 0 is Sunday (Sakamoto's method).
std::size_t weekday(int year, int month, int day) {
  constexpr std::array<int, 12> shift{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (month < 3) --year;
  const int sum =
      year + year / 4 - year / 100 + year / 400 + shift[static_cast<std::size_t>(month - 1)] + day;
  return static_cast<std::size_t>(sum % 7);
}

std::string count(int number, std::string_view unit) {
  return decimal(static_cast<std::uint32_t>(number)) + std::string(unit);
}

}  // namespace

std::string page_label(const PagePlan& page, const Words& words) {
  if (page.number.empty()) return page.name;
  std::string label(words.before_page);
  label += page.number;
  label += words.after_page;
  if (!page.name.empty()) label += " " + page.name;
  return label;
}

bool is_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return false;
  const int year = part(iso, 0, 4);
  const int month = part(iso, 5, 2);
  const int day = part(iso, 8, 2);
  const bool is_short = month == 4 || month == 6 || month == 9 || month == 11;
  const int last = month == 2 ? (is_leap(year) ? 29 : 28) : is_short ? 30 : 31;
  return year > 0 && month > 0 && month <= 12 && day > 0 && day <= last;
}

std::string day_line(std::string_view iso, std::string_view language) {
  constexpr std::array<std::string_view, 7> han{"日", "一", "二", "三", "四", "五", "六"};
  constexpr std::array<std::string_view, 7> kanji{"日", "月", "火", "水", "木", "金", "土"};
  constexpr std::array<std::string_view, 7> hangul{"일", "월", "화", "수", "목", "금", "토"};
  if (!is_day(iso)) return std::string(iso);
  const int year = part(iso, 0, 4);
  const int month = part(iso, 5, 2);
  const int day = part(iso, 8, 2);
  const std::size_t of_week = weekday(year, month, day);
  const std::string han_day = count(year, "年") + count(month, "月") + count(day, "日") + " ";
  if (language.starts_with("zh")) return han_day + "星期" + std::string(han[of_week]);
  if (language.starts_with("ja")) return han_day + std::string(kanji[of_week]) + "曜日";
  if (!language.starts_with("ko")) return std::string(iso);
  return count(year, "년 ") + count(month, "월 ") + count(day, "일 ") +
         std::string(hangul[of_week]) + "요일";
}

std::string decimal(std::uint32_t number) {
  std::array<char, 16> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

}  // namespace qianzi::html
