#include "composition/hyphenate.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <hyphen.h>

namespace qianzi::composition {
namespace {

/// Where Debian's and most other systems' packages put hyph_LANGUAGE.dic.
constexpr std::string_view folder = "/usr/share/hyphen";
/// Longer words are none: keys, checksums.
constexpr std::size_t longest_word = 64;

struct FreePatterns {
  void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
};

bool is_tag(std::string_view language) {
  const auto allowed = [](char c) {
    const char lower = static_cast<char>(c | 0x20);
    return c == '-' || (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z');
  };
  return !language.empty() && std::ranges::all_of(language, allowed);
}

/// The file of a tag or of the longest tag that begins it: de-AT-1996, de-AT, de.
std::string file_of(std::string tag) {
  while (is_tag(tag)) {
    std::string name = tag;
    std::ranges::replace(name, '-', '_');
    std::string path = std::string(folder) + "/hyph_" + name + ".dic";
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) return path;
    const std::size_t cut = tag.rfind('-');
    tag.resize(cut == std::string::npos ? 0 : cut);
  }
  return {};
}

/// What libhyphen hands out for words that are spelt otherwise when parted.
struct Replacements {
  explicit Replacements(std::size_t count) : size(count) {}
  Replacements(const Replacements&) = delete;
  Replacements& operator=(const Replacements&) = delete;
  ~Replacements() {
    for (std::size_t i = 0; texts != nullptr && i < size; ++i) std::free(texts[i]);
    std::free(texts);
    std::free(positions);
    std::free(cuts);
  }
  [[nodiscard]] bool at(std::size_t index) const {
    return texts != nullptr && texts[index] != nullptr;
  }
  std::size_t size;
  char** texts = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
};

/// The word in small letters, in the patterns' encoding; empty if it cannot be said in it.
std::string encode(std::u32string_view word, bool utf8) {
  std::string bytes;
  for (const char32_t letter : word) {
    const auto c = static_cast<std::uint32_t>(u_tolower(static_cast<UChar32>(letter)));
    if (!utf8) {
      if (c > 0xFF) return {};
      bytes += static_cast<char>(c);
      continue;
    }
    std::array<std::uint8_t, U8_MAX_LENGTH> encoded{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(encoded.data(), length, c);
    bytes.append(encoded.begin(), encoded.begin() + static_cast<std::ptrdiff_t>(length));
  }
  return bytes;
}

}  // namespace

struct Hyphenator::Patterns {
  std::unique_ptr<HyphenDict, FreePatterns> dictionary;
  bool utf8 = false;
};

Hyphenator::Hyphenator() = default;
Hyphenator::~Hyphenator() = default;

std::unique_ptr<const Hyphenator::Patterns> Hyphenator::read_patterns(const std::string& language) {
  auto patterns = std::make_unique<Patterns>();
  const std::string path = file_of(language);
  if (!path.empty()) patterns->dictionary.reset(hnj_hyphen_load(path.c_str()));
  if (patterns->dictionary) {
    patterns->utf8 = patterns->dictionary->utf8 != 0;
    const std::string_view encoding = patterns->dictionary->cset;
    if (!patterns->utf8 && encoding != "ISO8859-1") patterns->dictionary.reset();
  }
  return patterns;
}

const Hyphenator::Patterns& Hyphenator::patterns_of(const std::string& language) {
  const std::lock_guard lock(mutex_);
  auto& slot = patterns_[language];
  if (!slot) slot = read_patterns(language);
  return *slot;
}

void Hyphenator::points(std::u32string_view word,
                        const std::string& language,
                        std::vector<std::uint32_t>& points) {
  points.clear();
  if (word.size() > longest_word) return;
  const Patterns& patterns = patterns_of(language);
  if (!patterns.dictionary) return;
  const std::string bytes = encode(word, patterns.utf8);
  if (bytes.empty()) return;
  std::string marks(bytes.size() + 5, '\0');
  Replacements others(bytes.size());
  const int failed = hnj_hyphen_hyphenate2(patterns.dictionary.get(),
                                           bytes.data(),
                                           static_cast<int>(bytes.size()),
                                           marks.data(),
                                           nullptr,
                                           &others.texts,
                                           &others.positions,
                                           &others.cuts);
  if (failed != 0) return;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    const bool parted = (marks[i] & 1) != 0 && !others.at(i);
    if (parted) points.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

}  // namespace qianzi::composition
