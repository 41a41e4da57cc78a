// What a line costs: the reasons for each number are in docs/composition.md, «Demerits».
#pragma once

#include "composition/items.h"

#include <array>
#include <cstdint>

namespace qianzi::composition {

/// Glue of a stretch of items, summed. A line's is the difference of two such sums.
struct GlueSums {
  double natural = 0;
  double least = 0;                 ///< natural less all shrink
  std::array<double, 7> shrink{};   ///< line_end to stop
  std::array<double, 3> stretch{};  ///< word_space, script_gap, character
  void add(const Item& item);
};

/// A line set to its measure.
struct Badness {
  double value = 0;
  double ratio =
      0;  ///< -1: squeezed all it can be, 0: natural, 1: an eighth of an em in each joint
};

/// A line between two sums, squeezed by `wanted` pt, which must not be more than there is.
[[nodiscard]] Badness squeeze_badness(const GlueSums& begin, const GlueSums& end, double wanted);
/// A line between two sums, widened by `wanted` pt.
[[nodiscard]] Badness stretch_badness(const GlueSums& begin, const GlueSums& end, double wanted);
/// A line that is left `slack` pt short of its measure.
[[nodiscard]] Badness ragged_badness(double slack, double measure);

/// How much may be added to a line with `looseness` eighths of an em in each joint.
[[nodiscard]] double most_stretch(const GlueSums& begin, const GlueSums& end, double looseness);

/// How a line looks beside its neighbour: tight, plain, loose or torn.
[[nodiscard]] std::uint8_t looks_like(double ratio);

inline constexpr double contrast_demerits = 3'000;  ///< neighbours that look unlike
inline constexpr double hyphens_demerits = 10'000;  ///< two hyphens one above the other
inline constexpr double runt_demerits = 40'000;

/// Demerits of a line from its badness and the cost of the penalty it ends at.
[[nodiscard]] double demerits_of(double badness, int cost);

}  // namespace qianzi::composition
