// The few words a site has beside its articles' own, by language.
#pragma once

#include "qianzi/edition.h"

#include <string>
#include <string_view>

namespace qianzi::html {

struct Words {
  std::string_view front;  ///< back to the edition's front page
  std::string_view previous;
  std::string_view next;
  std::string_view before_page;  ///< 第 of 第3版
  std::string_view after_page;
  std::string_view before_number;
  std::string_view after_number;
};
[[nodiscard]] const Words& words_of(std::string_view language);

/// 第1版 要闻
[[nodiscard]] std::string page_label(const PagePlan& page, const Words& words);

}  // namespace qianzi::html
