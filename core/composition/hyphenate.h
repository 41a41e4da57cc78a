// Where a word of a proportional script may be parted, by libhyphen and the patterns that are
// installed on the machine (Liang 1983). The only files that know libhyphen.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::composition {

/// Reads the patterns of a language when its first word comes. One a thread.
class Hyphenator {
public:
  Hyphenator();
  ~Hyphenator();
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;

  /// Fills `points` with the number of letters before each place where `word` may be parted.
  /// `language` is BCP 47; a language without patterns has no points. A word that would be spelt
  /// otherwise in two parts (old German «Zuk-ker») is not parted there.
  void
  points(std::u32string_view word, const std::string& language, std::vector<std::uint32_t>& points);

private:
  struct Patterns;
  [[nodiscard]] const Patterns& patterns_of(const std::string& language);
  std::map<std::string, std::unique_ptr<const Patterns>> patterns_;
};

}  // namespace qianzi::composition
