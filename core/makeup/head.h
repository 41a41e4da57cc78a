// The head of an article at the width it spans: kicker, headline, deck, byline.
#pragma once

#include "makeup/article_block.h"
#include "makeup/unit.h"

namespace qianzi::makeup {

/// The head as one unit `width` wide. The headline's style goes by the columns spanned (`span`;
/// fewer for an article that is not its page's lead), its size fills the columns within the limits
/// of that style or a smaller one (makeup/head_fit.h), as do kicker and deck in theirs.
[[nodiscard]] Unit set_head(ArticleText& text, Pt width, int span);

/// Byline, dateline and source as one text; empty where there are none.
[[nodiscard]] std::string credit_line(const ArticleHead& head);

}  // namespace qianzi::makeup
