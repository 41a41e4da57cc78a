// The few words a site has beside its articles' own, by language, and dates as a newspaper prints
// them.
#pragma once

#include "qianzi/edition.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qianzi::html {

struct Words {
  std::string_view front;  ///< back to the edition's front page
  std::string_view previous;
  std::string_view next;
  std::string_view skip;         ///< past what stands above the text
  std::string_view pages;        ///< label of the list of pages
  std::string_view stories;      ///< label of the ways to the articles before and after
  std::string_view before_page;  ///< 第 of 第3版
  std::string_view after_page;
  std::string_view before_number;
  std::string_view after_number;
  std::string_view sections;
  std::string_view authors;
  std::string_view keywords;
  std::string_view topics;     ///< label of the list of an article's section, authors and keywords
  std::string_view directory;  ///< label of the ways to the lists of them
  std::string_view feed;
  std::string_view archive;     ///< the calendar of all editions
  std::string_view recent;      ///< the latest editions
  std::string_view years;       ///< label of the ways to the years
  std::string_view undated;     ///< editions without a day
  std::string_view before_all;  ///< 全部 of 全部12篇
  std::string_view after_all;
  std::string_view earlier;  ///< the part of a list before this one
  std::string_view later;
  std::string_view more;     ///< label of the ways to the parts of a list
  std::string_view reading;  ///< what the reader may choose
  std::string_view lines;    ///< which way they run
  std::string_view horizontal;
  std::string_view vertical;
  std::string_view size;
  std::string_view small;
  std::string_view medium;
  std::string_view large;
  std::string_view largest;
  std::string_view colours;
  std::string_view automatic;  ///< as the system has it
  std::string_view light;
  std::string_view dark;
  std::string_view sepia;
  std::string_view ruby;  ///< readings beside the text
  std::string_view shown;
  std::string_view sheets;      ///< the printed pages as they are
  std::string_view all_sheets;  ///< the page of all of them
  std::string_view page_before;
  std::string_view page_next;
  std::string_view on_this_page;
  std::string_view zoom;
  std::string_view take_text;  ///< rather than follow a link
  std::string_view search;
  std::string_view search_hint;   ///< what to type: two characters or more
  std::string_view before_found;  ///< what stands before and after the number of articles found
  std::string_view after_found;
  std::string_view search_none;    ///< nothing was found
  std::string_view search_script;  ///< needs script, and what there is without
};
[[nodiscard]] const Words& words_of(std::string_view language);

/// 第1版 要闻; the name alone where the page has no number.
[[nodiscard]] std::string page_label(const PagePlan& page, const Words& words);

/// `iso` is a day of the form 2026-11-24, fit for a datetime attribute.
[[nodiscard]] bool is_day(std::string_view iso);

/// 2026年11月24日 星期二, or as the language has it; `iso` itself where it is no day.
[[nodiscard]] std::string day_line(std::string_view iso, std::string_view language);

/// A day of the calendar.
struct Day {
  int year = 0;
  int month = 0;  ///< 1..12
  int day = 0;
};
/// Nothing where `iso` is no day.
[[nodiscard]] std::optional<Day> day_of(std::string_view iso);
[[nodiscard]] int days_in(int year, int month);
/// 0 is Sunday.
[[nodiscard]] std::size_t weekday(const Day& day);
/// 日 一 二, in one character or two.
[[nodiscard]] std::string_view weekday_name(std::size_t weekday, std::string_view language);
/// Whether its weeks begin on Sunday, as calendars on the wall do; else on Monday.
[[nodiscard]] bool weeks_begin_on_sunday(std::string_view language);
/// 2026年, and with a month 2026年11月.
[[nodiscard]] std::string period_line(int year, int month, std::string_view language);

[[nodiscard]] std::string decimal(std::uint32_t number);

}  // namespace qianzi::html
