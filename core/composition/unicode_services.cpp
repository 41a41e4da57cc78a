#include "composition/unicode_services.h"

#include "qianzi/diagnostic.h"

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace qianzi::composition {
namespace {

void require(UErrorCode status) {
  if (U_FAILURE(status) != 0) {
    throw Failure(std::string("ICU cannot read its data: ") + u_errorName(status));
  }
}

/// A break can only be missing before or after one of these (UAX #29, rules GB3 to GB13).
bool is_simple(UChar32 c) {
  if (is_common_han(static_cast<char32_t>(c))) return true;
  if (c < 0x300) return c != '\r' && c != 0x200D;
  return u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_OTHER;
}

/// Adds cuts between the last of `begins` and `end` so that no cluster is too long.
void cut_cluster(std::string_view text, std::uint32_t end, std::vector<std::uint32_t>& begins) {
  while (end - begins.back() > longest_cluster) {
    std::uint32_t cut = begins.back() + longest_cluster;
    while (U8_IS_TRAIL(static_cast<std::uint8_t>(text[cut]))) --cut;
    begins.push_back(cut);
  }
}

/// Takes back what ICU's rules add to UAX #14: that a hyphen with a break before it is not parted
/// from a letter (LB20a of later versions), and that a decimal point without a figure before it
/// stays with its fraction.
class Untailor {
public:
  Untailor(std::string_view text, std::span<const std::uint32_t> ends) : text_(text), ends_(ends) {}

  void into(std::vector<std::uint32_t>& ends) {
    ends.clear();
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    std::size_t next = 0;
    for (std::uint32_t at = 0; at < text_.size();) {
      bool breaks = next < ends_.size() && ends_[next] == at;
      if (breaks) ++next;
      UChar32 c = 0;
      U8_NEXT_UNSAFE(bytes, at, c);
      const std::uint32_t begin = at - static_cast<std::uint32_t>(U8_LENGTH(c));
      if (after_space_ && class_of(c) == U_LB_INFIX_NUMERIC) breaks = false;  // LB13
      breaks = breaks || (begin > 0 && is_kept_by_tailoring(c));
      if (breaks) ends.push_back(begin);
      pass(c, breaks || begin == 0);
    }
    if (!text_.empty()) ends.push_back(static_cast<std::uint32_t>(text_.size()));
  }

private:
  static int class_of(UChar32 c) { return u_getIntPropertyValue(c, UCHAR_LINE_BREAK); }

  [[nodiscard]] bool is_kept_by_tailoring(UChar32 c) const {
    switch (class_of(c)) {
    case U_LB_ALPHABETIC:
    case U_LB_AMBIGUOUS:
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_SURROGATE:
    case U_LB_UNKNOWN:
      return lone_hyphen_;
    case U_LB_NUMERIC:
      return lone_point_;
    default:
      return false;
    }
  }

  void pass(UChar32 c, bool after_break) {
    constexpr UChar32 hyphen = 0x2010;
    const int value = class_of(c);
    const bool combines = value == U_LB_COMBINING_MARK || value == U_LB_ZWJ;
    if (combines && !after_break) return;  // LB9
    lone_hyphen_ = after_break && (value == U_LB_HYPHEN || c == hyphen);
    zero_space_ = value == U_LB_ZWSPACE || (zero_space_ && value == U_LB_SPACE);
    after_space_ = value == U_LB_SPACE && !zero_space_;
    const bool infix = value == U_LB_INFIX_NUMERIC;
    lone_point_ = infix && !in_number_;
    in_number_ = value == U_LB_NUMERIC || (in_number_ && (infix || value == U_LB_BREAK_SYMBOLS));
  }

  std::string_view text_;
  std::span<const std::uint32_t> ends_;
  bool lone_hyphen_ = false;
  bool lone_point_ = false;
  bool in_number_ = false;
  bool zero_space_ = false;  ///< LB8
  bool after_space_ = false;
};

struct CloseBreaks {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Breaks = std::unique_ptr<UBreakIterator, CloseBreaks>;

Breaks open_breaks(UBreakIteratorType type, const char* locale = "en") {
  UErrorCode status = U_ZERO_ERROR;
  Breaks breaks(ubrk_open(type, locale, nullptr, 0, &status));
  require(status);
  return breaks;
}

}  // namespace

struct UnicodeServices::Iterators {
  Breaks characters = open_breaks(UBRK_CHARACTER);
  Breaks lines = open_breaks(UBRK_LINE);
  std::array<Breaks, 2> phrases;  ///< opened when asked for: their dictionaries are large
  std::vector<std::uint32_t> tailored;
  std::vector<std::uint32_t> line_ends;
  UText text = UTEXT_INITIALIZER;

  Iterators() = default;
  Iterators(const Iterators&) = delete;
  Iterators& operator=(const Iterators&) = delete;
  ~Iterators() { utext_close(&text); }

  void set(UBreakIterator* breaks, std::string_view source) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text, source.data(), static_cast<std::int64_t>(source.size()), &status);
    ubrk_setUText(breaks, &text, &status);
    require(status);
  }

  void ends(UBreakIterator* breaks, std::string_view source, std::vector<std::uint32_t>& ends) {
    ends.clear();
    set(breaks, source);
    ubrk_first(breaks);
    for (std::int32_t next = ubrk_next(breaks); next != UBRK_DONE; next = ubrk_next(breaks)) {
      ends.push_back(static_cast<std::uint32_t>(next));
    }
  }
};

