#include "composition/tcy.h"

#include "composition/classes.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace qianzi::composition {
namespace {

constexpr std::size_t longest_number = 2;
constexpr std::size_t marks_of_pair = 2;

struct Character {
  std::uint32_t begin = 0;
  char32_t value = 0;
};

std::vector<Character> decode(std::string_view text) {
  std::vector<Character> characters;
  characters.reserve(text.size() / 3 + 1);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    UChar32 c = 0;
    U8_NEXT_UNSAFE(bytes, at, c);
    characters.push_back({begin, static_cast<char32_t>(c)});
  }
  return characters;
}

enum class Kind : std::uint8_t { other, digit, mark };

Kind kind_of(char32_t c) {
  if (is_common_han(c)) return Kind::other;
  if (c >= '0' && c <= '9') return Kind::digit;
  const bool mark = c == '!' || c == '?' || (class_of(c) == Class::dividing && !is_double(c));
  return mark ? Kind::mark : Kind::other;
}

std::uint32_t begin_of(const TextRange& range) {
  return range.begin.bytes;
}

class TcyFinder {
public:
  TcyFinder(const CollectedText& collected, bool numbers)
      : collected_(collected), numbers_(numbers), characters_(decode(collected.base.text)) {}

  std::vector<TextRange> find() {
    for (std::size_t begin = 0; begin < characters_.size();) {
      const Kind kind = kind_of(characters_[begin].value);
      std::size_t end = begin + 1;
      if (kind != Kind::other) {
        while (end < characters_.size() && kind_of(characters_[end].value) == kind) ++end;
        kind == Kind::digit ? add_number(begin, end) : add_pairs(begin, end);
      }
      begin = end;
    }
    return std::move(found_);
  }

private:
  [[nodiscard]] std::uint32_t at(std::size_t index) const {
    return index < characters_.size() ? characters_[index].begin
                                      : static_cast<std::uint32_t>(collected_.base.text.size());
  }

  void add_number(std::size_t begin, std::size_t end) {
    if (!numbers_ || end - begin > longest_number || !stands_alone(begin, end)) return;
    add(begin, end);
  }

  // CLREQ 3.1.3.3: two marks in a row have one em, side by side; of three the last has its own.
  void add_pairs(std::size_t begin, std::size_t end) {
    const auto wide = [](const Character& c) { return is_wide(class_of(c.value)); };
    const bool all_wide = std::all_of(characters_.begin() + static_cast<std::ptrdiff_t>(begin),
                                      characters_.begin() + static_cast<std::ptrdiff_t>(end),
                                      wide);
    if (!all_wide && (end - begin != marks_of_pair || !stands_alone(begin, end))) return;
    for (; begin + marks_of_pair <= end; begin += marks_of_pair) add(begin, begin + marks_of_pair);
  }

  void add(std::size_t begin, std::size_t end) {
    if (is_plain(at(begin), at(end))) found_.push_back({{at(begin)}, {at(end)}});
  }

  /// Neither Latin text nor another sign of a number is on either side, spaces or none between.
  [[nodiscard]] bool stands_alone(std::size_t begin, std::size_t end) const {
    while (begin > 0 && characters_[begin - 1].value == ' ') --begin;
    while (end < characters_.size() && characters_[end].value == ' ') ++end;
    const auto wide = [](const Character& c) {
      const Class value = class_of(c.value);
      return is_wide(value) || value == Class::line_break;
    };
    return (begin == 0 || wide(characters_[begin - 1])) &&
           (end == characters_.size() || wide(characters_[end]));
  }

  /// Of one look, neither raised nor smaller, and not marked up already.
  [[nodiscard]] bool is_plain(std::uint32_t begin, std::uint32_t end) const {
    const auto& stretches = collected_.base.stretches;
    const auto after = std::ranges::upper_bound(stretches, begin, {}, &Stretch::begin);
    if (after != stretches.end() && after->begin < end) return false;
    const Look& look = collected_.looks[std::prev(after)->look];
    if (look.scale != 1.0 || look.note_mark) return false;
    const auto& marked = collected_.tcy;
    const auto next = std::ranges::upper_bound(marked, begin, {}, begin_of);
    const bool before = next != marked.begin() && std::prev(next)->end.bytes > begin;
    return !before && (next == marked.end() || next->begin.bytes >= end);
  }

  const CollectedText& collected_;
  bool numbers_;
  std::vector<Character> characters_;
  std::vector<TextRange> found_;
};

}  // namespace

void add_automatic_tcy(CollectedText& collected, const ParagraphStyle& style) {
  if (style.writing_mode != WritingMode::vertical) return;
  const std::vector<TextRange> found = TcyFinder(collected, style.automatic_tcy).find();
  collected.tcy.insert(collected.tcy.end(), found.begin(), found.end());
  std::ranges::sort(collected.tcy, {}, begin_of);
}

}  // namespace qianzi::composition
