// How a paragraph is to be set: what a design says and composition does. Plain values.
#pragma once

#include "qianzi/page.h"
#include "qianzi/units.h"

#include <cstdint>
#include <string>

namespace qianzi {

enum class Alignment : std::uint8_t {
  justify,  ///< both edges straight, the last line from the start
  start,
  centre,
  end,
  even,  ///< 均排: every line, the last one too, is spread evenly between its characters
};

/// How the lines of a paragraph are chosen.
enum class Fitting : std::uint8_t {
  total,   ///< over the whole paragraph, at the least demerits (Knuth and Plass 1981)
  greedy,  ///< line by line: the yardstick
};

/// Where a Korean line may be broken (KLREQ 2.2.3; CSS word-break).
enum class KoreanBreaks : std::uint8_t {
  syllable,  ///< between any two syllables
  word,      ///< at spaces only: keep-all
};

/// How strictly marks are kept from line edges. The four levels of CLREQ for Chinese; Japanese and
/// Korean have the CSS line-break levels (loose = basic, normal = gb, strict = strict).
enum class Prohibition : std::uint8_t { none, basic, gb, strict };

/// Widths of full-width punctuation (CLREQ 3.1.6).
enum class PunctuationStyle : std::uint8_t {
  full,     ///< one em, less where marks meet and at line edges 全角式
  half,     ///< every mark half an em 半角式
  kaiming,  ///< stops 。？！ one em, the rest half 开明式
  none,     ///< every mark one em, never touched
};

struct ParagraphStyle {
  std::string role = "body";           ///< face role of the font set
  std::string strong_role = "strong";  ///< face role for <strong>
  Pt size{9};
  Pt leading{15};           ///< from line to line; composition does not use it, make-up does
  double space_before = 0;  ///< lines of the grid above the whole; as leading, for make-up
  double space_after = 0;   ///< and below it
  Colour fill;
  std::string language = "zh-Hans";  ///< BCP 47
  WritingMode writing_mode = WritingMode::horizontal;
  Alignment alignment = Alignment::justify;
  Em first_indent{0};  ///< of the first line, beside `indent`
  Em indent{0};        ///< of all lines at their start
  Prohibition prohibition = Prohibition::basic;
  Prohibition japanese_prohibition = Prohibition::gb;  ///< instead of it, for Japanese: normal
  PunctuationStyle punctuation = PunctuationStyle::full;
  Fitting fitting = Fitting::total;
  KoreanBreaks korean_breaks = KoreanBreaks::syllable;
  bool grid = false;     ///< 稿纸: every Han character stands in its cell of one em
  bool hanging = false;  ///< 、，。 may hang outside the line end (CLREQ 3.1.7, JLREQ 3.8.2)
  bool trim_indented = true;   ///< the white space of an opening mark goes after an indent too
  bool hyphenate = true;       ///< Latin words, in languages whose patterns are installed
  bool phrase_breaks = false;  ///< lines end between phrases where they can: headlines
  bool automatic_tcy = false;  ///< numbers of one or two digits stand upright in a vertical line
  StructureRole structure = StructureRole::paragraph;  ///< of the paragraph as a whole
};

}  // namespace qianzi
