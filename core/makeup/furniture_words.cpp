#include "makeup/furniture.h"
#include "model/han_number.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace qianzi::makeup {
namespace {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// An ISO date; readers have checked it. Empty where there is none.
Date parse_date(std::string_view text) {
  Date date;
  if (text.size() < 10) return date;
  const auto number = [&](std::size_t at, std::size_t length, int& value) {
    std::from_chars(text.data() + at, text.data() + at + length, value);
  };
  number(0, 4, date.year);
  number(5, 2, date.month);
  number(8, 2, date.day);
  return date;
}

/// 0 Sunday to 6 Saturday, of the Gregorian calendar (Sakamoto's method).
int weekday(const Date& date) {
  constexpr std::array shifts{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int year = date.month < 3 ? date.year - 1 : date.year;
  const int month = date.month >= 1 && date.month <= 12 ? date.month : 1;
  return (year + year / 4 - year / 100 + year / 400 + shifts[static_cast<std::size_t>(month - 1)] +
          date.day) %
         7;
}

std::string word(std::string_view words, int index) {
  std::size_t begin = 0;
  for (; index > 0 && begin < words.size(); --index) {
    const std::size_t space = words.find(' ', begin);
    begin = space == std::string_view::npos ? words.size() : space + 1;
  }
  return std::string(words.substr(begin, words.find(' ', begin) - begin));
}

/// A page's number in Chinese numerals; one that is not digits alone stays as it is.
std::string in_han(const std::string& number) {
  std::uint32_t value = 0;
  const char* const last = number.data() + number.size();
  const auto [end, error] = std::from_chars(number.data(), last, value);
  return error == std::errc() && end == last ? model::han_number(value) : number;
}

std::string value_of(std::string_view name,
                     const EditionHead& head,
                     const PagePlan& page,
                     const design::Furniture& words) {
  const Date date = parse_date(head.date);
  if (name == "nameplate") return head.nameplate;
  if (name == "publisher") return head.publisher;
  if (name == "number") return head.number;
  if (name == "page") return page.number;
  if (name == "page-han") return in_han(page.number);
  if (name == "name") return page.name;
  if (date.year == 0) return {};
  if (name == "year") return fmt::format("{}", date.year);
  if (name == "year-han") return model::han_digits(fmt::format("{}", date.year));
  if (name == "month-han") return model::han_number(static_cast<std::uint32_t>(date.month));
  if (name == "day-han") return model::han_number(static_cast<std::uint32_t>(date.day));
  if (name == "month") return fmt::format("{}", date.month);
  if (name == "day") return fmt::format("{}", date.day);
  if (name == "weekday") return word(words.weekdays, weekday(date));
  if (name == "date") return furniture_words(words.date, head, page, words);
  return {};
}

}  // namespace

std::string furniture_words(std::string_view pattern,
                            const EditionHead& head,
                            const PagePlan& page,
                            const design::Furniture& words) {
  std::string text;
  bool asked = false;
  bool answered = false;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    text += pattern.substr(0, close == std::string_view::npos ? close : open);
    if (close == std::string_view::npos) break;
    const std::string value =
        value_of(pattern.substr(open + 1, close - open - 1), head, page, words);
    asked = true;
    answered = answered || !value.empty();
    text += value;
    pattern.remove_prefix(close + 1);
  }
  return asked && !answered ? std::string() : text;
}

std::vector<std::string> furniture_parts(std::string_view pattern,
                                         const EditionHead& head,
                                         const PagePlan& page,
                                         const design::Furniture& words) {
  std::vector<std::string> parts;
  while (!pattern.empty()) {
    const std::size_t bar = pattern.find('|');
    std::string part = furniture_words(pattern.substr(0, bar), head, page, words);
    if (!part.empty()) parts.push_back(std::move(part));
    pattern = bar == std::string_view::npos ? std::string_view() : pattern.substr(bar + 1);
  }
  return parts;
}

}  // namespace qianzi::makeup
