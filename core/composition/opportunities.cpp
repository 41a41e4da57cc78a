#include "composition/opportunities.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <vector>

namespace qianzi::composition {
namespace {

constexpr std::size_t longest_unit = 3;    ///< letters on either side of its stroke
constexpr std::size_t longest_quoted = 6;  ///< characters in brackets that are one phrase
/// Shorter words are not worth a hyphen.
constexpr std::size_t shortest_word = 5;
constexpr char32_t soft_hyphen = 0xAD;

bool is_letter(char32_t c) {
  return class_of(c) == Class::latin;
}
bool is_ascii_alphanumeric(char32_t c) {
  return c < 0x80 && is_text_narrow(class_of(c));
}
bool is_one_of(char32_t c, std::string_view set) {
  return c < 0x80 && set.find(static_cast<char>(c)) != std::string_view::npos;
}

/// An address among the clusters.
class Address {
public:
  /// Of the clusters between two spaces or wide characters, without the marks around them.
  static Address in(std::span<Cluster> token) {
    const auto outside = [](const Cluster& c) {
      return is_one_of(c.character, "()[]<>{}\"'.,;:!?");
    };
    const auto begin = std::find_if_not(token.begin(), token.end(), outside);
    const auto end = std::find_if_not(token.rbegin(), token.rend(), outside).base();
    return Address(begin < end ? std::span(begin, end) : std::span<Cluster>());
  }

  [[nodiscard]] bool is_one() const {
    constexpr std::size_t shortest = 6;
    if (clusters_.size() < shortest) return false;
    if (holds("://") || starts_with("www.")) return true;
    return is_mail() || is_path() || is_host();
  }

  // The Chicago Manual of Style 7.46, but for what must not begin a line of CJK text (CLREQ 3.1.4):
  // after slashes and stops, before other signs, never at a hyphen of the address's own.
  void set_joints() const {
    for (std::size_t i = 0; i + 1 < clusters_.size(); ++i) {
      Cluster& left = clusters_[i];
      const char32_t right = clusters_[i + 1].character;
      const bool after =
          is_one_of(left.character, "/\\:.?,;!") && !is_one_of(right, "/\\:.?,;!)]%-");
      const bool before = is_one_of(right, "&=#_@+") && is_ascii_alphanumeric(left.character);
      left.break_after = after || before;
      if (left.break_after) left.joint = Joint::address;
    }
  }

private:
  explicit Address(std::span<Cluster> clusters) : clusters_(clusters) {}

  [[nodiscard]] bool matches(std::size_t at, std::string_view what) const {
    if (at + what.size() > clusters_.size()) return false;
    for (std::size_t i = 0; i < what.size(); ++i) {
      if (clusters_[at + i].character != static_cast<char32_t>(what[i])) return false;
    }
    return true;
  }
  [[nodiscard]] bool starts_with(std::string_view what) const { return matches(0, what); }
  [[nodiscard]] bool holds(std::string_view what) const {
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
      if (matches(i, what)) return true;
    }
    return false;
  }
  [[nodiscard]] std::size_t count(char sign) const {
    return static_cast<std::size_t>(
        std::ranges::count(clusters_, static_cast<char32_t>(sign), &Cluster::character));
  }

  [[nodiscard]] bool is_mail() const {
    return count('@') == 1 && count('.') > 0 && clusters_.front().character != '@';
  }
  /// «/usr/share/doc», «~/notes», «example.org/news», not «and/or» or «7/24/26».
  [[nodiscard]] bool is_path() const {
    const bool lettered = std::ranges::any_of(clusters_, is_letter, &Cluster::character);
    if (!lettered || count('/') + count('\\') == 0) return false;
    const bool rooted = is_one_of(clusters_.front().character, "/~\\") || holds(":\\");
    return rooted || count('.') > 0;
  }
  /// «news.example.org», not «U.S.A.» or «3.14.15»: three labels of two letters and more.
  [[nodiscard]] bool is_host() const {
    std::size_t labels = 0;
    std::size_t length = 0;
    for (const Cluster& cluster : clusters_) {
      const bool dot = cluster.character == '.';
      if (!dot && !is_ascii_alphanumeric(cluster.character) && cluster.character != '-')
        return false;
      if (dot && length < 2) return false;
      labels += dot ? 1 : 0;
      length = dot ? 0 : length + 1;
    }
    return labels >= 2 && length >= 2 && is_letter(clusters_.back().character);
  }

