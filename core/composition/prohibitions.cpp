#include "composition/prohibitions.h"

#include <unicode/uchar.h>

namespace qianzi::composition {
namespace {

int line_break_class(char32_t character) {
  return u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_LINE_BREAK);
}

// UAX #14 LB7, LB8a, LB9, LB11 to LB13, LB19, LB21, LB22, LB25 as they apply after an ideograph;
// and the tilde, a connector of CLREQ 3.1.4.
bool clings_to_left(char32_t character) {
  if (character == '~') return true;
  switch (line_break_class(character)) {
  case U_LB_CLOSE_PUNCTUATION:
  case U_LB_CLOSE_PARENTHESIS:
  case U_LB_EXCLAMATION:
  case U_LB_INFIX_NUMERIC:
  case U_LB_BREAK_SYMBOLS:
  case U_LB_NONSTARTER:
  case U_LB_GLUE:
  case U_LB_WORD_JOINER:
  case U_LB_ZWSPACE:
  case U_LB_COMBINING_MARK:
  case U_LB_ZWJ:
  case U_LB_QUOTATION:
  case U_LB_BREAK_AFTER:
  case U_LB_HYPHEN:
  case U_LB_INSEPARABLE:
  case U_LB_POSTFIX_NUMERIC:
    return true;
  default:
    return false;
  }
}

// UAX #14 LB8a, LB11, LB12, LB14, LB19, LB21, LB23a as they apply before an ideograph.
bool clings_to_right(char32_t character) {
  switch (line_break_class(character)) {
  case U_LB_OPEN_PUNCTUATION:
  case U_LB_GLUE:
  case U_LB_WORD_JOINER:
  case U_LB_ZWJ:
  case U_LB_QUOTATION:
  case U_LB_BREAK_BEFORE:
  case U_LB_PREFIX_NUMERIC:
    return true;
  default:
    return false;
  }
}

/// A number and what belongs to it (CLREQ 3.1.5.2, JLREQ 3.1.10).
bool is_one_number(const Cluster& left, Class left_value, const Cluster& right) {
  const auto is_digit = [](const Cluster& cluster, Class value) {
    return value == Class::digit || is_wide_digit(cluster.character);
  };
  const bool digit_left = is_digit(left, left_value);
  const bool digit_right = is_digit(right, right.value);
  if (left_value == Class::prefix && digit_right) return true;
  if (digit_left && right.value == Class::postfix) return true;
  return (is_wide_point(left.character) && is_wide_digit(right.character)) ||
         (is_wide_digit(left.character) && is_wide_point(right.character));
}

// CSS Text 3, 5.2 keep-all; KLREQ 2.2.3.
bool is_one_korean_word(Class left, Class right, const BreakRules& rules) {
  if (rules.korean != KoreanBreaks::word) return false;
  const auto is_text = [](Class value) {
    return value == Class::hangul || is_text_wide(value) || is_text_narrow(value);
  };
  if (!is_text(left) || !is_text(right)) return false;
  return rules.region == Region::ko || left == Class::hangul || right == Class::hangul;
}

/// With spaces between them, the last of which is `space`.
bool may_break_at_space(const Cluster& left,
                        bool wide_left,
                        const Cluster& space,
                        const Cluster& right) {
  const bool wide_right = is_wide(right.value);
  if (!wide_left && !wide_right) return space.break_after;
  // UAX #14 LB14: nothing parts an opening bracket from what it opens.
  if (!wide_left && line_break_class(left.character) == U_LB_OPEN_PUNCTUATION) return false;
  return wide_right || !clings_to_left(right.character);
}

bool may_break_beside_wide(const Cluster& left,
                           Class left_value,
                           const Cluster& right,
                           const BreakRules& rules) {
  if (is_one_number(left, left_value, right)) return false;
  if (is_one_korean_word(left_value, right.value, rules)) return false;
  if (!is_wide(right.value)) return !clings_to_left(right.character);
  if (!is_wide(left_value)) {
    // CLREQ 3.1.4 gb: the narrow solidus too.
    const bool strict = rules.level == Prohibition::gb || rules.level == Prohibition::strict;
    return !clings_to_right(left.character) && !(strict && left.character == '/');
  }
  // A pair of dashes or ellipses is one unit (GB/T 15834 4.10.3, 4.11.3).
  return left_value != Class::inseparable || right.character != left.character;
}

}  // namespace

bool may_break(const Cluster& left,
               Class left_value,
               const Cluster* space,
               const Cluster& right,
               const BreakRules& rules) {
  const bool wide_left = is_wide(left_value);
  const bool wide_right = is_wide(right.value);
  if (wide_left && !may_end_line(left_value, rules.level, rules.region)) return false;
  if (wide_right && !may_begin_line(right.value, rules.level, rules.region)) return false;
  if (space != nullptr) return may_break_at_space(left, wide_left, *space, right);
  if (!wide_left && !wide_right) return left.break_after;
  return may_break_beside_wide(left, left_value, right, rules);
}

}  // namespace qianzi::composition
