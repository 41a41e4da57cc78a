// The head of an article among the first lines of a plain text, and what of it stands at the end.
#pragma once

#include "readers/text/lines.h"
#include "readers/text/recognition.h"

#include "qianzi/article.h"

#include <string_view>
#include <vector>

namespace qianzi::readers {

/// Takes headline, deck, dateline and bylines from the first lines, and a byline from the last; the
/// lines that stay are the body. A date with a time is taken to be that of the language's region.
void read_head(std::vector<TextLine>& lines,
               std::string_view language,
               ArticleHead& head,
               Recognition& recognition);

/// Takes copyright notices.
void read_rights(std::vector<TextLine>& lines, ArticleHead& head, Recognition& recognition);

}  // namespace qianzi::readers
