// What the parts of a tree share while one article is made.
#pragma once

#include "qianzi/article.h"
#include "qianzi/edition.h"
#include "qianzi/xhtml.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::xhtml {

using Nodes = std::vector<XhtmlNode>;

/// One article on its way. Not shared between threads.
struct Builder {
  const Article& article;
  std::span<const ImageFile> files;  ///< Edition::images
  std::vector<ImageId> images;       ///< used so far, each once
  /// How often each note has been referred to so far, by Note::number: references after the first
  /// need ids of their own.
  std::map<std::uint32_t, std::uint32_t> references;
};

/// An element of a class; an empty class gives no attribute.
[[nodiscard]] XhtmlElement element(std::string_view name, std::string_view class_name = {});

/// Adds lang and xml:lang, which polyglot readers both want, and dir where the script runs from the
/// right, unless `language` is empty.
void add_language(XhtmlElement& element, std::string_view language);

/// The article's id as it may stand in an id attribute and behind # in an address: what readers let
/// in as it is, of anything else each byte but letters, digits, full stop, hyphen and underscore as
/// underscore and two digits.
[[nodiscard]] std::string article_id(const Article& article);

/// Ids of a note and of its n-th reference (from 1).
[[nodiscard]] std::string note_id(const Article& article, std::uint32_t number);
[[nodiscard]] std::string
reference_id(const Article& article, std::uint32_t number, std::uint32_t occurrence);

/// Words for the eye that the article does not have itself, in its language.
struct Words {
  std::string_view notes;    ///< heading of the notes
  std::string_view back;     ///< label of the link from a note to its reference
  std::string_view speaker;  ///< what stands between a speaker and the words
};
[[nodiscard]] Words words_of(std::string_view language);

}  // namespace qianzi::xhtml
