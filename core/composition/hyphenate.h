// Where a word of a proportional script may be parted, by libhyphen and the patterns that are
// installed on the machine (Liang 1983). The only files that know libhyphen.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::composition {

/// Reads the patterns of a language when its first word comes, which takes a thread 25 ms, and
/// keeps them. Thread-safe: what has been read is immutable, and libhyphen keeps nothing of a word.
class Hyphenator {
public:
  Hyphenator();
  ~Hyphenator();
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;

  /// Reads the patterns of a language before a word of it comes.
  void read_ahead(const std::string& language) { static_cast<void>(patterns_of(language)); }

  /// Fills `points` with the number of letters before each place where `word` may be parted.
  /// `language` is BCP 47; a language without patterns has no points. A word that would be spelt
  /// otherwise in two parts (old German «Zuk-ker») is not parted there.
  void
  points(std::u32string_view word, const std::string& language, std::vector<std::uint32_t>& points);

private:
  struct Patterns;
  [[nodiscard]] static std::unique_ptr<const Patterns> read_patterns(const std::string& language);
  [[nodiscard]] const Patterns& patterns_of(const std::string& language);
  std::mutex mutex_;  ///< of patterns_
  std::map<std::string, std::unique_ptr<const Patterns>> patterns_;
};

}  // namespace qianzi::composition
