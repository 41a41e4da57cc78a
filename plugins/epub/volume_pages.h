// The pages that a volume of a collection has beside its articles: the contents of each part, and
// the indexes.
#pragma once

#include "package.h"

#include <map>
#include <string>
#include <string_view>

namespace qianzi::epub {

/// A part's name and what is in it, as <section>, for a page in the folder text. `language`: the
/// volume's.
[[nodiscard]] XhtmlElement part_page(const Section& part, std::string_view language);

/// Where each article stands, by Article::id.
using Places = std::map<std::string, Entry, std::less<>>;

/// An index as <section>, for a page in the folder text. A word leads to its article, or has its
/// articles below it. Articles that are not among `places` are left out.
[[nodiscard]] XhtmlElement
index_page(const Index& index, const Places& places, std::string_view language);

}  // namespace qianzi::epub
