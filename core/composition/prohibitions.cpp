#include "composition/prohibitions.h"

#include <unicode/uchar.h>

namespace qianzi::composition {
namespace {

int line_break_class(char32_t character) {
  return u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_LINE_BREAK);
}

// UAX #14 LB7, LB8a, LB9, LB11 to LB13, LB19, LB21, LB22, LB25 as they apply after an ideograph.
bool clings_to_left(char32_t character) {
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

/// A number and what belongs to it (CLREQ 3.2.1, JLREQ 3.1.10).
bool is_one_number(Class left, Class right) {
  return (left == Class::prefix && right == Class::digit) ||
         (left == Class::digit && right == Class::postfix);
}

}  // namespace

bool may_break(const Cluster& left,
               Class left_value,
               const Cluster* space,
               const Cluster& right,
               Prohibition level,
               Region region) {
  const bool wide_left = is_wide(left_value);
  const bool wide_right = is_wide(right.value);
  if (!wide_left && !wide_right) return space != nullptr ? space->break_after : left.break_after;
  if (wide_left && !may_end_line(left_value, level)) return false;
  if (wide_right && !may_begin_line(right.value, level, region)) return false;
  if (space != nullptr) return wide_right || !clings_to_left(right.character);
  if (is_one_number(left_value, right.value)) return false;
  if (!wide_right) return !clings_to_left(right.character);
  if (!wide_left) return !clings_to_right(left.character);
  // A pair of dashes or ellipses is one unit (GB/T 15834 4.10.3, 4.11.3).
  return left_value != Class::inseparable || right.character != left.character;
}

}  // namespace qianzi::composition
