// Every text of an edition, in document order, for whoever changes it.
#pragma once

#include "transforms/passage.h"

#include "qianzi/edition.h"

#include <functional>
#include <string_view>

namespace qianzi::transforms {

/// A text that can be changed: inline content, or a plain string.
struct Place {
  Inlines* content = nullptr;    ///< or null
  std::string* value = nullptr;  ///< or null
  PassageKind kind = PassageKind::content;
  std::string_view language;  ///< BCP 47; lives as long as the article
  bool own_language = false;  ///< a block around it names it
  SourcePosition where;

  [[nodiscard]] Passage passage() const {
    return content != nullptr ? Passage(*content, language) : Passage(*value, language);
  }
};

using Visit = std::function<void(const Place&)>;

/// Head, body and notes. Values that are no text for readers (ids, dates, targets) are left out.
/// Readings are visited after the content they stand in. A visit may change the text, also so that
/// elements come and go.
void for_each_place(Article& article, const Visit& visit);

/// What the edition says of itself, the names of its pages and parts, and its indexes.
void for_each_place(EditionHead& head, const Visit& visit);

}  // namespace qianzi::transforms
