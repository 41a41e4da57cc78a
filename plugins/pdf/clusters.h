// Which source text each glyph of a run stands for.
#pragma once

#include "qianzi/page.h"

#include <string_view>
#include <vector>

namespace qianzi::pdf {

struct GlyphText {
  std::string_view text;  ///< a view into the run; may be empty
  /// The glyph belongs to a cluster with more glyphs than code points, which therefore is shown
  /// under an ActualText: `first` begins it, and then `cluster` is its whole text.
  bool surplus = false;
  bool first = false;
  std::string_view cluster;
};

/// Fills `out` with one entry a glyph. Read one after the other they give the run's text once (from
/// left to right text: in its order). A cluster of as many glyphs as code points, or fewer, is
/// shared out among them.
void glyph_texts(const GlyphRun& run, std::vector<GlyphText>& out);

}  // namespace qianzi::pdf
