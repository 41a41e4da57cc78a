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
  /// Note ids in the order of first reference; NoteReference::number is the place in it, from 1.
  std::vector<std::string> notes;
  /// Ids of the notes that the article has.
  std::map<std::string, SourcePosition, std::less<>> known_notes;
};

/// The elements that may stand in inline content.
[[nodiscard]] bool is_inline_name(std::string_view name);

/// The inline content of `element`, white space settled. Elements that have no place are reported.
[[nodiscard]] Inlines
read_inlines(const tinyxml2::XMLElement& element, References& references, Report& report);

/// White space as in docs/xml.md: a run that contains a line break vanishes between two wide
/// characters and is one space otherwise; other runs collapse to one space; the ends of the content
/// and of its lines are trimmed. U+3000 is a character, not white space.
void settle_white_space(Inlines& content);

}  // namespace qianzi::readers