UnicodeServices::UnicodeServices() : iterators_(std::make_unique<Iterators>()) {}
UnicodeServices::~UnicodeServices() = default;

void UnicodeServices::graphemes(std::string_view text, std::vector<std::uint32_t>& begins) {
  begins.clear();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  bool simple = true;
  for (std::int32_t at = 0; at < length && simple;) {
    begins.push_back(static_cast<std::uint32_t>(at));
    UChar32 c = 0;
    U8_NEXT_UNSAFE(bytes, at, c);
    simple = is_simple(c);
  }
  // OPTIMIZATION: in most paragraphs every character is a cluster of its own.
  if (simple) return;
  begins.clear();
  UBreakIterator* breaks = iterators_->characters.get();
  iterators_->set(breaks, text);
  for (std::int32_t at = ubrk_first(breaks); at != UBRK_DONE && at < length;
       at = ubrk_next(breaks)) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (!begins.empty()) cut_cluster(text, begin, begins);
    begins.push_back(begin);
  }
  if (!begins.empty()) cut_cluster(text, static_cast<std::uint32_t>(length), begins);
}

void UnicodeServices::line_breaks(std::string_view text, std::vector<std::uint32_t>& ends) {
  iterators_->ends(iterators_->lines.get(), text, iterators_->tailored);
  Untailor(text, iterators_->tailored).into(ends);
}

void UnicodeServices::line_breaks(std::string_view text,
                                  std::uint32_t offset,
                                  std::span<Cluster> clusters) {
  if (clusters.size() < 2) return;
  std::vector<std::uint32_t>& ends = iterators_->line_ends;
  line_breaks(text, ends);
  auto next = ends.begin();
  for (std::size_t i = 0; i + 1 < clusters.size(); ++i) {
    const std::uint32_t end = clusters[i + 1].begin - offset;
    while (next != ends.end() && *next < end) ++next;
    clusters[i].break_after = next != ends.end() && *next == end;
  }
}

void UnicodeServices::phrases(std::string_view text,
                              Phrases kind,
                              std::vector<std::uint32_t>& ends) {
  Breaks& breaks = iterators_->phrases[static_cast<std::size_t>(kind)];
  if (!breaks) {
    breaks = kind == Phrases::words ? open_breaks(UBRK_WORD, "zh")
                                    : open_breaks(UBRK_LINE, "ja@lw=phrase");
  }
  iterators_->ends(breaks.get(), text, ends);
}

void UnicodeServices::levels(std::string_view text, std::span<Cluster> clusters) {
  std::vector<char16_t> wide;
  std::vector<std::int32_t> starts;
  wide.reserve(text.size());
  starts.reserve(clusters.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  std::size_t cluster = 0;
  for (std::int32_t at = 0; at < length;) {
    if (cluster < clusters.size() && clusters[cluster].begin == static_cast<std::uint32_t>(at)) {
      starts.push_back(static_cast<std::int32_t>(wide.size()));
      ++cluster;
    }
    UChar32 c = 0;
    U8_NEXT_UNSAFE(bytes, at, c);
    if (U16_LENGTH(c) == 2) wide.push_back(U16_LEAD(c));
    wide.push_back(U16_LENGTH(c) == 2 ? U16_TRAIL(c) : static_cast<char16_t>(c));
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, void (*)(UBiDi*)> bidi(ubidi_open(), ubidi_close);
  if (!bidi) throw Failure("not enough memory for a paragraph");
  ubidi_setPara(
      bidi.get(), wide.data(), static_cast<std::int32_t>(wide.size()), 0, nullptr, &status);
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
  require(status);
  for (std::size_t i = 0; i < starts.size(); ++i) clusters[i].level = levels[starts[i]];
}

bool needs_levels(char32_t character) {
  if (character < 0x590) return false;
  const auto c = static_cast<UChar32>(character);
  switch (u_charDirection(c)) {
  case U_RIGHT_TO_LEFT:
  case U_RIGHT_TO_LEFT_ARABIC:
  case U_ARABIC_NUMBER:
  case U_LEFT_TO_RIGHT_EMBEDDING:
  case U_LEFT_TO_RIGHT_OVERRIDE:
  case U_RIGHT_TO_LEFT_EMBEDDING:
  case U_RIGHT_TO_LEFT_OVERRIDE:
  case U_LEFT_TO_RIGHT_ISOLATE:
  case U_RIGHT_TO_LEFT_ISOLATE:
  case U_FIRST_STRONG_ISOLATE:
    return true;
  default:
    return false;
  }
}

void visual_order(std::span<const std::uint8_t> levels, std::vector<std::int32_t>& order) {
  order.resize(levels.size());
  ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
}

}  // namespace qianzi::composition