  std::span<Cluster> clusters_;
};

/// Clusters without a word space or a wide character.
bool is_in_token(const Cluster& cluster) {
  return is_text_narrow(cluster.value) || cluster.value == Class::narrow_mark;
}

/// Calls `visit` with each longest stretch of clusters that `belongs` holds for.
template <class Belongs, class Visit>
void for_each_stretch(std::size_t count, Belongs belongs, Visit visit) {
  for (std::size_t begin = 0; begin < count; ++begin) {
    if (!belongs(begin)) continue;
    std::size_t end = begin + 1;
    while (end < count && belongs(end)) ++end;
    visit(begin, end);
    begin = end;
  }
}

class JointFinder {
public:
  JointFinder(const CollectedText& collected,
              const ParagraphStyle& style,
              const LanguageClusters& text,
              Hyphenator& hyphenator)
      : collected_(collected),
        style_(style),
        clusters_(text.clusters),
        languages_(text.languages),
        hyphenator_(hyphenator) {}

  void find_addresses() {
    in_address_.assign(clusters_.size(), false);
    for_each_stretch(
        clusters_.size(),
        [&](std::size_t i) { return is_in_token(clusters_[i]); },
        [&](std::size_t begin, std::size_t end) {
          const Address address = Address::in(clusters_.subspan(begin, end - begin));
          if (!address.is_one()) return;
          address.set_joints();
          std::fill(in_address_.begin() + static_cast<std::ptrdiff_t>(begin),
                    in_address_.begin() + static_cast<std::ptrdiff_t>(end),
                    true);
        });
  }

  /// «km/h», «g/m³», «w/o»: UAX #14 lets them go after the stroke, which helps only words.
  void keep_units() {
    for (std::size_t i = 1; i + 1 < clusters_.size(); ++i) {
      Cluster& stroke = clusters_[i];
      if (stroke.character != '/' || !stroke.break_after || in_address_[i]) continue;
      std::size_t left = 0;
      while (left < i && is_letter(clusters_[i - 1 - left].character)) ++left;
      std::size_t right = 0;
      while (i + 1 + right < clusters_.size() && is_letter(clusters_[i + 1 + right].character))
        ++right;
      const auto is_short = [](std::size_t letters) {
        return letters >= 1 && letters <= longest_unit;
      };
      if (is_short(left) && is_short(right)) stroke.break_after = false;
    }
  }

  void find_hyphens() {
    for_each_stretch(
        clusters_.size(),
        [&](std::size_t i) { return is_in_word(i); },
        [&](std::size_t begin, std::size_t end) {
          if (!set_soft_hyphens(begin, end) && style_.hyphenate) part_words(begin, end);
        });
  }

  void find_phrases(UnicodeServices& unicode) {
    const Region region = region_of(style_.language);
    if (region == Region::ko || region == Region::other) return;
    const Phrases kind = region == Region::ja ? Phrases::bunsetsu : Phrases::words;
    std::vector<std::uint32_t> ends;
    unicode.phrases(collected_.base.text, kind, ends);
    auto next = ends.begin();
    for (std::size_t i = 0; i + 1 < clusters_.size(); ++i) {
      const std::uint32_t end = clusters_[i + 1].begin;
      while (next != ends.end() && *next < end) ++next;
      const bool inside = next == ends.end() || *next != end;
      if (inside) join(i);
    }
    for (std::size_t i = 0; i < clusters_.size(); ++i) join_quoted(i);
  }

private:
  void join(std::size_t index) {
    if (clusters_[index].joint == Joint::none) clusters_[index].joint = Joint::phrase;
  }

  /// A name or a word in brackets or quotation marks is one phrase, whatever a dictionary knows.
  void join_quoted(std::size_t opening) {
    if (clusters_[opening].value != Class::opening) return;
    const std::size_t end = std::min(clusters_.size(), opening + longest_quoted + 2);
    for (std::size_t i = opening + 1; i < end; ++i) {
      if (clusters_[i].value == Class::opening) return;
      if (clusters_[i].value != Class::closing) continue;
      for (std::size_t k = opening; k < i; ++k) join(k);
      return;
    }
  }

  [[nodiscard]] bool is_in_word(std::size_t index) const {
    const Cluster& cluster = clusters_[index];
    return !in_address_[index] &&
           (cluster.value == Class::latin || cluster.character == soft_hyphen);
  }

