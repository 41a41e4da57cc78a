#include "composition/classes.h"

#include "composition/classes_data.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace qianzi::composition {
namespace {

Class class_by_properties(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return Class::ignorable;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return Class::ideographic;
  if (u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR) != 0) return Class::ideographic;
  if (u_isdigit(c) != 0) return Class::digit;
  if (u_isalpha(c) != 0) return Class::latin;
  return Class::narrow_mark;
}

Class ascii_class(char32_t character) {
  if (character == ' ') return Class::space;
  if (character == '\n') return Class::line_break;
  if (character >= '0' && character <= '9') return Class::digit;
  const char32_t lower = character | 0x20U;
  return lower >= 'a' && lower <= 'z' ? Class::latin : Class::narrow_mark;
}

/// Region's own habit for a mark set in one em with glue (CLREQ 3.1.6.1, JLREQ 3.1.2).
MarkSpace natural_space(Class value, Region region, bool vertical) {
  constexpr MarkSpace after{false, false, Em(0), Em(0.5)};
  constexpr MarkSpace centred{false, false, Em(0.25), Em(0.25)};
  constexpr MarkSpace fixed{true, false, Em(0), Em(0)};
  constexpr MarkSpace half{false, true, Em(0.25), Em(0.25)};
  switch (value) {
  case Class::opening:
    return {false, false, Em(0.5), Em(0)};
  case Class::closing:
    return after;
  case Class::comma:
  case Class::full_stop:
    return region == Region::hant ? centred : after;
  case Class::colon:
    if (region == Region::ja) return centred;
    if (vertical) return fixed;
    return region == Region::hant ? centred : after;
  case Class::dividing:
    return region == Region::hans && !vertical ? after : fixed;
  case Class::interpunct:
    return region == Region::ja ? centred : half;
  default:
    return fixed;
  }
}

// A full disc fills its em: a quarter of the size gives a dot that does not outweigh the text.
constexpr EmphasisDot chinese_dots[] = {{0x25CF, 0.25}, {0x2022, 0.5}};
constexpr EmphasisDot sesame_dots[] = {{0xFE45, 0.5}, {0x25CF, 0.25}, {0x2022, 0.5}};

Class class_looked_up(char32_t character) {
  if (character == 0xA0 || character == 0x202F) return Class::fixed_space;
  const std::span<const ClassRange> table = class_ranges();
  const auto found = std::ranges::upper_bound(table, character, {}, &ClassRange::first);
  if (found != table.begin()) {
    const ClassRange& range = *std::prev(found);
    if (character <= range.last) return range.value;
  }
  return class_by_properties(character);
}

/// The classes of 256 characters from one on.
class CommonClasses {
public:
  explicit CommonClasses(char32_t first) : first_(first) {
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      classes_[i] = class_looked_up(first + static_cast<char32_t>(i));
    }
  }
  [[nodiscard]] bool holds(char32_t character) const {
    return character - first_ < classes_.size();
  }
  [[nodiscard]] Class of(char32_t character) const { return classes_[character - first_]; }

private:
  char32_t first_;
  std::array<Class, 256> classes_{};
};

}  // namespace

Class class_of(char32_t character) {
  if (is_common_han(character)) return Class::ideographic;
  if (character < 0x80) return ascii_class(character);
  // OPTIMIZATION: kana and wide marks are what else there is much of.
  static const CommonClasses marks_and_kana(0x3000);
  static const CommonClasses full_width(0xFF00);
  if (marks_and_kana.holds(character)) return marks_and_kana.of(character);
  if (full_width.holds(character)) return full_width.of(character);
  return class_looked_up(character);
}

bool is_ambiguous(char32_t character) {
  switch (character) {
  case 0xB0:
  case 0xB7:
  case 0x2013:
  case 0x2014:
  case 0x2015:
  case 0x2018:
  case 0x2019:
  case 0x201C:
  case 0x201D:
  case 0x2025:
  case 0x2026:
  case 0x2027:
  case 0x2030:
    return true;
  default:
    return false;
  }
}

bool is_dash(char32_t character) {
  return character == 0x2014;
}

int quotation_turn(char32_t character) {
  if (character == 0x2018 || character == 0x201C) return 1;
  return character == 0x2019 || character == 0x201D ? -1 : 0;
}

int quotation_depth(char32_t character) {
  return character == 0x2018 || character == 0x2019 ? 1 : 2;
}

// CLREQ 3.1.6: the four styles of punctuation width.
MarkSpace mark_space(Class value, Region region, WritingMode mode, PunctuationStyle style) {
  if (style == PunctuationStyle::none) return {true, false, Em(0), Em(0)};
  const bool vertical = mode == WritingMode::vertical;
  MarkSpace space = natural_space(value, region, vertical);
  // A vertical ？ is taller than half an em, as wide as one at most.
  const bool narrow = style == PunctuationStyle::half && value == Class::dividing && !vertical;
  if (space.fixed && narrow) return {false, true, Em(0.25), Em(0.25)};
  if (space.fixed) return space;
  const bool stop = value == Class::full_stop || value == Class::dividing;
  space.half = space.half || style == PunctuationStyle::half ||
               (style == PunctuationStyle::kaiming && !stop);
  return space;
}

Em joining_width(char32_t character, Region region) {
  const bool chinese = region == Region::hans || region == Region::hant;
  if (!chinese && region != Region::ja) return Em(0);
  if (is_double(character)) return Em(1);
  switch (character) {
  case 0x2013:
    return region == Region::hant ? Em(1) : Em(0.5);
  case 0x30A0:
    return region == Region::ja ? Em(0.5) : Em(0);
  case 0xFF0F:
    return region == Region::hans ? Em(0.5) : Em(0);
  default:
    return Em(0);
  }
}

