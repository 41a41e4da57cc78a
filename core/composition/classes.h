// Character classes of CJK text and what the rules say of each: the only file, with
// classes_data.cpp, that knows a CJK code point (design rule 3). Everything later asks about
// classes. Sources: CLREQ 3.1 and 3.2, JLREQ 3.1 and appendix A, GB/T 15834.
#pragma once

#include "model/region.h"
#include "model/style.h"

#include "qianzi/units.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace qianzi::composition {

/// JLREQ's classes as far as newspapers need them; the names follow CLREQ 3.1.
enum class Class : std::uint8_t {
  ideographic,        ///< Han, kana, wide symbols
  hangul,             ///< syllables
  small_kana,         ///< small kana and prolonged sound marks (JLREQ cl-10, cl-11)
  iteration,          ///< iteration marks (cl-09)
  opening,            ///< opening brackets and quotation marks (cl-01)
  closing,            ///< closing brackets and quotation marks (cl-02)
  comma,              ///< cl-07
  full_stop,          ///< cl-06
  dividing,           ///< question and exclamation marks (cl-04)
  colon,              ///< colon and semicolon (cl-05 in part)
  interpunct,         ///< middle dot (cl-05 in part)
  inseparable,        ///< dashes and ellipses that come in pairs (cl-08)
  connector,          ///< wave dash, en dash between wide characters (cl-03 in part)
  solidus,            ///< wide oblique
  prefix,             ///< cl-12
  postfix,            ///< cl-13
  ideographic_space,  ///< cl-14
  latin,              ///< letters of all proportional scripts
  digit,
  narrow_mark,  ///< any other proportional character
  space,        ///< a word space; lines break after it
  fixed_space,  ///< a no-break space
  line_break,   ///< a forced break
  ignorable,    ///< nothing to be seen: joiners, bidi controls
};

using model::Region;
using model::region_of;

/// Class of a character by itself. Ambiguous marks (quotation marks, dashes, ellipses, middle dot)
/// give their wide class; see is_ambiguous.
[[nodiscard]] Class class_of(char32_t character);

/// Of the main block of Han, about which no rule and no property differs. OPTIMIZATION: nine
/// characters of ten are of it, and what is known of one need not be looked up.
[[nodiscard]] constexpr bool is_common_han(char32_t character) {
  return character >= 0x4E00 && character <= 0x9FFF;
}

/// True where the language and the neighbours decide between the wide and the Latin form: CLREQ
/// 3.1.1, JLREQ 3.1.2.
[[nodiscard]] bool is_ambiguous(char32_t character);

/// The dash that is 破折号 in pairs and 连接号 alone.
[[nodiscard]] bool is_dash(char32_t character);

/// Ambiguous quotation marks, which come in pairs: +1 opens, -1 closes, 0 is none.
[[nodiscard]] int quotation_turn(char32_t character);
/// 1 for single, 2 for double quotation marks.
[[nodiscard]] int quotation_depth(char32_t character);

/// A class that is set in the em square (never Latin).
[[nodiscard]] constexpr bool is_wide(Class value) {
  return value < Class::latin;
}
/// Wide punctuation that carries white space of its own: openings to interpuncts.
[[nodiscard]] constexpr bool is_mark(Class value) {
  return value >= Class::opening && value <= Class::interpunct;
}
/// What asks for a gap beside the other kind (CLREQ 3.2.2): text characters, no marks.
[[nodiscard]] constexpr bool is_text_wide(Class value) {
  return value == Class::ideographic || value == Class::small_kana || value == Class::iteration;
}
[[nodiscard]] constexpr bool is_text_narrow(Class value) {
  return value == Class::latin || value == Class::digit;
}

/// How a mark fills its em.
struct MarkSpace {
  bool fixed = false;  ///< set as it is, one em, never adjusted
  bool half = false;   ///< half an em: the white space is cut off and no glue stands for it
  Em before;           ///< white space on its start side
  Em after;            ///< white space on its end side
};
/// CLREQ 3.1.6, JLREQ 3.1.2: where the white space of a mark is, by region and direction.
[[nodiscard]] MarkSpace
mark_space(Class value, Region region, WritingMode mode, PunctuationStyle style);

/// Connectors and solidi, which have no glue and let none come beside them.
[[nodiscard]] constexpr bool joins_neighbours(Class value) {
  return value == Class::connector || value == Class::solidus;
}
/// The width of one of them, or of two question or exclamation marks in one character; 0: the
/// face's own. GB/T 15834 5.1.6, 5.1.9 and CLREQ 3.1.2: half an em for the short dash and the
/// solidus of zh-Hans, one for those of Taiwan. JLREQ 3.1.10 and A.3, A.4: half an em for the en
/// dash and the double hyphen. A pair of question or exclamation marks has an em everywhere.
[[nodiscard]] Em joining_width(char32_t character, Region region);

