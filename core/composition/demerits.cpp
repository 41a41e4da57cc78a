#include "composition/demerits.h"

#include <algorithm>
#include <cmath>

namespace qianzi::composition {
namespace {

constexpr auto first_shrink = static_cast<std::size_t>(Rank::line_end);

/// Cost of a rank squeezed to its end, in the order of CLREQ 3.5.3. A comma that gives up its half
/// em shows less than the same half em spread over fifteen joints, and reducing comes before
/// expanding; gaps between scripts and stops are what a reader needs, so they are dearer.
constexpr std::array<double, 7> squeeze_weight = {0, 25, 4, 4, 5, 30, 30};

/// Joints widened by an eighth of an em each cost 100, a twelfth 30: the cube of TeX. The linear
/// part says that any widening between characters leaves the em grid, which squeezing does too, but
/// in fewer places.
constexpr double joint_cube = 100;
constexpr double joint_line = 6;
/// Word spaces and gaps have their own limits (half an em); to the limit they cost this.
constexpr double gap_cube = 40;

/// Differences of long sums are this exact.
constexpr double nothing = 1e-7;

double cube(double value) {
  return value * value * value;
}

}  // namespace

void GlueSums::add(const Item& item) {
  natural += item.natural.value();
  least += (item.natural - item.shrink).value();
  if (item.kind != Item::Kind::glue) return;
  if (item.shrinks != Rank::fixed) {
    shrink[static_cast<std::size_t>(item.shrinks) - first_shrink] += item.shrink.value();
  }
  switch (item.stretches) {
  case Rank::word_space:
    stretch[0] += item.stretch.value();
    break;
  case Rank::script_gap:
    stretch[1] += item.stretch.value();
    break;
  case Rank::character:
    stretch[2] += item.stretch.value();
    break;
  default:
    break;
  }
}

Badness squeeze_badness(const GlueSums& begin, const GlueSums& end, double wanted) {
  const double all = (end.natural - end.least) - (begin.natural - begin.least);
  Badness badness;
  badness.ratio = all > 0 ? -wanted / all : 0;
  for (std::size_t i = 0; i < begin.shrink.size() && wanted > 0; ++i) {
    const double shrink = end.shrink[i] - begin.shrink[i];
    if (shrink <= nothing) continue;
    const double used = std::min(wanted / shrink, 1.0);
    badness.value += squeeze_weight[i] * used * used;
    wanted -= shrink * used;
  }
  return badness;
}

Badness stretch_badness(const GlueSums& begin, const GlueSums& end, double wanted) {
  Badness badness;
  double gaps = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    const double stretch = end.stretch[i] - begin.stretch[i];
    if (stretch <= nothing || wanted <= 0) continue;
    const double used = std::min(wanted / stretch, 1.0);
    badness.value += gap_cube * cube(used);
    badness.ratio = std::max(badness.ratio, used / 2);
    wanted -= stretch * used;
    gaps += stretch;
  }
  if (wanted <= nothing) return badness;
  const double characters = end.stretch[2] - begin.stretch[2];
  const double joints = characters > nothing ? characters : gaps;
  // A line without glue cannot be widened at all: it stays short, which is as ugly as can be.
  const double ratio = joints > nothing ? std::min(wanted / joints, 20.0) : 20.0;
  badness.value += joint_cube * cube(ratio) + joint_line * ratio;
  badness.ratio = std::max(badness.ratio, ratio);
  return badness;
}

Badness ragged_badness(double slack, double measure) {
  // Two fifths of the measure left empty is as ugly as joints of an eighth.
  const double ratio = measure > 0 ? slack / (0.4 * measure) : 0;
  return {100 * cube(ratio), 0};
}

double most_stretch(const GlueSums& begin, const GlueSums& end, double looseness) {
  const double gaps = end.stretch[0] + end.stretch[1] - begin.stretch[0] - begin.stretch[1];
  return (1 + looseness / 4) * gaps + looseness * (end.stretch[2] - begin.stretch[2]);
}

std::uint8_t looks_like(double ratio) {
  if (ratio < -0.5) return 0;
  if (ratio <= 0.5) return 1;
  return ratio <= 1 ? 2 : 3;
}

double demerits_of(double badness, int cost) {
  const double line = 10 + badness;
  return line * line + static_cast<double>(cost) * cost;
}

}  // namespace qianzi::composition
