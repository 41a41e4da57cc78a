#include "transforms/character_kinds.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace qianzi::transforms {

bool is_cjk_letter(char32_t c) {
  if (c < 0x2E80) return false;
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  if (c == 0x3005 || c == 0x3007) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
  case USCRIPT_HAN:
  case USCRIPT_HIRAGANA:
  case USCRIPT_KATAKANA:
  case USCRIPT_BOPOMOFO:
    return u_isalpha(static_cast<UChar32>(c)) != 0;
  default:
    return c == 0x30FC;  // ー is of no script by itself
  }
}

bool is_cjk(char32_t c) {
  if (is_cjk_letter(c)) return true;
  const bool wide_mark = (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF0F) ||
                         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
                         (c >= 0xFF5B && c <= 0xFF65);
  const bool shared_mark = c == 0x2014 || c == 0x2026 || (c >= 0x2018 && c <= 0x201D);
  return wide_mark || shared_mark;
}

bool is_other_letter(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0 && !is_cjk_letter(c);
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000;
}

bool has_cjk(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), is_cjk_letter);
}

}  // namespace qianzi::transforms
