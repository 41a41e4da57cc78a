// Readings and the room they need, before anything is glue.
#pragma once

#include "composition/collected_text.h"
#include "composition/shaped_text.h"
#include "model/style.h"

#include "qianzi/units.h"

#include <cstdint>
#include <vector>

namespace qianzi::composition {

/// A reading along its line and the base clusters it belongs to.
struct RubyPlacement {
  std::uint32_t begin = 0;  ///< base clusters
  std::uint32_t end = 0;
  std::uint32_t reading_begin = 0;  ///< clusters of the readings
  std::uint32_t reading_end = 0;
  Pt reading_width;
  Pt before;  ///< room it has beside its base where that begins a stretch of its compound
  Pt after;   ///< where it ends one
  std::uint32_t compound = 0;  ///< readings of one number run together where they share a line
  bool crowded = false;        ///< wider than its own base
  RubySide side = RubySide::over;
};

/// Symbols that stand one below the other beside one base cluster.
struct BopomofoPlacement {
  std::uint32_t base = 0;
  std::uint32_t begin = 0;  ///< clusters of the symbols
  std::uint32_t end = 0;
  std::uint32_t tone_begin = 0;  ///< clusters of the tones
  std::uint32_t tone_end = 0;
  bool light = false;
  bool tone_first = false;
};

/// White space around one base cluster. What is kept stays at a line's edge, so that a reading does
/// not stick out there; what is loose vanishes: the gap to another reading, and, negative, what a
/// reading overhangs its neighbour by.
struct ClusterRoom {
  std::uint32_t cluster = 0;
  Pt loose_before;
  Pt kept_before;
  Pt kept_after;
  Pt loose_after;
  bool clings = false;  ///< to the cluster before it, with which it shares a reading
};

struct RubyLayout {
  std::vector<RubyPlacement> readings;
  std::vector<BopomofoPlacement> bopomofo;
  std::vector<ClusterRoom> rooms;  ///< of every base cluster of every ruby, in order
};

/// The shaped texts a paragraph with ruby has.
struct RubyTexts {
  const ShapedText& base;
  const ShapedText& readings;
  const ShapedText& symbols;
  const ShapedText& tones;
};

/// Which base clusters each reading belongs to, and what room it needs: CLREQ 3.3.1, JLREQ 3.3.5 to
/// 3.3.8. Linear in the number of clusters of ruby.
[[nodiscard]] RubyLayout
place_ruby(const CollectedText& collected, const ParagraphStyle& style, const RubyTexts& texts);

}  // namespace qianzi::composition
