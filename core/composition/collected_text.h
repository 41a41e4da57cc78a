// What collect makes of inline content: one text, and what its stretches are.
#pragma once

#include "composition/line.h"

#include "qianzi/article.h"
#include "qianzi/units.h"

#include <cstdint>
#include <string>
#include <vector>

namespace qianzi::composition {

/// How a stretch is set, as far as its elements say.
struct Look {
  bool strong = false;
  bool note_mark = false;      ///< clings to what precedes it and is transparent to punctuation
  std::uint32_t language = 0;  ///< index into CollectedText::languages
  double scale = 1.0;          ///< of the paragraph's size
  Em rise;                     ///< of the baseline towards the over side, in the paragraph's em
  std::uint32_t warichu = 0;   ///< the text stands for this one, counted from 1; 0: for itself
  friend bool operator==(const Look&, const Look&) = default;
};

/// From `begin` to the next stretch, or to the text's end.
struct Stretch {
  std::uint32_t begin = 0;  ///< bytes
  std::uint32_t look = 0;   ///< index into CollectedText::looks
  std::uint32_t mark = 0;   ///< index into CollectedText::marks
};

/// A base and its reading, both as ranges: the base in the text, the reading in the readings.
struct RubyPair {
  TextRange base;
  TextRange reading;
  std::uint32_t ruby = 0;  ///< index into CollectedText::ruby_bases
  RubyKind kind = RubyKind::mono;
  RubySide side = RubySide::over;
  bool gloss = false;  ///< the second reading, of all bases together
};

/// A base and what stands right of it: up to three symbols one below the other, and a tone mark.
struct BopomofoPair {
  TextRange base;
  TextRange symbols;        ///< in CollectedText::symbols
  TextRange tone;           ///< in CollectedText::tones; may be empty
  bool light = false;       ///< the tone mark stands above the symbols
  bool tone_first = false;  ///< it is read before them
};

/// Which of the lines along text a stretch has, itself or by what is around it or inside it.
struct SideLines {
  bool name = false;  ///< of a name or a work
  bool underline = false;
};

struct Decoration {
  SpanKind kind = SpanKind::emphasis;  ///< emphasis, name, work or underline
  TextRange range;
  SideLines lines;  ///< on the same text
};

/// A stretch that leads somewhere.
struct MarkedRange {
  TextRange range;
  std::uint32_t mark = 0;
};

/// Text with stretches that cover it from 0 on.
struct StyledText {
  std::string text;  ///< valid UTF-8; a forced break is one LF
  std::vector<Stretch> stretches;
};

struct CollectedText {
  StyledText base;
  StyledText readings;  ///< of all ruby, one after the other
  StyledText symbols;   ///< of bopomofo, the same
  StyledText tones;
  std::vector<Look> looks;
  std::vector<std::string> languages;  ///< 0 is the paragraph's
  std::vector<InlineMark> marks;
  std::vector<TextRange> ruby_bases;  ///< of each ruby as a whole
  std::vector<RubyPair> ruby;         ///< a gloss after what it belongs to
  std::vector<BopomofoPair> bopomofo;
  std::vector<std::uint32_t> warichu_marks;  ///< of each warichu, the first mark of its content
  std::vector<TextRange> tcy;
  std::vector<Decoration> decorations;
  std::vector<MarkedRange> links;
  std::uint32_t artifact_mark = 0;  ///< for emphasis dots; 0: the paragraph has none
};

}  // namespace qianzi::composition
