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

using Names = std::array<std::string_view, 7>;
constexpr Names han_names{"日", "一", "二", "三", "四", "五", "六"};
constexpr Names kanji_names{"日", "月", "火", "水", "木", "金", "土"};
constexpr Names hangul_names{"일", "월", "화", "수", "목", "금", "토"};
constexpr Names other_names{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"};

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

int days_in(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<Day> day_of(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const Day day{part(iso, 0, 4), part(iso, 5, 2), part(iso, 8, 2)};
  const bool known = day.year > 0 && day.month > 0 && day.month <= 12 && day.day > 0 &&
                     day.day <= days_in(day.year, day.month);
  return known ? std::optional(day) : std::nullopt;
}

bool is_day(std::string_view iso) {
  return day_of(iso).has_value();
}

// Sakamoto's method.
std::size_t weekday(const Day& day) {
  constexpr std::array<int, 12> shift{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int year = day.month < 3 ? day.year - 1 : day.year;
  const int sum = year + year / 4 - year / 100 + year / 400 +
                  shift[static_cast<std::size_t>(day.month - 1)] + day.day;
  return static_cast<std::size_t>(sum % 7);
}

std::string_view weekday_name(std::size_t weekday, std::string_view language) {
  if (language.starts_with("zh")) return han_names[weekday];
  if (language.starts_with("ja")) return kanji_names[weekday];
  return language.starts_with("ko") ? hangul_names[weekday] : other_names[weekday];
}

bool weeks_begin_on_sunday(std::string_view language) {
  return language.starts_with("ja") || language.starts_with("ko") ||
         language.starts_with("zh-Hant") || language.starts_with("zh-TW") ||
         language.starts_with("zh-HK");
}

std::string period_line(int year, int month, std::string_view language) {
  const bool han = language.starts_with("zh") || language.starts_with("ja");
  if (han) return count(year, "年") + (month > 0 ? count(month, "月") : std::string());
  if (language.starts_with("ko")) {
    return count(year, "년") + (month > 0 ? count(month, "월").insert(0, 1, ' ') : std::string());
  }
  const std::string two = std::string(month < 10 ? "-0" : "-");
  return count(year, "") + (month > 0 ? two + count(month, "") : std::string());
}

std::string day_line(std::string_view iso, std::string_view language) {
  const auto day = day_of(iso);
  if (!day) return std::string(iso);
  const std::string name(weekday_name(weekday(*day), language));
  const std::string han_day =
      count(day->year, "年") + count(day->month, "月") + count(day->day, "日") + " ";
  if (language.starts_with("zh")) return han_day + "星期" + name;
  if (language.starts_with("ja")) return han_day + name + "曜日";
  if (!language.starts_with("ko")) return std::string(iso);
  return count(day->year, "년 ") + count(day->month, "월 ") + count(day->day, "일 ") + name +
         "요일";
}

std::string decimal(std::uint32_t number) {
  std::array<char, 16> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

}  // namespace qianzi::html
