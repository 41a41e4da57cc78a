#include "makeup/figure_place.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

/// So many lines of text stand above and below a figure in the middle, and above one at the foot.
constexpr int least_lines = 6;

/// A column and line of it.
struct Spot {
  int column = 0;
  int line = 0;
};

/// Where the text stands that the figure belongs to.
Spot spot_of(const std::vector<Stretch>& stretches, double after) {
  int total = 0;
  for (const Stretch& stretch : stretches) total += stretch.lines;
  auto left = static_cast<int>(total * after);
  for (const Stretch& stretch : stretches) {
    if (left < stretch.lines) return {stretch.column, stretch.top + left};
    left -= stretch.lines;
  }
  return {stretches.back().column, stretches.back().top + stretches.back().lines};
}

bool wanted(const FigureWish& wish, FigurePosition position) {
  return wish.position == FigurePosition::anywhere || wish.position == position;
}

/// How far `at` is outside [begin, end).
int distance(int at, int begin, int end) {
  return std::max({0, begin - at, at - end + 1});
}

}  // namespace

bool meets(const FigureWish& wish, int columns) {
  if (columns == 0) return wish.position == FigurePosition::anywhere && wish.columns <= 1;
  return wish.columns == 0 || wish.columns == columns;
}

std::vector<Stretch>
stretches_round(const FigurePlace& place, int figure_lines, int span, int height) {
  std::vector<Stretch> stretches;
  for (int c = 0; c < span; ++c) {
    const bool under = c >= place.first && c < place.first + place.columns;
    if (!under) {
      stretches.push_back({c, 0, height});
      continue;
    }
    const int bottom = place.top + figure_lines;
    if (place.top > 0) stretches.push_back({c, 0, place.top});
    if (place.top == 0 || bottom < height) {
      stretches.push_back({c, bottom, std::max(0, height - bottom)});
    }
  }
  return stretches;
}

std::vector<FigurePlace>
figure_places(const FigureWish& wish, int columns, int figure_lines, int span, int height) {
  std::vector<FigurePlace> places;
  const int last = span - columns;
  const Spot spot = spot_of(stretches_round({}, 0, span, height), wish.after);
  const int near = std::clamp(spot.column - (columns - 1) / 2, 0, last);
  if (wanted(wish, FigurePosition::head)) {
    places.push_back({columns, last, 0});
    if (near != last) places.push_back({columns, near, 0});
  }
  const int foot = height - figure_lines;
  if (foot >= least_lines && wanted(wish, FigurePosition::foot)) {
    places.push_back({columns, near, foot});
  }
  if (columns < span && foot >= 2 * least_lines && wanted(wish, FigurePosition::middle)) {
    // The figure stands about its paragraph's line.
    const int top = std::clamp(spot.line - figure_lines / 2, least_lines, foot - least_lines);
    places.push_back({columns, near, top});
  }
  return places;
}

double figure_place_cost(const FigurePlace& place,
                         const FigureWish& wish,
                         int figure_lines,
                         int span,
                         int height) {
  constexpr double each_column = 5;
  constexpr double each_height = 6;
  const Spot spot = spot_of(stretches_round(place, figure_lines, span, height), wish.after);
  const int bottom = place.top + figure_lines;
  double cost = 0;
  if (wish.after > 0) {
    cost += each_column * distance(spot.column, place.first, place.first + place.columns);
    cost += each_height * distance(spot.line, place.top, bottom) / std::max(1, height);
  }
  const bool at_head = place.top == 0;
  if (!at_head) cost += bottom < height ? 8 : 4;
  // The text begins below the headline, at the figure's side, rather than below the figure.
  if (at_head && place.first == 0 && place.columns < span) cost += 12;
  if (place.first > 0 && place.first + place.columns < span) cost += 2;
  return cost;
}

}  // namespace qianzi::makeup
