// A text cut into clusters and runs, and its glyphs: itemize makes clusters and runs, shape adds
// glyphs, glue narrows marks to half an em. Vectors are parallel and in logical order.
#pragma once

#include "composition/classes.h"

#include "qianzi/page.h"
#include "qianzi/units.h"

#include <cstdint>
#include <vector>

namespace qianzi::composition {

/// What a break after a cluster would be, beside what the rules for its class say.
enum class Joint : std::uint8_t {
  none,
  hyphen,   ///< a word may be parted here with a hyphen
  address,  ///< inside a URL, a path or an e-mail address
  phrase,   ///< inside a word or phrase that a headline would rather keep
};

/// One grapheme cluster, or several that the font joined (a ligature, a pair of dashes).
struct Cluster {
  std::uint32_t begin = 0;  ///< bytes; it ends where the next begins
  char32_t character = 0;   ///< its first code point
  std::uint32_t run = 0;    ///< index into ShapedText::runs
  std::uint32_t glyph_begin = 0;
  std::uint32_t glyph_end = 0;
  Pt advance;             ///< of its glyphs, at the run's size
  std::uint32_t ems = 1;  ///< graphemes in it: a pair of dashes is 2
  Class value = Class::ideographic;
  std::uint8_t level = 0;   ///< of UAX #9; odd runs right to left
  bool break_after = true;  ///< UAX #14, of use between proportional characters
  Joint joint = Joint::none;
};

struct ShapedGlyph {
  std::uint32_t id = 0;
  FontUnits advance;
  FontUnits x_offset;
  FontUnits y_offset;
};

/// Clusters of one face, look, script and orientation: what goes to the shaper at once.
struct ShapedRun {
  std::uint32_t begin = 0;  ///< cluster
  std::uint32_t end = 0;
  FaceId face;
  std::uint32_t look = 0;
  int script = 0;  ///< UScriptCode
  Orientation orientation = Orientation::horizontal;
  std::uint8_t level = 0;
  bool wide = false;
  bool tcy = false;
  Pt size;
  std::uint32_t units_per_em = 1000;
  ShapedGlyph hyphen;  ///< drawn where a line ends inside one of its words; 0: none does
};

struct ShapedText {
  std::vector<Cluster> clusters;
  std::vector<ShapedRun> runs;
  std::vector<ShapedGlyph> glyphs;
  std::uint32_t length = 0;  ///< bytes of the text
  [[nodiscard]] std::uint32_t cluster_end(std::size_t index) const {
    return index + 1 < clusters.size() ? clusters[index + 1].begin : length;
  }
};

}  // namespace qianzi::composition