bool is_double(char32_t character) {
  return character == 0x203C || (character >= 0x2047 && character <= 0x2049);
}

bool is_short_dash(char32_t character) {
  return character == 0x2013;
}

bool may_begin_line(Class value, Prohibition level, Region region) {
  if (level == Prohibition::none) return true;
  const bool loose = region == Region::ja && level == Prohibition::basic;
  switch (value) {
  case Class::closing:
  case Class::comma:
  case Class::full_stop:
  case Class::solidus:
    return false;
  case Class::dividing:
  case Class::colon:
  case Class::interpunct:
  case Class::postfix:
    return loose;
  case Class::connector:
    return region == Region::ja && level != Prohibition::strict;
  case Class::inseparable:
    return level != Prohibition::strict || region == Region::ja;
  case Class::small_kana:
    return level != Prohibition::strict;
  case Class::iteration:
    return level == Prohibition::basic;
  default:
    return true;
  }
}

bool may_end_line(Class value, Prohibition level, Region region) {
  if (level == Prohibition::none) return true;
  if (value == Class::solidus) return level == Prohibition::basic;
  if (value == Class::prefix) return region == Region::ja && level == Prohibition::basic;
  return value != Class::opening;
}

bool is_wide_digit(char32_t character) {
  return character >= 0xFF10 && character <= 0xFF19;
}

bool is_wide_point(char32_t character) {
  return character == 0xFF0E;
}

bool makes_emoji(char32_t character) {
  return character == 0xFE0F || character == 0x20E3;
}

bool may_part(Class left, Class right, Region region) {
  // JLREQ appendix F: nothing is put between a mark and what it belongs to.
  const bool inside = left == Class::opening || (is_mark(right) && right != Class::opening);
  if (region == Region::ja && inside) return false;
  if (left == Class::inseparable && right == Class::inseparable) return false;
  const auto rigid = [](Class value) {
    return value == Class::connector || value == Class::solidus || value == Class::ignorable;
  };
  if (rigid(left) || rigid(right)) return false;
  if (left == Class::prefix || right == Class::postfix) return false;
  return is_wide(left) || is_wide(right);
}

bool keeps_em_at_line_end(Class value, Region region) {
  return region == Region::ja && value == Class::full_stop;
}

bool hangs(Class value, Region region, WritingMode mode) {
  if (value != Class::comma && value != Class::full_stop) return false;
  return region != Region::hant || mode == WritingMode::vertical;
}

MarkSpace chained_mark_space(MarkSpace space, bool alone) {
  if (alone) return space;
  return {false, true, Em(0.25), Em(0.25)};
}

bool colon_stands(Region region) {
  return region == Region::hans || region == Region::hant;
}

bool turns_with_line(char32_t character, Region region) {
  return is_short_dash(character) || (region == Region::hans && character == 0xFF0F);
}

bool follows_question(Class left, Class right, Region region) {
  return region == Region::ja && left == Class::dividing && !is_mark(right) &&
         right != Class::ideographic_space && right != Class::inseparable;
}

bool wants_gap(Class left, Class right, Region region) {
  if (region == Region::ko || region == Region::other) return false;
  return (is_text_wide(left) && is_text_narrow(right)) ||
         (is_text_narrow(left) && is_text_wide(right));
}

std::span<const EmphasisDot> emphasis_dots(Region region, WritingMode mode) {
  if (region == Region::ja || mode == WritingMode::vertical) return sesame_dots;
  return chinese_dots;
}

bool emphasis_below(Region region, WritingMode mode) {
  return mode == WritingMode::horizontal && region != Region::ja;
}

bool is_kana(char32_t character) {
  return (character >= 0x3041 && character <= 0x30FF && character != 0x30FB) ||
         (character >= 0x31F0 && character <= 0x31FF) ||
         (character >= 0x1B000 && character <= 0x1B16F);
}

bool underline_is_over(Region region, WritingMode mode) {
  return mode == WritingMode::vertical && (region == Region::ja || region == Region::ko);
}

// CLREQ 3.3.3: at most three symbols; the light tone stands above them and is written first or
// last.
std::optional<BopomofoReading> bopomofo_of(std::string_view reading) {
  constexpr char32_t light = 0x2D9;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(reading.data());
  BopomofoReading result;
  std::size_t first = reading.size();  // of the symbols
  std::size_t last = 0;
  int symbols = 0;
  bool closed = false;
  for (std::size_t at = 0; at < reading.size();) {
    const std::size_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, reading.size(), c);
    const bool symbol = (c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31BF);
    const bool tone = (c >= 0x2C7 && c <= 0x2CB) || c == light;
    if (symbol && !closed) {
      first = std::min(first, begin);
      last = at;
      ++symbols;
    } else if (tone && result.tone.empty() && (symbols > 0 || c == light)) {
      result.tone = reading.substr(begin, at - begin);
      result.light = c == light;
      result.tone_first = symbols == 0;
      closed = symbols > 0;
    } else {
      return std::nullopt;
    }
  }
  if (symbols < 1 || symbols > 3) return std::nullopt;
  result.symbols = reading.substr(first, last - first);
  return result;
}

char32_t reference_ideograph() {
  return 0x4E00;
}

char32_t reference_full_stop() {
  return 0x3002;
}

std::string_view replacement_character() {
  return "\xEF\xBF\xBD";
}

}  // namespace qianzi::composition
