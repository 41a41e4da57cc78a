// A composed line, in inline and block coordinates: composition knows no x and y (design, «Text»).
//
// Inline positions run along the line from the measure's start. Block positions stand across it,
// counted from the line's reference line towards its *over* side: up in a horizontal line, whose
// reference is the baseline; right in a vertical line, whose reference is the centre of the em.
#pragma once

#include "composition/items.h"

#include "qianzi/article.h"
#include "qianzi/page.h"
#include "qianzi/units.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace qianzi::composition {

/// What a stretch of the paragraph is, for tagging: Paragraph::marks[0] is the paragraph itself.
struct InlineMark {
  StructureRole role = StructureRole::paragraph;
  std::uint32_t parent = 0;  ///< index into the marks; of mark 0: 0
  std::string language;      ///< where it differs from the parent's
  std::string target;        ///< links: Span::target; note references: Note::id
};

/// Glyphs of one face, size and mark; Glyph::position counts from `start`.
/// A tcy is a run of Orientation::horizontal in a vertical line: it runs across the line, from
/// `shift` (the pen at position 0) towards the over side, and `start` is where its baseline stands
/// on the line. Bopomofo in a horizontal line is a run of Orientation::upright: it goes down across
/// the line from `shift`, its centre line at `start`. Everywhere else the pen runs along the line.
///
/// Emphasis dots have a mark of StructureRole::artifact; their text is the dots' own.
struct LineRun {
  FaceId face;
  Pt size;
  Orientation orientation = Orientation::horizontal;
  double stretch = 1.0;
  Pt start;  ///< inline
  Pt shift;  ///< block, of the run's baseline (upright: of its centre line)
  std::vector<Glyph> glyphs;
  std::string text;
  TextOffset begin;  ///< of its text in the paragraph's; of an annotation 0
  Colour fill;
  std::uint32_t mark = 0;
};

/// A line along text: 专名号, 书名号, underline.
struct LineRule {
  Pt start;  ///< inline
  Pt end;
  Pt shift;  ///< block, of its middle
  Pt thickness;
  Rule::Shape shape = Rule::Shape::solid;
  Colour colour;
};

/// A stretch of the line that leads somewhere or is led to: a link, a note mark.
struct LineLink {
  Pt start;
  Pt end;
  std::uint32_t mark = 0;
};

struct Line {
  Pt natural;  ///< width before adjustment, without the indent
  Pt width;    ///< width as set; with the indent at most the measure, but for `overfull` lines
  Pt measure;
  Pt indent;              ///< what this line stands back at its start; runs' starts have it in
  bool last = false;      ///< of the paragraph, or before a forced break
  bool overfull = false;  ///< could not be broken to fit
  bool hyphenated = false;
  bool hanging = false;                     ///< its last mark stands outside the measure
  bool breaks_phrase = false;               ///< its end is inside a phrase
  double demerits = 0;                      ///< what total fit found it to cost
  std::array<Pt, rank_count> adjustment{};  ///< by Rank: what was added (negative: taken)
  std::vector<LineRun> runs;  ///< base text in visual order, each followed by its annotations
  std::vector<LineRule> rules;
  std::vector<LineLink> links;
};

/// A paragraph set to one measure.
struct ComposedParagraph {
  std::vector<Line> lines;        ///< never empty
  std::vector<InlineMark> marks;  ///< never empty
  Pt size;                        ///< of the style it was prepared in
};

}  // namespace qianzi::composition
