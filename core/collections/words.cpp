#include "collections/words.h"

#include "model/region.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace qianzi::collections {
namespace {

using model::Region;
using model::region_of;

/// Year, month or day of an ISO 8601 day.
int field(std::string_view iso, unsigned which) {
  constexpr std::array<std::size_t, 3> at{0, 5, 8};
  constexpr std::array<std::size_t, 3> length{4, 2, 2};
  int value = 0;
  if (iso.size() >= 10) {
    const std::string_view digits = iso.substr(at[which], length[which]);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
  }
  return value;
}

}  // namespace

Words words_of(std::string_view language) {
  switch (region_of(language)) {
  case Region::hans:
    return {"日期不详", "其他", "未署名", "作者索引", "篇名索引", "其他"};
  case Region::hant:
    return {"日期不詳", "其他", "未署名", "作者索引", "篇名索引", "其他"};
  case Region::ja:
    return {"日付不明", "その他", "無署名", "著者索引", "題名索引", "その他"};
  case Region::ko:
    return {"날짜 미상", "기타", "서명 없음", "저자 색인", "제목 색인", "기타"};
  case Region::other:
    break;
  }
  return {"Undated", "Other", "Unsigned", "Index of authors", "Index of titles", "Other"};
}

std::string volume_label(std::uint32_t number, std::string_view language) {
  switch (region_of(language)) {
  case Region::hans:
  case Region::hant:
    return fmt::format("第{}卷", number);
  case Region::ja:
    return fmt::format("第{}巻", number);
  case Region::ko:
    return fmt::format("제{}권", number);
  case Region::other:
    break;
  }
  return fmt::format("Volume {}", number);
}

std::string
date_label(std::string_view iso, unsigned from, unsigned to, std::string_view language) {
  const Region region = region_of(language);
  if (region == Region::other) {
    constexpr std::array<std::size_t, 3> end{4, 7, 10};
    return std::string(iso.substr(0, end[to]));
  }
  constexpr std::array<std::string_view, 3> han{"年", "月", "日"};
  constexpr std::array<std::string_view, 3> hangul{"년", "월", "일"};
  const auto& units = region == Region::ko ? hangul : han;
  std::string label;
  for (unsigned which = from; which <= to; ++which) {
    if (region == Region::ko && !label.empty()) label += ' ';
    label += fmt::format("{}{}", field(iso, which), units[which]);
  }
  return label;
}

std::string period_label(std::string_view first, std::string_view last, std::string_view language) {
  if (first.size() < 10 || last.size() < 10) return {};
  const std::string begin = date_label(first, 0, 2, language);
  if (first == last) return begin;
  const bool one_year =
      first.substr(0, 4) == last.substr(0, 4) && region_of(language) != Region::other;
  return fmt::format("{}—{}", begin, date_label(last, one_year ? 1 : 0, 2, language));
}

}  // namespace qianzi::collections
