#include "readers/native/white_space.h"

#include "model/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string_view>

namespace qianzi::readers {

using model::begins_character;
using model::next_code_point;

namespace {

enum class Width { none, narrow, wide, ambiguous };

/// Wide in the sense of the rule: Han, kana, full-width punctuation. Hangul is wide too, but Korean
/// parts its words by spaces.
Width width_of(char32_t character) {
  // OPTIMIZATION: what nearly all texts are of, without two lookups in Unicode's tables.
  if (character >= 0x4E00 && character <= 0x9FFF) return Width::wide;
  if (character < 0x80) return Width::narrow;
  const auto c = static_cast<UChar32>(character);
  UErrorCode status = U_ZERO_ERROR;
  if (uscript_getScript(c, &status) == USCRIPT_HANGUL) return Width::narrow;
  switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
  case U_EA_WIDE:
  case U_EA_FULLWIDTH:
    return Width::wide;
  case U_EA_AMBIGUOUS:
    return u_ispunct(c) != 0 ? Width::ambiguous : Width::narrow;
  default:
    return Width::narrow;
  }
}

/// Two neighbours that are parted by nothing: quotes and dashes go with what is beside them.
bool both_wide(Width a, Width b) {
  const auto may_be = [](Width w) { return w == Width::wide || w == Width::ambiguous; };
  return may_be(a) && may_be(b) && (a == Width::wide || b == Width::wide);
}

bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Walks the characters of a block in order. A run of white space is settled when the character
/// after it is known; the space, if one stays, goes where the run began.
class Settling {
public:
  void walk(Inlines& content) {
    for (Inline& part : content) {
      if (auto* text = std::get_if<Text>(&part.value)) {
        text_part(text->text);
      } else if (auto* span = std::get_if<Span>(&part.value)) {
        walk(span->content);
      } else if (auto* note = std::get_if<Warichu>(&part.value)) {
        walk(note->content);
      } else if (std::holds_alternative<LineBreak>(part.value)) {
        run_begin_ = nullptr;
        before_ = Width::none;
      } else if (const auto* ruby = std::get_if<Ruby>(&part.value)) {
        for (const RubySegment& segment : ruby->segments) whole(segment.base);
      } else if (const auto* tcy = std::get_if<TateChuYoko>(&part.value)) {
        whole(tcy->text);
      } else {
        // A note mark clings to what is before it and is no neighbour of its own.
        run_begin_ = nullptr;
      }
    }
  }

private:
  void text_part(std::string& text) {
    const std::string source = std::move(text);
    text.clear();
    text.reserve(source.size());
    for (std::size_t at = 0; at < source.size();) {
      if (is_white(source[at])) {
        if (run_begin_ == nullptr) {
          run_begin_ = &text;
          run_breaks_ = false;
        }
        run_breaks_ = run_breaks_ || source[at] == '\n' || source[at] == '\r';
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      while (end < source.size() && !is_white(source[end])) ++end;
      const auto word = std::string_view(source).substr(at, end - at);
      if (run_begin_ != nullptr) settle(first_width(word));
      text += word;
      end_word(word);
      at = end;
    }
  }

  static Width first_width(std::string_view word) {
    std::size_t at = 0;
    return width_of(next_code_point(word, at).value_or(U'?'));
  }

  /// What neighbour() would come to over all the characters of `word`: only its last ones matter.
  void end_word(std::string_view word) {
    bool ambiguous = false;
    while (!word.empty()) {
      std::size_t last = word.size() - 1;
      while (last > 0 && !begins_character(word[last])) --last;
      const Width width = first_width(word.substr(last));
      if (width != Width::ambiguous) {
        before_ = width;
        break;
      }
      ambiguous = true;
      word = word.substr(0, last);
    }
    if (ambiguous && before_ != Width::wide) before_ = Width::ambiguous;
  }

  /// A quote after wide characters belongs to them: ”“ at a line's break are parted by nothing.
  void neighbour(Width width) {
    const bool belongs = width == Width::ambiguous && before_ == Width::wide;
    before_ = belongs ? Width::wide : width;
  }

  void whole(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto c = next_code_point(text, at);
      if (!c) break;
      const Width width = width_of(*c);
      settle(width);
      neighbour(width);
    }
  }

  void settle(Width after) {
    if (run_begin_ == nullptr) return;
    const bool vanishes = before_ == Width::none || (run_breaks_ && both_wide(before_, after));
    if (!vanishes) *run_begin_ += ' ';
    run_begin_ = nullptr;
  }

  Width before_ = Width::none;
  std::string* run_begin_ = nullptr;
  bool run_breaks_ = false;
};

void drop_empty_texts(Inlines& content) {
  std::erase_if(content, [](const Inline& part) {
    const auto* text = std::get_if<Text>(&part.value);
    return text != nullptr && text->text.empty();
  });
  for (Inline& part : content) {
    if (auto* span = std::get_if<Span>(&part.value)) drop_empty_texts(span->content);
    if (auto* note = std::get_if<Warichu>(&part.value)) drop_empty_texts(note->content);
  }
}

}  // namespace

void settle_white_space(Inlines& content) {
  Settling().walk(content);
  drop_empty_texts(content);
}

}  // namespace qianzi::readers
