// Links of an article.
#pragma once

#include "qianzi/article.h"

#include <functional>
#include <string>

namespace qianzi::model {

/// Gives the target for a link that has this one; empty: it is to be none.
using Retarget = std::function<std::string(const std::string& target)>;

/// Sets the target of every link (Span::target). Of one that is to be none the words stay.
void retarget_links(Article& article, const Retarget& target_of);

}  // namespace qianzi::model
