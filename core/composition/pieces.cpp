#include "composition/pieces.h"

#include <algorithm>
#include <utility>

namespace qianzi::composition {

std::uint32_t first_cluster(const ParagraphData& data, TextOffset byte) {
  const auto& clusters = data.base.clusters;
  const auto found = std::ranges::lower_bound(clusters, byte.bytes, {}, &Cluster::begin);
  return static_cast<std::uint32_t>(found - clusters.begin());
}

std::vector<Piece>
pieces_of(std::span<const Extent> extents, std::uint32_t begin, std::uint32_t end) {
  std::vector<Piece> pieces;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Extent& extent = extents[i];
    if (extent.run == Extent::none) continue;
    if (pieces.empty() || pieces.back().line != extent.line) {
      pieces.push_back({extent.line, i, i, extent.start, extent.end, extent.run, i == begin});
    }
    Piece& piece = pieces.back();
    piece.end = i + 1;
    piece.start = std::min(piece.start, extent.start);
    piece.stop = std::max(piece.stop, extent.end);
    piece.run = std::max(piece.run, extent.run);
    piece.closes = i + 1 == end;
  }
  return pieces;
}

void insert_runs(std::vector<PendingRun> pending, ComposedParagraph& composed) {
  std::ranges::stable_sort(pending, [](const PendingRun& a, const PendingRun& b) {
    return a.line != b.line ? a.line < b.line : a.after < b.after;
  });
  for (std::size_t i = 0; i < pending.size();) {
    std::vector<LineRun>& runs = composed.lines[pending[i].line].runs;
    const std::size_t line = pending[i].line;
    std::vector<LineRun> merged;
    for (std::uint32_t base = 0; base < runs.size(); ++base) {
      merged.push_back(std::move(runs[base]));
      for (; i < pending.size() && pending[i].line == line && pending[i].after == base; ++i) {
        merged.push_back(std::move(pending[i].run));
      }
    }
    runs = std::move(merged);
  }
}

}  // namespace qianzi::composition
