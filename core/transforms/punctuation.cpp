// Marks to the forms of their region.
#include "transforms/character_kinds.h"
#include "transforms/quotation.h"
#include "transforms/steps.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace qianzi::transforms {
namespace {

using View = std::u32string_view;
using model::Region;
using Changes = std::vector<Passage::Change>;

struct WideForm {
  char32_t narrow;
  char32_t chinese;
  char32_t japanese;
};
constexpr WideForm wide_forms[] = {
    {U',', U'，', U'、'},
    {U'.', U'。', U'。'},
    {U'?', U'？', U'？'},
    {U'!', U'！', U'！'},
    {U':', U'：', U'：'},
    {U';', U'；', U'；'},
    {U'､', U'、', U'、'},
    {U'｡', U'。', U'。'},
    {U'･', U'·', U'・'},
};

/// Changes to one stretch of text that is all of one language.
class Stretch {
public:
  Stretch(View text, Region region) : text_(text), region_(region) {}

  Changes changes() {
    if (!has_cjk(text_)) return {};
    for (std::size_t at = 0; at < text_.size();) at = step(at);
    brackets();
    const Changes quotes = quotation_changes(text_, region_, true);
    changes_.insert(changes_.end(), quotes.begin(), quotes.end());
    std::stable_sort(changes_.begin(), changes_.end(), [](const auto& a, const auto& b) {
      return a.begin < b.begin;
    });
    return std::move(changes_);
  }

private:
  void add(std::size_t begin, std::size_t end, View by) {
    changes_.push_back({begin, end, std::u32string(by)});
  }
  [[nodiscard]] std::size_t run_end(std::size_t at, View marks) const {
    std::size_t end = at;
    while (end < text_.size() && marks.find(text_[end]) != View::npos) ++end;
    return end;
  }

  /// What begins at `at`; returns where to go on.
  std::size_t step(std::size_t at) {
    if (const std::size_t end = ellipsis(at); end != at) return end;
    if (const std::size_t end = dash(at); end != at) return end;
    if (const std::size_t end = interpunct(at); end != at) return end;
    return mark(at);
  }

  /// ... and 。。。 and a single … are ……
  std::size_t ellipsis(std::size_t at) {
    for (const View dot : {View(U"."), View(U"。"), View(U"．"), View(U"…"), View(U"⋯")}) {
      const std::size_t end = run_end(at, dot);
      const bool enough = end - at >= (dot[0] == U'…' || dot[0] == U'⋯' ? 1U : 3U);
      const bool among_cjk = is_cjk(before(text_, at)) || is_cjk(at_or_none(text_, end));
      if (!enough || !among_cjk) continue;
      if (text_.substr(at, end - at) != U"……") add(at, end, U"……");
      return end;
    }
    return at;
  }

  /// -- and ― and a single — between CJK letters are ——
  std::size_t dash(std::size_t at) {
    const std::size_t end = run_end(at, U"-－—―─");
    if (end == at) return at;
    const char32_t c = text_[at];
    const bool hyphens = c == U'-' || c == U'－';
    const bool left = is_cjk(before(text_, at));
    const bool right = is_cjk(at_or_none(text_, end));
    // A single hyphen or em dash between two may be a connector.
    const bool wanted = end - at >= 2 ? left || right || at == 0
                                      : !hyphens && left && right && region_ != Region::ja;
    if (!wanted || (hyphens && end - at > 6)) return end;
    if (text_.substr(at, end - at) != U"——") add(at, end, U"——");
    return end;
  }

  /// The dot between the parts of a foreign name: U+00B7, in Japanese U+30FB.
  std::size_t interpunct(std::size_t at) {
    constexpr View dots = U"•‧・∙⋅･·";
    const bool between = dots.find(text_[at]) != View::npos && is_cjk_letter(before(text_, at)) &&
                         is_cjk_letter(at_or_none(text_, at + 1));
    // Taiwan writes U+2027 as well.
    if (!between || (region_ == Region::hant && text_[at] == U'‧')) return at;
    const char32_t by = region_ == Region::ja ? U'・' : U'·';
    if (text_[at] != by) add(at, at + 1, View(&by, 1));
    return at + 1;
  }

  std::size_t mark(std::size_t at) {
    const auto* form = std::find_if(std::begin(wide_forms),
                                    std::end(wide_forms),
                                    [&](const WideForm& one) { return one.narrow == text_[at]; });
    if (form == std::end(wide_forms) || !is_wide_place(at)) return at + 1;
    const char32_t by = region_ == Region::ja ? form->japanese : form->chinese;
    std::size_t end = at + 1;
    // The word space after a half-width mark goes with it.
    if (text_[at] < 0x80 && at_or_none(text_, end) == U' ') ++end;
    add(at, end, View(&by, 1));
    return end;
  }

  /// Whether a half-width mark belongs to the CJK text around it, not to 3.5, 10:30 or e.g.
  [[nodiscard]] bool is_wide_place(std::size_t at) const {
    const char32_t left = letter_before(at);
    const char32_t right = at_or_none(text_, at + 1);
    if (is_digit(left) && is_digit(right)) return false;
    if (is_cjk(left)) return !(text_[at] == U'.' && is_other_letter(right));
    // After a Latin word or a number: only where CJK text goes on at once.
    return text_[at] != U'.' && left != U'\0' && !is_space(left) && is_cjk_letter(right);
  }

  /// What stands before a mark and the quotation marks and brackets that close there.
  [[nodiscard]] char32_t letter_before(std::size_t at) const {
    while (at > 0 && View(U"\"'”’)]").find(text_[at - 1]) != View::npos) --at;
    return before(text_, at);
  }

  /// ( ) around or amid CJK text.
  void brackets() {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (text_[at] == U'\n') open.clear();
      if (text_[at] == U'(') open.push_back(at);
      if (text_[at] != U')' || open.empty()) continue;
      const std::size_t begin = open.back();
      open.pop_back();
      const View inside = text_.substr(begin + 1, at - begin - 1);
      if (!has_cjk(inside) && !is_cjk(before(text_, begin)) && !is_cjk(at_or_none(text_, at + 1)))
        continue;
      add(begin, begin + 1, U"（");
      add(at, at + 1, U"）");
    }
  }

  View text_;
  Region region_;
  Changes changes_;
};

}  // namespace

void mend_punctuation(Passage& passage) {
  const View text = passage.text();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::string_view language = passage.language_at(begin);
    std::size_t end = begin + 1;
    while (end < text.size() && (text[end] == U'\n' || passage.language_at(end) == language)) ++end;
    const Region region = model::region_of(language);
    if (region != Region::ko && region != Region::other) {
      for (const Passage::Change& change :
           Stretch(text.substr(begin, end - begin), region).changes()) {
        passage.replace(begin + change.begin, begin + change.end, change.by);
      }
    }
    begin = end;
  }
}

}  // namespace qianzi::transforms
