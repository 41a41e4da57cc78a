// Who wrote an article, by its byline.
#pragma once

#include "qianzi/article.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::model {

/// The names in a byline as it is printed. 本报记者　王　芳 is 王芳: a paper spaces names of two
/// characters, says what somebody is before or after the name, and separates several by spaces or
/// commas. A byline without a name, such as 本报讯, has none. It is a guess by these habits: a
/// byline in none of them counts as one name.
[[nodiscard]] std::vector<std::string> names_in(std::string_view byline);

/// The names in all bylines of an article, each once.
[[nodiscard]] std::vector<std::string> authors_of(const ArticleHead& head);

}  // namespace qianzi::model
