// What a volume says of itself in its own language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qianzi::collections {

struct Words {
  std::string_view undated;     ///< articles without a day
  std::string_view no_section;  ///< without a section
  std::string_view no_author;
  std::string_view authors;  ///< what their index is called
  std::string_view titles;
  std::string_view other;  ///< heading for words that fit under no other
};
[[nodiscard]] Words words_of(std::string_view language);

/// 第2卷, 第2巻, 제2권, Volume 2.
[[nodiscard]] std::string volume_label(std::uint32_t number, std::string_view language);

/// A day as the parts above its own leave it to be said: 2026年, 11月, 24日. `iso`: of a day;
/// `from` and `to`: which of year (0), month (1) and day (2) are said.
[[nodiscard]] std::string
date_label(std::string_view iso, unsigned from, unsigned to, std::string_view language);

/// 2026年1月1日—3月31日, or the one day.
[[nodiscard]] std::string
period_label(std::string_view first, std::string_view last, std::string_view language);

}  // namespace qianzi::collections
