// The order of words as a language sorts them, by ICU (UTS #10, CLDR).
#pragma once

#include "qianzi/edition.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::collections {

/// Sorts by a language's own collation or the one that is named. Not thread-safe.
class Collation {
public:
  /// `collation`: pinyin, stroke, zhuyin, unihan, or empty: pinyin for zh-Hans, strokes for
  /// zh-Hant, kana for ja, 가나다 for ko.
  Collation(std::string_view language, std::string_view collation);
  ~Collation();
  Collation(const Collation&) = delete;
  Collation& operator=(const Collation&) = delete;

  /// Bytes that compare as the words do. Marks do not count: 《史记》 stands under 史.
  [[nodiscard]] std::string key(std::string_view word) const;

  /// A word of an index and what it is sorted by: its reading where one is known.
  struct Word {
    std::string text;
    std::string reading;
    std::vector<std::string> articles;
  };
  /// Headings that have words, in order: A to Z, strokes, rows of kana; what fits none stands under
  /// `other`, last.
  [[nodiscard]] std::vector<IndexHeading> headings(std::vector<Word> words,
                                                   std::string_view other) const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qianzi::collections
