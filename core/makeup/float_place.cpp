#include "makeup/float_place.h"

#include <algorithm>
#include <iterator>

namespace qianzi::makeup {
namespace {

/// So many lines of text stand above and below a float in the middle, above one at the foot, and
/// between two in one column.
constexpr int least_lines = 6;

/// A column and line of it.
struct Spot {
  int column = 0;
  int line = 0;
};

/// Where the text stands that the float belongs to.
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

bool wanted(const FloatWish& wish, FloatPosition position) {
  return wish.position == FloatPosition::anywhere || wish.position == position;
}

bool covers(const FloatPlace& place, int column) {
  return column >= place.first && column < place.first + place.columns;
}

/// How far `at` is outside [begin, end).
int distance(int at, int begin, int end) {
  return std::max({0, begin - at, at - end + 1});
}

}  // namespace

bool meets(const FloatWish& wish, int columns) {
  if (columns == 0) return wish.position == FloatPosition::anywhere && wish.columns <= 1;
  return wish.columns == 0 || wish.columns == columns;
}

std::vector<Stretch> stretches_round(std::span<const Obstacle> obstacles, int span, int height) {
  std::vector<Stretch> stretches;
  std::vector<Obstacle> inside;
  for (int c = 0; c < span; ++c) {
    inside.clear();
    std::copy_if(obstacles.begin(),
                 obstacles.end(),
                 std::back_inserter(inside),
                 [&](const Obstacle& each) { return covers(each.place, c); });
    std::sort(inside.begin(), inside.end(), [](const Obstacle& one, const Obstacle& other) {
      return one.place.top < other.place.top;
    });
    const std::size_t before = stretches.size();
    int top = 0;
    for (const Obstacle& each : inside) {
      if (each.place.top > top) stretches.push_back({c, top, each.place.top - top});
      top = each.place.top + each.lines;
    }
    // Every column has a stretch, be it an empty one.
    if (top < height || stretches.size() == before) {
      stretches.push_back({c, top, std::max(0, height - top)});
    }
  }
  return stretches;
}

bool apart(const Obstacle& one, const Obstacle& other) {
  const bool beside = one.place.first >= other.place.first + other.place.columns ||
                      other.place.first >= one.place.first + one.place.columns;
  return beside || one.place.top + one.lines + least_lines <= other.place.top ||
         other.place.top + other.lines + least_lines <= one.place.top;
}

std::vector<FloatPlace>
float_places(const FloatWish& wish, int columns, int lines, int span, int height) {
  std::vector<FloatPlace> places;
  const int last = span - columns;
  const Spot spot = spot_of(stretches_round({}, span, height), wish.after);
  const int near = std::clamp(spot.column - (columns - 1) / 2, 0, last);
  if (wanted(wish, FloatPosition::head)) {
    places.push_back({columns, last, 0});
    if (near != last) places.push_back({columns, near, 0});
  }
  const int foot = height - lines;
  if (foot >= least_lines && wanted(wish, FloatPosition::foot)) {
    places.push_back({columns, near, foot});
  }
  if (columns < span && foot >= 2 * least_lines && wanted(wish, FloatPosition::middle)) {
    // The float stands about its paragraph's line.
    const int top = std::clamp(spot.line - lines / 2, least_lines, foot - least_lines);
    places.push_back({columns, near, top});
  }
  return places;
}

double
float_place_cost(const FloatPlace& place, const FloatWish& wish, int lines, int span, int height) {
  constexpr double each_column = 5;
  constexpr double each_height = 6;
  const Obstacle obstacle{place, lines};
  const Spot spot = spot_of(stretches_round({&obstacle, 1}, span, height), wish.after);
  const int bottom = place.top + lines;
  double cost = 0;
  if (wish.after > 0) {
    cost += each_column * distance(spot.column, place.first, place.first + place.columns);
    cost += each_height * distance(spot.line, place.top, bottom) / std::max(1, height);
  }
  const bool at_head = place.top == 0;
  if (!at_head) cost += bottom < height ? 8 : 4;
  // The text begins below the headline, at the float's side, rather than below it.
  if (at_head && place.first == 0 && place.columns < span) cost += 12;
  if (place.first > 0 && place.first + place.columns < span) cost += 2;
  return cost;
}

}  // namespace qianzi::makeup
