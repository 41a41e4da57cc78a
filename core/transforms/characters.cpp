// Clean-ups of single characters: entities, zero-width characters, compatibility forms, widths.
#include "model/region.h"
#include "transforms/character_kinds.h"
#include "transforms/entity_table.h"
#include "transforms/steps.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <optional>
#include <string>

namespace qianzi::transforms {
namespace {

using View = std::u32string_view;

/// HTML's longest name has 31 letters.
constexpr std::size_t longest_reference = 33;

bool is_text_character(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return c <= 0x10FFFF && type != U_CONTROL_CHAR && type != U_SURROGATE && type != U_UNASSIGNED &&
         type != U_PRIVATE_USE_CHAR;
}

/// The character whose number is written so: 24352, x5F20.
std::u32string numbered(View digits) {
  const bool hex = !digits.empty() && (digits[0] == U'x' || digits[0] == U'X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return {};
  char32_t value = 0;
  for (const char32_t c : digits) {
    const std::int32_t digit = u_digit(static_cast<UChar32>(c), hex ? 16 : 10);
    if (digit < 0 || c > 0x7F) return {};
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  return is_text_character(value) ? std::u32string(1, value) : std::u32string();
}

/// What a reference, without & and ;, stands for; empty for none.
std::u32string referred(View name) {
  if (!name.empty() && name[0] == U'#') return numbered(name.substr(1));
  std::string ascii;
  for (const char32_t c : name) {
    if (c > 0x7F || u_isalnum(static_cast<UChar32>(c)) == 0) return {};
    ascii += static_cast<char>(c);
  }
  std::u32string text = code_points(entity_text(ascii));
  return std::all_of(text.begin(), text.end(), is_text_character) ? text : std::u32string();
}

bool is_joiner(char32_t c) {
  return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xAD || c == 0xFEFF;
}

/// Scripts whose letters join or that write clusters with joiners.
bool needs_joiners(char32_t c) {
  if (is_joiner(c)) return false;
  if (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_JOINING_TYPE) != U_JT_NON_JOINING &&
      u_charType(static_cast<UChar32>(c)) != U_FORMAT_CHAR) {
    return true;
  }
  if (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0) return true;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  // From Devanagari to Myanmar, and from Khmer to Mongolian.
  return script == USCRIPT_INHERITED || (c >= 0x0900 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x18AF);
}

bool is_direction(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool runs_from_the_right(View text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    return !is_direction(c) &&
           (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC);
  });
}

bool is_radical(char32_t c) {
  return c >= 0x2E80 && c <= 0x2FD5;
}

/// The one ideograph that a character decomposes to.
std::optional<char32_t> unified(char32_t c) {
  if (c < 0x2E80 || (c > 0x2FD5 && c < 0xF900)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* form =
      is_radical(c) ? unorm2_getNFKDInstance(&status) : unorm2_getNFDInstance(&status);
  UChar units[4] = {};
  const std::int32_t length =
      unorm2_getRawDecomposition(form, static_cast<UChar32>(c), units, 4, &status);
  if (U_FAILURE(status) || length <= 0) return std::nullopt;
  const UChar32 to = icu::UnicodeString(units, length).char32At(0);
  const bool alone =
      length == (to > 0xFFFF ? 2 : 1) && u_hasBinaryProperty(to, UCHAR_IDEOGRAPHIC) != 0;
  return alone ? std::optional(static_cast<char32_t>(to)) : std::nullopt;
}

bool is_wide_letter(char32_t c) {
  return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
         (c >= 0xFF41 && c <= 0xFF5A);
}

bool is_wide_digit(char32_t c) {
  return c >= 0xFF10 && c <= 0xFF19;
}

/// A mark within a number or a name in full-width letters: ３．５, １，０００, ＡＴ＆Ｔ, ５０％.
bool belongs_to_letters(View text, std::size_t at) {
  const char32_t c = text[at];
  const char32_t left = before(text, at);
  const char32_t right = at_or_none(text, at + 1);
  if (c == U'％') return is_wide_digit(left);
  const bool digits = is_wide_digit(left) && is_wide_digit(right);
  if (c == U'，' || c == U'：') return digits;
  return View(U"．／－＆＠＿＋").find(c) != View::npos && is_wide_letter(left) &&
         is_wide_letter(right);
}

}  // namespace

void decode_entities(Passage& passage) {
  const View text = passage.text();
  for (std::size_t at = text.find(U'&'); at != View::npos; at = text.find(U'&', at + 1)) {
    const std::size_t end =
        text.substr(0, std::min(text.size(), at + longest_reference)).find(U';', at);
    if (end == View::npos) continue;
    const std::u32string by = referred(text.substr(at + 1, end - at - 1));
    if (by.empty()) continue;
    passage.replace(at, end + 1, by);
    at = end;
  }
}

void drop_zero_width(Passage& passage) {
  const View text = passage.text();
  const bool from_the_right = runs_from_the_right(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool stray = is_joiner(text[at]) ? !needs_joiners(before(text, at)) &&
                                                 !needs_joiners(at_or_none(text, at + 1))
                                           : is_direction(text[at]) && !from_the_right;
    if (stray) passage.replace(at, at + 1, {});
  }
}

void unify_ideographs(Passage& passage) {
  const View text = passage.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto to = unified(text[at]);
    if (!to) continue;
    const model::Region region = model::region_of(passage.language_at(at));
    if (region == model::Region::ja || region == model::Region::ko) continue;
    passage.replace(at, at + 1, View(&*to, 1));
  }
}

void narrow_letters(Passage& passage) {
  const View text = passage.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_wide_letter(text[at]) && !belongs_to_letters(text, at)) continue;
    // Full-width forms stand in the order of ASCII, U+FF01 for U+0021.
    const char32_t narrow = text[at] - 0xFF01 + 0x21;
    passage.replace(at, at + 1, View(&narrow, 1));
  }
}

void mend_title_marks(Passage& passage) {
  const View text = passage.text();
  if (!has_cjk(text)) return;
  const auto pair_at = [&](std::size_t at, View marks) {
    return marks.find(text[at]) != View::npos && at_or_none(text, at + 1) == text[at];
  };
  constexpr View opening = U"<＜‹〈";
  constexpr View closing = U">＞›〉";
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!pair_at(at, opening)) continue;
    std::size_t end = at + 2;
    while (end < text.size() && text[end] != U'\n' && !pair_at(end, opening) &&
           !pair_at(end, closing))
      ++end;
    const bool closed = end + 1 < text.size() && pair_at(end, closing) && end > at + 2;
    if (!closed || !has_cjk(text.substr(at, end - at))) continue;
    passage.replace(at, at + 2, U"《");
    passage.replace(end, end + 2, U"》");
    at = end + 1;
  }
}

}  // namespace qianzi::transforms
