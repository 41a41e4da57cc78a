// What stands above a page that is not the front page.
#pragma once

#include "reading.h"
#include "site.h"

#include "qianzi/xhtml.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace qianzi::html {

/// Of an article's page.
struct BarOfArticle {
  std::string_view language;
  std::optional<std::size_t> page;  ///< position of the page (版) it stands on
  ReadingChoices choices;
  std::string_view sheet = {};  ///< path of its printed page, or empty
};

/// The paper's name as a link home, the article's page, search, the date, and what the reader may
/// choose.
[[nodiscard]] XhtmlElement bar(std::string_view path, const Site& site);
[[nodiscard]] XhtmlElement
bar(std::string_view path, const BarOfArticle& article, const Site& site);

}  // namespace qianzi::html
