// The characters of one stretch of an article, whatever elements they stand in, and changes to
// them.
#pragma once

#include "qianzi/article.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::transforms {

/// What a passage is of: most clean-ups are for running text, few for readings.
enum class PassageKind : std::uint8_t {
  content,  ///< inline content: a paragraph, a headline, a cell
  value,    ///< a plain string: a byline, a keyword, alternative text
  reading,  ///< the reading or gloss of a ruby
};

/// The characters of inline content in reading order, without readings: text, bases, what is in
/// spans, tcy and warichu. A forced break is U+000A, a note's mark is nothing. Changes are noted
/// and then made at once: each goes to the element where its first character stands, or, where as
/// many characters come as go, every character to the element of its own.
///
/// Refers to the content, which nobody else may change while it lives.
class Passage {
public:
  /// A change: characters from `begin` up to `end` give way to `by`.
  struct Change {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::u32string by;
  };

  /// `language`: of what is in no span with one of its own.
  Passage(Inlines& content, std::string_view language);
  Passage(std::string& value, std::string_view language);

  [[nodiscard]] std::u32string_view text() const { return text_; }
  /// BCP 47 tag of the character there.
  [[nodiscard]] std::string_view language_at(std::size_t at) const;
  /// Whether a span around the character names its language.
  [[nodiscard]] bool has_own_language(std::size_t at) const;
  /// Whether two characters stand in one element's text.
  [[nodiscard]] bool together(std::size_t a, std::size_t b) const {
    return leaf_of(a) == leaf_of(b);
  }

  /// Notes a change. They come in order and do not overlap; one that changes nothing is dropped,
  /// and so is one over a forced break.
  void replace(std::size_t begin, std::size_t end, std::u32string_view by);
  [[nodiscard]] const std::vector<Change>& changes() const { return changes_; }

  /// Makes the changes; elements that are left empty go. None is made where nothing but white space
  /// would be left. Returns whether they were made. Call once.
  bool commit();

private:
  struct Leaf {
    std::string* text;
    std::string_view language;
    bool own_language;
  };
  void gather(Inlines& content, std::string_view language, bool own);
  void add(std::string& text, std::string_view language, bool own);
  [[nodiscard]] std::size_t leaf_of(std::size_t at) const { return leaves_of_[at]; }
  [[nodiscard]] std::u32string changed_text() const;
  void write_leaves();

  Inlines* content_ = nullptr;
  std::u32string text_;
  std::vector<std::size_t> leaves_of_;  ///< by character; of a forced break no_leaf
  std::vector<Leaf> leaves_;
  std::vector<Change> changes_;
};

/// UTF-8 as code points; bytes that are none become U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view utf8);
[[nodiscard]] std::string utf8(std::u32string_view characters);

}  // namespace qianzi::transforms
