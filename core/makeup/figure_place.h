// Where a figure that spans columns stands among them, and how the text runs round it.
#pragma once

#include "qianzi/article.h"

#include <vector>

namespace qianzi::makeup {

/// Columns [first, first + columns) from line `top` of the columns on; no columns: it stands in the
/// flow.
struct FigurePlace {
  int columns = 0;
  int first = 0;
  int top = 0;
};

/// A piece of a column that text fills: lines [top, top + lines).
struct Stretch {
  int column = 0;
  int top = 0;
  int lines = 0;
};

/// The columns' stretches in the order of reading: each column runs on below the figure.
/// `figure_lines` is the figure's height.
[[nodiscard]] std::vector<Stretch>
stretches_round(const FigurePlace& place, int figure_lines, int span, int height);

/// What a figure's place is chosen by.
struct FigureWish {
  FigurePosition position = FigurePosition::anywhere;  ///< asked for by hand
  int columns = 0;                                     ///< asked for by hand; 0: as fits
  /// The part of the text that stands before it in the article; before all of it, it belongs to no
  /// paragraph and may be far from any.
  double after = 0;
};

/// Whether a figure over so many columns, 0 in the flow, is one that is asked for.
[[nodiscard]] bool meets(const FigureWish& wish, int columns);

/// Places for a figure over `columns` of `span` columns that are `height` lines high: above the
/// last columns, and at the head, the foot and in the middle of those near its paragraph. In the
/// middle only where columns beside it tell that the text runs on below, and enough of it does.
[[nodiscard]] std::vector<FigurePlace>
figure_places(const FigureWish& wish, int columns, int figure_lines, int span, int height);

/// What is ugly about a place: far from its paragraph, or unquiet.
[[nodiscard]] double figure_place_cost(const FigurePlace& place,
                                       const FigureWish& wish,
                                       int figure_lines,
                                       int span,
                                       int height);

}  // namespace qianzi::makeup
