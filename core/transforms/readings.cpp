// Readings in brackets after their characters.
#include "transforms/character_kinds.h"
#include "transforms/reading_table.h"
#include "transforms/steps.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace qianzi::transforms {
namespace {

using View = std::u32string_view;

/// More characters than these are not read by one bracket.
constexpr std::size_t most_characters = 12;
constexpr std::size_t longest_bracket = 96;
constexpr char32_t first_bopomofo = 0x3105;

/// A letter of a reading with the tone that is written on it or, as a digit, after it.
struct ToneLetter {
  char32_t letter;
  std::uint8_t tone;       ///< 0: none is written here
  std::size_t begin, end;  ///< in the bracket's text
};

std::optional<std::uint8_t> tone_of(char32_t c) {
  switch (c) {
  case U'\u0304':
  case U'ˉ':
    return 1;
  case U'\u0301':
  case U'ˊ':
    return 2;
  case U'\u030C':
  case U'ˇ':
    return 3;
  case U'\u0300':
  case U'ˋ':
    return 4;
  case U'˙':
    return 5;
  default:
    return c >= U'1' && c <= U'5' ? std::optional(static_cast<std::uint8_t>(c - U'0'))
                                  : std::nullopt;
  }
}

/// A character as letters and marks apart.
std::u32string decomposed(char32_t c) {
  if (c < 0x80) return {c};
  UErrorCode status = U_ZERO_ERROR;
  UChar units[8] = {};
  const std::int32_t length = unorm2_getDecomposition(
      unorm2_getNFDInstance(&status), static_cast<UChar32>(c), units, 8, &status);
  if (U_FAILURE(status) || length <= 0) return {c};
  std::u32string out;
  const icu::UnicodeString parts(units, length);
  for (std::int32_t at = 0; at < length; at = parts.moveIndex32(at, 1)) {
    out += static_cast<char32_t>(parts.char32At(at));
  }
  return out;
}

bool is_separator(char32_t c) {
  return is_space(c) || c == U'\'' || c == U'’' || c == U'-' || c == U'·';
}

/// The letters of a bracket; nothing if anything in it is no letter of a reading.
std::optional<std::vector<ToneLetter>> letters_of(View text) {
  std::vector<ToneLetter> letters;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_separator(text[at])) continue;
    for (const char32_t part : decomposed(text[at])) {
      const bool bopomofo = part >= first_bopomofo && part <= 0x312F;
      const char32_t lower = part == U'ɡ' ? U'g'
                             : part == U'ɑ'
                                 ? U'a'
                                 : static_cast<char32_t>(u_tolower(static_cast<UChar32>(part)));
      if (bopomofo || (lower >= U'a' && lower <= U'z')) {
        letters.push_back({lower, 0, at, at + 1});
      } else if (letters.empty()) {
        return std::nullopt;
      } else if (part == 0x0308) {
        letters.back().letter = U'v';
        letters.back().end = at + 1;
      } else if (const auto tone = tone_of(part); tone && letters.back().tone == 0) {
        letters.back().tone = *tone;
        letters.back().end = at + 1;
      } else {
        return std::nullopt;
      }
    }
  }
  return letters;
}

/// A base and where in the bracket its reading stands.
struct Match {
  std::size_t base;
  std::size_t begin, end;
};

/// Finds which characters before the bracket its syllables read.
class Matching {
public:
  Matching(View text, std::size_t bracket, const std::vector<ToneLetter>& letters)
      : text_(text), bracket_(bracket), letters_(letters) {}

  /// In the order of the text; empty if the bracket is no reading.
  std::vector<Match> matches() {
    // Without a tone anywhere it may be a word of another language: 和(he).
    const bool toned = std::any_of(letters_.begin(), letters_.end(), [](const ToneLetter& one) {
      return one.tone != 0 || one.letter >= first_bopomofo;
    });
    if (!toned || !back(bracket_, letters_.size())) return {};
    std::reverse(found_.begin(), found_.end());
    return std::move(found_);
  }

private:
  /// Whether the characters before `at` are read by the letters before `letter`.
  bool back(std::size_t at, std::size_t letter) {
    if (letter == 0) return true;
    if (at == 0 || found_.size() == most_characters) return false;
    for (const std::uint16_t index : readings_of(text_[at - 1])) {
      const Syllable& one = syllable(index);
      for (const std::u32string& spelling : {code_points(one.pinyin), code_points(one.bopomofo)}) {
        const std::size_t length = spelling.size();
        if (length == 0 || length > letter || !is_read(spelling, one.tone, letter - length))
          continue;
        found_.push_back({at - 1, letters_[letter - length].begin, letters_[letter - 1].end});
        if (back(at - 1, letter - length)) return true;
        found_.pop_back();
      }
    }
    return false;
  }

