#include "opds_lists.h"

#include "package.h"
#include "words.h"

#include <algorithm>
#include <map>
#include <ranges>

namespace qianzi::epub {
namespace {

struct Names {
  std::string_view latest;
  std::string_view undated;
  std::string_view after_year;
};

Names names_of(std::string_view language) {
  for (const std::string_view traditional : {"zh-Hant", "zh-TW", "zh-HK"}) {
    if (language.starts_with(traditional)) return {"最新", "沒有日期", "年"};
  }
  if (language.starts_with("zh")) return {"最新", "没有日期", "年"};
  if (language.starts_with("ja")) return {"最新号", "日付なし", "年"};
  if (language.starts_with("ko")) return {"최신", "날짜 없음", "년"};
  return {"Latest", "Without a date", ""};
}

/// The digits of the year; empty where there is no day.
std::string year_of(const CatalogueEntry& entry) {
  const std::string year = entry.date.substr(0, 4);
  const bool known = entry.date.size() >= 10 &&
                     std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; });
  return known ? year : std::string();
}

void add_years(BookLists& lists, std::span<const CatalogueEntry> entries, const Names& names) {
  std::map<std::string, std::vector<const CatalogueEntry*>, std::greater<>> years;
  for (const CatalogueEntry& entry : entries | std::views::reverse) {
    years[year_of(entry)].push_back(&entry);
  }
  for (auto& [year, books] : years) {
    const bool dated = !year.empty();
    lists.lists.push_back(
        {"opds-" + (dated ? year : "undated"),
         dated ? year + std::string(names.after_year) : std::string(names.undated),
         std::move(books)});
  }
}

void add_series(BookLists& lists, std::span<const CatalogueEntry> entries) {
  std::map<std::string, std::size_t, std::less<>> places;
  for (const CatalogueEntry& entry : entries) {
    if (entry.series.empty()) continue;
    const auto [place, fresh] = places.try_emplace(entry.series, lists.lists.size());
    if (fresh) lists.lists.push_back({numbered("opds-series-", places.size()), entry.series, {}});
    lists.lists[place->second].books.push_back(&entry);
  }
  for (const auto& [series, place] : places) {
    std::ranges::stable_sort(lists.lists[place].books, {}, &CatalogueEntry::position);
  }
}

}  // namespace

BookLists lists_of(std::span<const CatalogueEntry> entries) {
  constexpr std::size_t latest = 30;
  const CatalogueEntry& last = entries.back();
  const Names names = names_of(last.language);
  BookLists lists;
  lists.title = last.nameplate.empty() ? last.title : last.nameplate;
  lists.language = last.language;
  lists.latest_title = names.latest;
  lists.updated = utc_time(std::ranges::max(entries, {}, &CatalogueEntry::timestamp).timestamp);
  for (const CatalogueEntry& entry : entries | std::views::reverse | std::views::take(latest)) {
    lists.latest.push_back(&entry);
  }
  add_years(lists, entries, names);
  add_series(lists, entries);
  return lists;
}

std::string identifier_of(const CatalogueEntry& entry) {
  EditionHead head;
  head.publisher = entry.publisher;
  head.nameplate = entry.nameplate;
  head.id = entry.id;
  return identifier_of(head);
}

std::string title_of(const CatalogueEntry& entry) {
  if (entry.date.empty() || entry.title.find(entry.date) != std::string::npos) return entry.title;
  return entry.title + ' ' + entry.date;
}

}  // namespace qianzi::epub
