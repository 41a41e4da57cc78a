// An article's body as units at the column's width.
#pragma once

#include "makeup/article_block.h"
#include "makeup/unit.h"

#include <cstddef>
#include <vector>

namespace qianzi::makeup {

/// Units of the body in order.
struct Body {
  /// A figure, or a table too wide for one column, that may be lifted out of the flow, to span
  /// several columns above it.
  struct Lifted {
    std::size_t unit = 0;   ///< where it stands in the flow
    std::size_t count = 1;  ///< how many units it is there
    const Figure* figure = nullptr;
    const Table* table = nullptr;
  };
  std::vector<Unit> units;
  std::vector<Lifted> lifted;  ///< one, or all of a picture story's
  /// The first pull quote that is placed by hand, and may be lifted to a place of its own; null:
  /// there is none. `quote_unit` is where it stands in the flow.
  const Block* quote = nullptr;
  std::size_t quote_unit = 0;
};

/// Sets the body of `text`'s article in columns of `width`.
[[nodiscard]] Body set_body(ArticleText& text, Pt width);

/// A figure at a width, as one unit: image, caption, credit. The image is no higher than `most`.
[[nodiscard]] Unit set_figure(ArticleText& text,
                              const Figure& figure,
                              Pt width,
                              Pt most,
                              std::uint32_t parent,
                              SourcePosition where);

/// Height of a figure's image alone at a width.
[[nodiscard]] Pt figure_height(const ArticleText& text, const Figure& figure, Pt width);

/// Whether a quote is words on display, which stand in one piece between rules.
[[nodiscard]] bool is_pulled(const Quote& quote);

/// A quote that is_pulled(), `block`, at a width, as one unit, larger than the text.
[[nodiscard]] Unit
set_pull_quote(ArticleText& text, const Block& block, Pt width, std::uint32_t parent);

/// Whether a table's cells are wider than `width` together, so that they would be broken there.
[[nodiscard]] bool is_wide(const ArticleText& text, const Table& table, Pt width);

/// A table at a width, as units that break between rows.
[[nodiscard]] std::vector<Unit> set_table(ArticleText& text,
                                          const Table& table,
                                          Pt width,
                                          std::uint32_t parent,
                                          SourcePosition where);

/// Appends the lines of a paragraph to `unit`, from `top` downwards at `leading`; returns where
/// they end.
Pt stack_lines(Unit& unit, const SetParagraph& paragraph, Pt x, Pt top, Pt leading, Pt size);

}  // namespace qianzi::makeup
