// Inline content: text with its elements, and the rule for white space.
#pragma once

#include "readers/native/article_reader.h"
#include "readers/native/element.h"

#include "qianzi/article.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

/// What inline content of one article refers to.
struct References {
  std::vector<ArticleLink> links;
  /// The notes that the article has, by id, with their numbers: places in the order of first
  /// reference, from 1; 0 for those that nothing has referred to yet.
  std::map<std::string, std::uint32_t, std::less<>> notes;
  std::uint32_t notes_referred_to = 0;
};

/// The elements that may stand in inline content.
[[nodiscard]] bool is_inline_name(std::string_view name);

/// The inline content of `element`, white space settled. Elements that have no place are reported.
[[nodiscard]] Inlines
read_inlines(const tinyxml2::XMLElement& element, References& references, Report& report);

}  // namespace qianzi::readers
