// What became of a page, for the editor: how full it is, what goes on elsewhere, how text was set.
#pragma once

#include "makeup/cells.h"
#include "makeup/unit.h"

#include <optional>
#include <string>
#include <vector>

namespace qianzi::makeup {

/// An article, or a part of one, on a page.
struct ArticleReport {
  std::string article;    ///< Article::id
  std::size_t sheet = 0;  ///< 0: the page of the plan; 1, 2, ...: its continuation pages
  Cells cells;
  bool by_hand = false;    ///< where the plan says
  bool continued = false;  ///< it began elsewhere
  double headline = 0;     ///< size of its headline in points; 0: it has none here
  int overset = 0;         ///< column lines of it that have no room here
  std::string goes_on;     ///< number of the page where it goes on; empty: on a continuation page
};

/// A line that is set much wider or tighter than it would be by itself.
struct LineReport {
  std::string article;
  std::string text;
  double adjustment = 0;  ///< what was added (negative: taken), by the line's natural width
};

struct PageReport {
  std::string number;
  std::string name;
  std::size_t sheets = 1;  ///< the page and its continuation pages
  int lines = 0;           ///< column lines that the page has for articles
  int filled = 0;          ///< of these, those that articles fill
  int overset = 0;         ///< column lines that had no room on it
  std::vector<ArticleReport> articles;
  std::optional<LineReport> loosest;
  std::optional<LineReport> tightest;
};

/// Looks at the lines of a unit that is placed.
void note_lines(PageReport& report, const std::string& article, const Unit& unit);

}  // namespace qianzi::makeup
