// Which articles have which two characters next to each other: what search in the site stands on.
// Own, because Pagefind, the program that does this for sites, cuts text into words, which for
// Chinese is a guess, and would be a second program to install and WebAssembly in the pages, which
// their policy would have to let in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

/// Holds eight bytes for each pair of each article. One thread at a time.
class SearchIndex {
public:
  /// Adds the next article: every two characters side by side in one of `blocks`, but for white
  /// space. Throws Failure where there are more articles than have a number (4,194,304).
  void add(std::span<const std::u32string> blocks);

  /// What has to be known to read the parts.
  struct Plan {
    std::u32string characters;        ///< those of all pairs, by code point; position is rank
    std::vector<std::size_t> starts;  ///< rank of the first character in each part
    std::size_t articles = 0;
  };
  /// Gives the parts to `sink`, one after the other. Each has the pairs that begin with its
  /// characters, and about 48 kB unless one character alone has more. What was added is gone.
  ///
  /// A part is text of 91 ASCII characters, neither quote nor backslash: # to ~, two for 13 bits.
  /// Its bits are, for each rank from its start to the next part's: gamma(n + 1) for n pairs; for
  /// each of these the gap to its second rank, rice(n, characters); gamma(m) for m articles; for
  /// each of them the gap to its number, rice(m, articles). Gaps count from the one after the last.
  /// gamma is Elias's; rice(n, of) has the largest k with 3 n 2^k <= 2 of, a one for each 2^k of
  /// the value, a nought, and k bits of the rest.
  [[nodiscard]] Plan
  write(const std::function<void(std::size_t part, std::string_view text)>& sink) &&;

private:
  std::vector<std::uint64_t> found_;  ///< first character, second, article: 21, 21 and 22 bits
  std::uint32_t articles_ = 0;
};

}  // namespace qianzi::html
