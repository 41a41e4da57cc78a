// The head of an article at the width it spans: kicker, headline, deck, byline.
#pragma once

#include "makeup/article_block.h"
#include "makeup/unit.h"

namespace qianzi::makeup {

/// The head as one unit `width` wide. The headline's style goes by the columns spanned (`span`;
/// fewer for an article that is not its page's lead); one that would be broken takes the next
/// smaller style, or a smaller size of it.
[[nodiscard]] Unit set_head(ArticleText& text, Pt width, int span);

/// `style`, or one up to a fifth smaller in which `content` takes one line of `measure` where it
/// takes several: a headline is set smaller rather than broken.
[[nodiscard]] ParagraphStyle
fitted_style(ArticleText& text, const Inlines& content, ParagraphStyle style, Pt measure);

/// Byline, dateline and source as one text; empty where there are none.
[[nodiscard]] std::string credit_line(const ArticleHead& head);

}  // namespace qianzi::makeup
