// The words between the parts of an article that goes on on another page: 下转第4版, 上接第1版.
#pragma once

#include "makeup/article_block.h"
#include "makeup/sheet.h"
#include "makeup/unit.h"

#include "qianzi/edition.h"

#include <string>

namespace qianzi::makeup {

/// The anchor of part `part` (from 2) of an article. No note can be called so.
[[nodiscard]] std::string part_anchor(const std::string& article, int part);

/// What stands above a part that goes on: whence it comes, and the headline again. Not part of the
/// article's text. `from`: the page where the part before stands; null: it goes without saying.
[[nodiscard]] Unit
continued_head(ArticleText& text, Workshop& workshop, const PagePlan* from, Pt width);

/// The line kept for the words that tell where an article goes on.
struct JumpLine {
  Rect place;
  bool across = false;  ///< of a horizontal box on a vertical page: not turned with the page
};

/// Paints where an article goes on, and leads there.
void paint_jump(Sheet& sheet,
                const JumpLine& foot,
                const std::string& target,
                Workshop& workshop,
                const PagePlan& to);

}  // namespace qianzi::makeup