/// Two question or exclamation marks in one character.
[[nodiscard]] bool is_double(char32_t character);

/// The connector that is a dash of half an em: 短横线, 甲式连接号.
[[nodiscard]] bool is_short_dash(char32_t character);

/// May a line begin (end) with this class? For Chinese and Korean the levels of CLREQ 3.1.4; for
/// Japanese JLREQ 3.1.7, 3.1.8 as CSS Text 3, 5.3 grades them: basic is loose, gb normal.
[[nodiscard]] bool may_begin_line(Class value, Prohibition level, Region region);
[[nodiscard]] bool may_end_line(Class value, Prohibition level, Region region);

/// Full-width digits, and the full-width point inside their number.
[[nodiscard]] bool is_wide_digit(char32_t character);
[[nodiscard]] bool is_wide_point(char32_t character);

/// The selector of coloured pictures and the keycap: with one of these after it any character is a
/// picture of one em (UTS 51, UAX #11).
[[nodiscard]] bool makes_emoji(char32_t character);

/// May space be put between two neighbours as the last remedy of justification (JLREQ 3.8.4)?
[[nodiscard]] bool may_part(Class left, Class right, Region region);

/// Japanese stops keep their em at a line end where there is room (JLREQ 3.1.9); GB/T 15834 5.1.10
/// has every mark trimmed to half an em.
[[nodiscard]] bool keeps_em_at_line_end(Class value, Region region);

/// May a mark of this class hang outside the line's end? CLREQ 3.1.7: commas and stops, in
/// traditional Chinese in vertical text only; JLREQ 3.8.2 (cl-06, cl-07).
[[nodiscard]] bool hangs(Class value, Region region, WritingMode mode);

/// CLREQ 3.1.3.3: question and exclamation marks in a row stand two to an em; the last of an odd
/// number has an em.
[[nodiscard]] MarkSpace chained_mark_space(MarkSpace space, bool alone);

/// CLREQ 3.1.2: Chinese colons and semicolons stand in a vertical line as they do in a horizontal
/// one, whether the face has a vertical form of them or not.
[[nodiscard]] bool colon_stands(Region region);

/// CLREQ 5.5: does a connector or solidus turn with a vertical line, whatever UAX #50 and the face
/// say? Half an em has no room for a solidus that stands.
[[nodiscard]] bool turns_with_line(char32_t character, Region region);

/// JLREQ 3.1.6: an em of space follows a question or exclamation mark that ends a sentence.
[[nodiscard]] bool follows_question(Class left, Class right, Region region);

/// Space between ideographs and Latin letters or digits (CLREQ 3.2.2, JLREQ 3.2.6); Korean has
/// none.
[[nodiscard]] bool wants_gap(Class left, Class right, Region region);

/// A character that serves as emphasis dot, and the size it is set at.
struct EmphasisDot {
  char32_t character = 0;
  double scale = 0.5;
};
/// Preferred first (CLREQ 3.1.1.2, JLREQ 3.3.9).
[[nodiscard]] std::span<const EmphasisDot> emphasis_dots(Region region, WritingMode mode);
/// Dots stand below a horizontal Chinese line, over a Japanese one, right of a vertical one.
[[nodiscard]] bool emphasis_below(Region region, WritingMode mode);

/// An ideograph and a full stop every CJK face has: they tell how the face sets the em square.
[[nodiscard]] char32_t reference_ideograph();
[[nodiscard]] char32_t reference_full_stop();

/// U+FFFD as UTF-8: stands for bytes that are no text.
[[nodiscard]] std::string_view replacement_character();

/// Kana, their marks included: a reading beside them may overhang them (JLREQ 3.3.8).
[[nodiscard]] bool is_kana(char32_t character);

/// Does a line along text that is no name stand over it? Japanese and Korean sidelines do in
/// vertical text (JLREQ 3.3.9), Chinese ones stand at the left like those of names.
[[nodiscard]] bool underline_is_over(Region region, WritingMode mode);

/// Bopomofo of one character: what stands below each other, and the tone mark.
struct BopomofoReading {
  std::string_view symbols;
  std::string_view tone;
  bool light = false;       ///< the light tone
  bool tone_first = false;  ///< as it may be written
};
/// Nothing if the text is not one to three symbols with one tone mark at most.
[[nodiscard]] std::optional<BopomofoReading> bopomofo_of(std::string_view reading);

}  // namespace qianzi::composition
