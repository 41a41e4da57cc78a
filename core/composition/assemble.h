// Turns set items into the runs of a line, in visual order.
#pragma once

#include "composition/justify.h"
#include "composition/line.h"
#include "composition/paragraph_data.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace qianzi::composition {

/// Where a base cluster came to stand. Those that vanished at a line's edge have no run.
struct Extent {
  Pt start;  ///< inline
  Pt end;
  std::uint32_t line = 0;
  std::uint32_t run = none;  ///< index into Line::runs
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
};

/// Adds the runs of `items`, set as `set` says, to the last line of `composed`, the first pen at
/// `start`. `extents` has one entry a cluster of the paragraph, or is empty if nobody asks.
void assemble(const ParagraphData& data,
              std::span<const Item> items,
              const SetLine& set,
              Pt start,
              ComposedParagraph& composed,
              std::span<Extent> extents);

/// A run of `text` with what its shaped run says; no glyphs yet.
[[nodiscard]] LineRun
empty_run(const ParagraphData& data, const ShapedRun& shaped, std::uint32_t mark);

/// Appends a cluster's glyphs with the pen at `position` of the run. Glyph clusters are bytes of
/// the whole text, less `text_begin`.
void append_glyphs(const ShapedText& shaped,
                   const Cluster& cluster,
                   Pt position,
                   std::uint32_t text_begin,
                   LineRun& run);

}  // namespace qianzi::composition
