#include "readers/ruby_kind.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>

namespace qianzi::readers {
namespace {

/// Letters of a text by script; tone marks and spaces belong to none.
struct Letters {
  bool latin = false;
  bool bopomofo = false;
  bool others = false;
  std::size_t count = 0;
};

Letters letters_of(std::string_view text) {
  Letters found;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    if (c < 0 || u_isUAlphabetic(c) == 0 || u_charType(c) == U_MODIFIER_LETTER) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (script == USCRIPT_INHERITED) continue;
    ++found.count;
    found.latin = found.latin || script == USCRIPT_LATIN;
    found.bopomofo = found.bopomofo || script == USCRIPT_BOPOMOFO;
    found.others = found.others || (script != USCRIPT_LATIN && script != USCRIPT_BOPOMOFO);
  }
  return found;
}

}  // namespace

RubyKind ruby_kind(const std::vector<RubySegment>& segments) {
  Letters readings;
  for (const RubySegment& segment : segments) {
    const Letters letters = letters_of(segment.reading);
    readings.latin = readings.latin || letters.latin;
    readings.bopomofo = readings.bopomofo || letters.bopomofo;
    readings.others = readings.others || letters.others;
  }
  if (readings.bopomofo && !readings.latin && !readings.others) return RubyKind::bopomofo;
  if (readings.latin && !readings.bopomofo && !readings.others) return RubyKind::pinyin;
  if (segments.size() > 1) return RubyKind::jukugo;
  const bool group = std::ranges::any_of(
      segments, [](const RubySegment& segment) { return letters_of(segment.base).count > 1; });
  return group ? RubyKind::group : RubyKind::mono;
}

}  // namespace qianzi::readers
