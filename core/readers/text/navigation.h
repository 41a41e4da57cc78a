// Menus, places in a site and counters: what a site's page has around its article.
#pragma once

#include "readers/text/lines.h"

#include <string_view>
#include <vector>

namespace qianzi::readers {

/// Whether the whole line is such: 首页 > 新闻 > 正文, 点击：1024, 分享到：微信 微博.
[[nodiscard]] bool is_navigation(std::string_view line);

/// Whether one word of a line is an entry of a menu or a counter with its number.
[[nodiscard]] bool is_menu_entry(std::string_view word);

/// The words of a line: what stands between white space, |, > and the like.
[[nodiscard]] std::vector<std::string_view> entries_of(std::string_view line);

}  // namespace qianzi::readers
