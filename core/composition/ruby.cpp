#include "composition/ruby.h"

#include <algorithm>

namespace qianzi::composition {
namespace {

/// First cluster that ends after `byte`.
std::uint32_t cluster_at(const ShapedText& text, std::uint32_t byte) {
  const auto after = std::ranges::upper_bound(text.clusters, byte, {}, &Cluster::begin);
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - text.clusters.begin() - 1, 0));
}

/// A syllable in Latin letters keeps this much from its neighbours (CLREQ 3.3.1.3).
constexpr Em syllable_gap{0.25};

}  // namespace

std::vector<RubyPlacement>
place_ruby(const CollectedText& collected, const ShapedText& base, const ShapedText& readings) {
  std::vector<RubyPlacement> placements;
  placements.reserve(collected.ruby.size());
  for (const RubyPair& pair : collected.ruby) {
    RubyPlacement placement;
    placement.begin = cluster_at(base, pair.base.begin.bytes);
    placement.end = cluster_at(base, pair.base.end.bytes - 1) + 1;
    placement.reading_begin = cluster_at(readings, pair.reading.begin.bytes);
    placement.reading_end = cluster_at(readings, pair.reading.end.bytes - 1) + 1;
    Pt base_width;
    for (std::uint32_t i = placement.begin; i < placement.end; ++i) {
      base_width += base.clusters[i].advance;
    }
    for (std::uint32_t i = placement.reading_begin; i < placement.reading_end; ++i) {
      placement.reading_width += readings.clusters[i].advance;
    }
    const Cluster& first = readings.clusters[placement.reading_begin];
    const Pt gap = is_wide(first.value) ? Pt(0) : syllable_gap * readings.runs[first.run].size;
    const Pt extra = placement.reading_width + gap - base_width;
    if (extra > Pt(0)) {
      const double count = placement.end - placement.begin;
      placement.side = extra / (2 * count);
      placement.between = extra / count;
    }
    placements.push_back(placement);
  }
  return placements;
}

}  // namespace qianzi::composition
