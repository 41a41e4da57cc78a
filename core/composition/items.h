// The paragraph as boxes, glue and penalties (TeXbook 14; Knuth and Plass 1981): all that breaking
// and justifying see. After these are made nothing asks what a character is (design rule 3).
#pragma once

#include "qianzi/units.h"

#include <cstdint>
#include <span>

namespace qianzi::composition {

/// What gives way first, and what is widened first (CLREQ 3.5 «Line adjustment»): glue shrinks in
/// the order from line_end to stop, and stretches in the order word_space, script_gap, character.
enum class Rank : std::uint8_t {
  fixed,
  line_end,    ///< what a mark at the line's end keeps of its em
  word_space,  ///< between Latin words
  interpunct,
  bracket,
  comma,  ///< and colons, semicolons
  script_gap,
  stop,       ///< 。？！
  character,  ///< between any two characters that may be parted: the last remedy
};
inline constexpr std::size_t rank_count = static_cast<std::size_t>(Rank::character) + 1;

/// Cost of a penalty. A line may be broken only at a penalty, unless what stands between two is
/// wider than the measure.
inline constexpr int forced_break = -10000;
/// What is only done when every other way fails: the orphans of CLREQ 3.4.4.
inline constexpr int last_remedy = 12'000;
/// The third closing mark in a row, 。』」, is let go rather than the line torn apart
/// (CLREQ 3.1.4).
inline constexpr int let_go = 1'200;
/// Cost of parting a word.
inline constexpr int hyphen_cost = 50;

struct Item {
  enum class Kind : std::uint8_t { box, glue, penalty } kind = Kind::box;
  Rank shrinks = Rank::fixed;    ///< glue: when it gives way
  Rank stretches = Rank::fixed;  ///< glue: when it is widened
  bool kept = false;             ///< glue: does not vanish at a line's edge
  bool shown = false;            ///< glue: has the glyphs of its cluster, a space
  bool flagged = false;          ///< penalty: a hyphen is set if the line is broken here
  bool cell = false;             ///< box: begins where a cell of the grid begins
  bool clings = false;           ///< box: a mark that begins no line, even where nothing else fits
  bool narrows = false;          ///< box: ends a line with the glue before it given up first
  std::uint8_t level = 0;        ///< of UAX #9
  std::uint32_t cluster = 0;     ///< box, shown glue: first cluster; else that it follows
  std::uint32_t clusters = 1;    ///< box: how many
  int cost = 0;                  ///< penalty
  Pt natural;
  Pt stretch;
  Pt shrink;
  Pt hyphen;  ///< penalty: its width if flagged
  Pt hang;    ///< box: may stand outside the measure by this much if it ends the line
};

/// The lines' widths.
struct Measure {
  Pt first;
  Pt rest;
};

/// A line's items [begin, end) without the glue that vanishes at its edges.
struct LineItems {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool last = false;        ///< of the paragraph or before a forced break
  bool overfull = false;    ///< a single box wider than the measure
  bool hyphenated = false;  ///< item `end` is a flagged penalty, and its hyphen is set
  bool hanging = false;     ///< the last box hangs outside the measure
  double demerits = 0;      ///< what total fit found it to cost
};

/// Glue and penalties that vanish at a line's start and end.
[[nodiscard]] constexpr bool vanishes(const Item& item) {
  return item.kind != Item::Kind::box && !item.kept;
}

}  // namespace qianzi::composition