  /// Whether the letters from `first` are the syllable with its tone. Bopomofo leaves the first
  /// tone unwritten, and in a word of several syllables a later one may be spoken without.
  [[nodiscard]] bool
  is_read(const std::u32string& spelling, std::uint8_t tone, std::size_t first) const {
    std::uint8_t written = 0;
    for (std::size_t i = 0; i < spelling.size(); ++i) {
      const ToneLetter& letter = letters_[first + i];
      if (letter.letter != spelling[i] || (letter.tone != 0 && written != 0)) return false;
      if (letter.tone != 0) written = letter.tone;
    }
    const bool bopomofo = spelling[0] >= first_bopomofo;
    if (written == 0) return bopomofo ? tone == 1 : tone == 5 || first > 0;
    return written == tone || (written == 5 && first > 0);
  }

  View text_;
  std::size_t bracket_;
  const std::vector<ToneLetter>& letters_;
  std::vector<Match> found_;
};

/// A bracketed reading: characters from `base` on, brackets and all up to `end`.
struct Reading {
  std::size_t base;
  std::size_t end;
  std::vector<RubySegment> segments;
  RubyKind kind;
};

std::optional<Reading> reading_at(View text, std::size_t bracket, std::size_t from) {
  const char32_t closing = text[bracket] == U'(' ? U')' : U'）';
  const std::size_t end = text.substr(0, bracket + longest_bracket).find(closing, bracket);
  if (end == View::npos) return std::nullopt;
  const View inside = text.substr(bracket + 1, end - bracket - 1);
  const auto letters = letters_of(inside);
  if (!letters) return std::nullopt;
  const auto matches = Matching(text, bracket, *letters).matches();
  if (matches.empty() || matches.front().base < from) return std::nullopt;
  Reading reading{matches.front().base, end + 1, {}, RubyKind::pinyin};
  if (letters->front().letter >= first_bopomofo) reading.kind = RubyKind::bopomofo;
  for (const Match& match : matches) {
    reading.segments.push_back({utf8(text.substr(match.base, 1)),
                                utf8(inside.substr(match.begin, match.end - match.begin))});
  }
  return reading;
}

/// The readings of a text, which do not overlap.
std::vector<Reading> readings_in(View text) {
  std::vector<Reading> readings;
  std::size_t from = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != U'(' && text[at] != U'（') continue;
    auto reading = reading_at(text, at, from);
    if (!reading) continue;
    from = reading->end;
    at = reading->end - 1;
    readings.push_back(std::move(*reading));
  }
  return readings;
}

void count(ReadingsFound& found, View text, const std::vector<Reading>& readings) {
  if (found.count == 0 && !readings.empty()) {
    found.first =
        utf8(text.substr(readings.front().base, readings.front().end - readings.front().base));
  }
  found.count += readings.size();
}

std::string stripped(View text, const std::vector<Reading>& readings) {
  std::string out;
  std::size_t at = 0;
  for (const Reading& reading : readings) {
    out += utf8(text.substr(at, reading.base + reading.segments.size() - at));
    at = reading.end;
  }
  return out += utf8(text.substr(at));
}

/// Text and ruby in turn; readings that meet are one ruby.
Inlines annotated(View text, std::vector<Reading> readings, SourcePosition where) {
  Inlines out;
  const auto put = [&](std::size_t begin, std::size_t end) {
    if (begin < end) out.push_back({Text{utf8(text.substr(begin, end - begin))}, where});
  };
  std::size_t at = 0;
  for (Reading& reading : readings) {
    auto* last = out.empty() ? nullptr : std::get_if<Ruby>(&out.back().value);
    const bool meets = last != nullptr && reading.base == at && last->kind == reading.kind;
    put(at, reading.base);
    if (meets) {
      std::move(
          reading.segments.begin(), reading.segments.end(), std::back_inserter(last->segments));
    } else {
      out.push_back({Ruby{std::move(reading.segments), reading.kind, RubySide::over, {}}, where});
    }
    at = reading.end;
  }
  put(at, text.size());
  return out;
}

}  // namespace

ReadingsFound take_readings(std::string& value, bool strip) {
  ReadingsFound found;
  if (!strip) return found;
  const std::u32string text = code_points(value);
  const auto readings = readings_in(text);
  if (readings.empty()) return found;
  count(found, text, readings);
  value = stripped(text, readings);
  return found;
}

ReadingsFound take_readings(Inlines& content, bool strip) {
  ReadingsFound found;
  Inlines out;
  for (Inline& part : content) {
    ReadingsFound inside;
    if (auto* span = std::get_if<Span>(&part.value)) inside = take_readings(span->content, strip);
    if (auto* note = std::get_if<Warichu>(&part.value))
      inside = take_readings(note->content, strip);
    if (found.count == 0) found.first = inside.first;
    found.count += inside.count;
    auto* plain = std::get_if<Text>(&part.value);
    const std::u32string text = plain == nullptr ? std::u32string() : code_points(plain->text);
    auto readings = readings_in(text);
    count(found, text, readings);
    if (readings.empty()) {
      out.push_back(std::move(part));
    } else if (strip) {
      out.push_back({Text{stripped(text, readings)}, part.where});
    } else {
      Inlines parts = annotated(text, std::move(readings), part.where);
      std::move(parts.begin(), parts.end(), std::back_inserter(out));
    }
  }
  content = std::move(out);
  return found;
}

}  // namespace qianzi::transforms
