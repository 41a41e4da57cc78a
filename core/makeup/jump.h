// The words between the parts of an article that goes on on another page: 下转第4版, 上接第1版.
#pragma once

#include "makeup/layout.h"
#include "makeup/sheet.h"

#include "qianzi/edition.h"

#include <string>

namespace qianzi::makeup {

/// The anchor of part `part` (from 2) of an article. No note can be called so.
[[nodiscard]] std::string part_anchor(const std::string& article, int part);

/// What stands above a part that goes on: whence it comes, and the headline again. Not part of the
/// article's text. `from`: the page where the part before stands; null: it goes without saying.
[[nodiscard]] Unit
continued_head(ArticleLayout& layout, Workshop& workshop, const PagePlan* from, int span);

/// Paints where an article goes on into `foot`, the line kept for it, and leads there.
void paint_jump(Sheet& sheet,
                ArticleLayout& layout,
                Workshop& workshop,
                const Rect& foot,
                const std::string& target,
                const PagePlan& to);

}  // namespace qianzi::makeup
