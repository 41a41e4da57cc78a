// Where a figure or a pull quote that spans columns stands among them, and how the text runs round
// it.
#pragma once

#include "qianzi/article.h"

#include <span>
#include <vector>

namespace qianzi::makeup {

/// Columns [first, first + columns) from line `top` of the columns on; no columns: the float stands
/// in the flow.
struct FloatPlace {
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

/// A float in its place.
struct Obstacle {
  FloatPlace place;
  int lines = 0;  ///< height
};

/// The columns' stretches in the order of reading: each column runs on below what stands in it.
/// `obstacles` are apart().
[[nodiscard]] std::vector<Stretch>
stretches_round(std::span<const Obstacle> obstacles, int span, int height);

/// Whether two floats share no column, or one in which six lines of text have room between them.
[[nodiscard]] bool apart(const Obstacle& one, const Obstacle& other);

/// What a float's place is chosen by.
struct FloatWish {
  FloatPosition position = FloatPosition::anywhere;  ///< asked for by hand
  int columns = 0;                                   ///< asked for by hand; 0: as fits
  /// The part of the text that stands before it in the article; before all of it, it belongs to no
  /// paragraph and may be far from any.
  double after = 0;
};

/// Whether a float over so many columns, 0 in the flow, is one that is asked for.
[[nodiscard]] bool meets(const FloatWish& wish, int columns);

/// Places for a float over `columns` of `span` columns that are `height` lines high: above the
/// last columns, and at the head, the foot and in the middle of those near its paragraph. In the
/// middle only where columns beside it tell that the text runs on below, and enough of it does.
[[nodiscard]] std::vector<FloatPlace>
float_places(const FloatWish& wish, int columns, int lines, int span, int height);

/// What is ugly about a place: far from its paragraph, or unquiet.
[[nodiscard]] double
float_place_cost(const FloatPlace& place, const FloatWish& wish, int lines, int span, int height);

}  // namespace qianzi::makeup
