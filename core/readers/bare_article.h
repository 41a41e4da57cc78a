// An article that comes without an edition, as the edition that it becomes.
#pragma once

#include "qianzi/edition.h"

#include <string>

namespace qianzi::readers {

/// An id made of a file's name without its folder and ending: what may not stand in one becomes a
/// hyphen.
[[nodiscard]] std::string id_from_file(const std::string& path);

/// An edition of one page, in the design `reading`, with the article alone on it. It is named `id`
/// and has the article's headline, language, date and rights. `path` is its source.
[[nodiscard]] Edition edition_of(Article article, const std::string& id, const std::string& path);

}  // namespace qianzi::readers