  /// Has the author said where the word may be parted?
  bool set_soft_hyphens(std::size_t begin, std::size_t end) {
    bool found = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (clusters_[i].character != soft_hyphen) continue;
      found = true;
      if (i > begin && i + 1 < end) clusters_[i].joint = Joint::hyphen;
    }
    return found;
  }

  /// Parts the words of [begin, end), which are of one language each.
  void part_words(std::size_t begin, std::size_t end) {
    while (begin < end) {
      std::size_t stop = begin + 1;
      while (stop < end && languages_[stop] == languages_[begin]) ++stop;
      part_word(begin, stop);
      begin = stop;
    }
  }

  void part_word(std::size_t begin, std::size_t end) {
    if (end - begin < shortest_word) return;
    word_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const char32_t letter = clusters_[i].character;
      // A name in capitals or of several parts (GmbH, iPhone) stays whole.
      if (i > begin && u_isupper(static_cast<UChar32>(letter)) != 0) return;
      word_ += letter;
    }
    hyphenator_.points(word_, language_of(begin), points_);
    for (const std::uint32_t point : points_) {
      clusters_[begin + point - 1].joint = Joint::hyphen;
    }
  }

  [[nodiscard]] std::string language_of(std::size_t index) const {
    const std::string& language = collected_.languages[languages_[index]];
    return region_of(language) == Region::other ? language : "en";
  }

  const CollectedText& collected_;
  const ParagraphStyle& style_;
  std::span<Cluster> clusters_;
  std::span<const std::uint32_t> languages_;
  Hyphenator& hyphenator_;
  std::vector<bool> in_address_;
  std::u32string word_;
  std::vector<std::uint32_t> points_;
};

int line_break_class(char32_t character) {
  return u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_LINE_BREAK);
}

/// What UAX #14 of Unicode 15.0 lets go: the signs of «-l» and «.35» stay with what they precede.
void keep_signs(std::span<Cluster> clusters) {
  for (std::size_t i = 0; i + 1 < clusters.size(); ++i) {
    if (!clusters[i].break_after) continue;
    const int left = line_break_class(clusters[i].character);
    const int right = line_break_class(clusters[i + 1].character);
    const bool begins = i == 0 || clusters[i - 1].break_after;
    const bool hyphen = left == U_LB_HYPHEN && begins && right == U_LB_ALPHABETIC;
    const bool point = left == U_LB_INFIX_NUMERIC && right == U_LB_NUMERIC;
    if (hyphen || point) clusters[i].break_after = false;
    if (point && i > 0 && clusters[i - 1].value == Class::space) clusters[i - 1].break_after = true;
  }
}

/// OPTIMIZATION: of clusters of one byte each, what ICU would say of words and numbers with single
/// spaces between them: a line may be broken after the spaces alone (UAX #14, LB7, LB18, LB23,
/// LB28). False if there is more.
bool break_plain_words(std::span<Cluster> clusters) {
  const auto plain = [](const Cluster& cluster) {
    return is_ascii_alphanumeric(cluster.character) || cluster.character == ' ';
  };
  if (!std::ranges::all_of(clusters, plain)) return false;
  for (std::size_t i = 0; i + 1 < clusters.size(); ++i) {
    clusters[i].break_after = clusters[i].character == ' ' && clusters[i + 1].character != ' ';
  }
  return true;
}

}  // namespace

// OPTIMIZATION: between wide characters the classes decide, so ICU sees the rest only.
void find_breaks(std::string_view text, std::span<Cluster> clusters, UnicodeServices& unicode) {
  for_each_stretch(
      clusters.size(),
      [&](std::size_t i) { return !is_wide(clusters[i].value); },
      [&](std::size_t begin, std::size_t end) {
        const std::uint32_t offset = clusters[begin].begin;
        const std::size_t stop = end < clusters.size() ? clusters[end].begin : text.size();
        const std::span<Cluster> stretch = clusters.subspan(begin, end - begin);
        if (stop - offset == stretch.size() && break_plain_words(stretch)) return;
        unicode.line_breaks(text.substr(offset, stop - offset), offset, stretch);
        keep_signs(stretch);
      });
}

void find_joints(const CollectedText& collected,
                 const ParagraphStyle& style,
                 const LanguageClusters& text,
                 UnicodeServices& unicode,
                 Hyphenator& hyphenator) {
  JointFinder finder(collected, style, text, hyphenator);
  finder.find_addresses();
  finder.keep_units();
  finder.find_hyphens();
  if (style.phrase_breaks) finder.find_phrases(unicode);
}

}  // namespace qianzi::composition
