// An article laid out at a span: one unit that holds all of it, or, where it is higher than what is
// left of the page, parts.
#pragma once

#include "makeup/article_block.h"
#include "makeup/body.h"
#include "makeup/unit.h"

#include <memory>
#include <optional>
#include <vector>

namespace qianzi::makeup {

/// A part of an article on one page: its unit, and where its body goes on.
struct Part {
  Unit unit;
  std::size_t next = 0;  ///< first body unit that is not on it
  bool whole = false;    ///< nothing is left
};

/// One article of a page. Layouts are made once for each span and kept.
class ArticleLayout {
public:
  ArticleLayout(Workshop& workshop, const Article& article, std::uint32_t index, WritingMode mode);

  [[nodiscard]] const ArticleText& text() const { return text_; }
  [[nodiscard]] bool vertical() const { return vertical_; }
  /// The whole article over `span` columns, columns level.
  [[nodiscard]] const Unit& whole(int span);
  /// What of it from body unit `from` on goes into `lines` lines over `span` columns; `from` 0 has
  /// the head. At least one unit, however little room there is.
  [[nodiscard]] Part part(int span, std::size_t from, int lines);
  [[nodiscard]] Pt width(int span) const;

private:
  struct Columns {
    int span = 1;
    std::vector<int> covered;
    std::optional<Unit> figure;
    int figure_columns = 0;
    const std::vector<Unit>* units = nullptr;
  };
  [[nodiscard]] Columns columns_for(int span, bool with_figure);
  [[nodiscard]] Unit horizontal(int span);
  void
  place_columns(Unit& whole, const Columns& columns, std::size_t from, int top, int height) const;
  [[nodiscard]] Pt column_x(int column) const;

  Workshop& workshop_;
  ArticleText text_;
  bool vertical_;
  std::optional<Body> body_;
  std::vector<Unit> without_figure_;
  std::vector<std::optional<Unit>> wholes_;
};

}  // namespace qianzi::makeup
