// An article's body as units at the column's width.
#pragma once

#include "makeup/article_block.h"
#include "makeup/unit.h"

#include <cstddef>
#include <vector>

namespace qianzi::makeup {

/// Units of the body in order. A figure that may be lifted out of the flow, to span several columns
/// above it, stands at `figure`; `no_figure` where there is none.
struct Body {
  static constexpr std::size_t no_figure = static_cast<std::size_t>(-1);
  std::vector<Unit> units;
  std::size_t figure = no_figure;
  const Figure* lifted = nullptr;  ///< the figure that stands there
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
