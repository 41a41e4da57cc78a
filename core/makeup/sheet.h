// One page while it is made up: what stands on it and what room is left.
#pragma once

#include "makeup/article_block.h"
#include "makeup/cells.h"
#include "makeup/place.h"
#include "makeup/unit.h"

#include <optional>
#include <string>
#include <vector>

namespace qianzi::makeup {

/// An article, or a part of one, as it stands on a page.
struct Standing {
  std::uint32_t article = 0;  ///< index into Edition::articles
  Cells cells;
  int used = 0;         ///< lines of the cells that are not white
  bool framed = false;  ///< it has a frame of its own: no rules beside it
  int overset = 0;      ///< column lines of it that are not here
};

class Sheet {
public:
  /// Opens page `index` of the plan, or the `continued`-th after it that goes on with it, and
  /// paints its furniture.
  Sheet(Workshop& workshop, std::size_t index, std::size_t continued);
  /// The same with what `plan` says of it, its number above all.
  Sheet(Workshop& workshop, const PagePlan& plan, std::size_t index, std::size_t continued);

  /// Where articles may stand.
  [[nodiscard]] const Cells& room() const { return room_; }
  /// A nameplate that stands free, in the corner where reading begins.
  [[nodiscard]] const std::optional<Cells>& nameplate() const { return nameplate_; }
  [[nodiscard]] const std::vector<Standing>& standing() const { return standing_; }
  [[nodiscard]] bool empty() const { return standing_.empty(); }
  [[nodiscard]] PageBuilder& builder() { return builder_; }
  [[nodiscard]] const Page& page() const { return builder_.page(); }

  /// The upper left corner of cells that begin at a line.
  [[nodiscard]] Point corner(int column, int span, int line) const;
  [[nodiscard]] Rect area(const Cells& cells) const;
  [[nodiscard]] Pt width(int span) const;

  /// Places an article's unit, or that of a part that goes on here.
  void place(const ArticleText& text, const Unit& unit, const Standing& standing, bool continued);
  /// Rectangles in which nothing stands, of at least `least` lines: as high as can be, or as wide.
  [[nodiscard]] std::vector<Cells> vacant(int least, bool wide = false) const;
  /// Draws the rules between what stands here and gives the page away.
  [[nodiscard]] Page take();

private:
  void add_rule(Point from, Point to);
  [[nodiscard]] bool under_frame(const Cells& below) const;
  void rules_across();
  void rules_down();
  void rule_between(int column);

  Workshop& workshop_;
  bool right_to_left_;
  design::Side inner_;
  PageBuilder builder_;
  Cells room_;
  std::optional<Cells> nameplate_;
  std::vector<Standing> standing_;
};

}  // namespace qianzi::makeup
