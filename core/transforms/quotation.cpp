#include "transforms/quotation.h"

#include "transforms/character_kinds.h"

#include <algorithm>
#include <array>
#include <utility>

namespace qianzi::transforms {
namespace {

using View = std::u32string_view;
using model::Region;

enum class Turn { none, opens, closes, either };

struct Mark {
  Turn turn = Turn::none;
  bool inner = false;  ///< ‘ ’ 『 』 '
};

Mark mark_of(char32_t c) {
  switch (c) {
  case U'“':
  case U'「':
  case U'｢':
    return {Turn::opens, false};
  case U'”':
  case U'」':
  case U'｣':
    return {Turn::closes, false};
  case U'‘':
  case U'『':
    return {Turn::opens, true};
  case U'’':
  case U'』':
    return {Turn::closes, true};
  case U'"':
  case U'＂':
    return {Turn::either, false};
  case U'\'':
  case U'＇':
    return {Turn::either, true};
  default:
    return {};
  }
}

/// ’ in it’s, and in ’98.
bool is_apostrophe(View text, std::size_t at) {
  if (text[at] != U'’' && text[at] != U'\'') return false;
  const bool left = is_other_letter(before(text, at));
  return is_other_letter(at_or_none(text, at + 1)) && (left || is_digit(text[at + 1]));
}

/// An opening mark and its closing one.
struct Pair {
  std::size_t open;
  std::size_t close;
  bool inner;
};

/// Pairs as they nest. A mark that finds no partner is in none; a straight one opens where its like
/// is not open.
std::vector<Pair> pairs_in(View text, bool straight) {
  std::vector<Pair> pairs;
  std::vector<std::pair<std::size_t, bool>> open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Mark mark = mark_of(text[at]);
    if (mark.turn == Turn::none || is_apostrophe(text, at)) continue;
    if (mark.turn == Turn::either && !straight) continue;
    const auto last = std::find_if(open.rbegin(), open.rend(), [&](const auto& one) {
      const bool same_kind =
          mark.turn != Turn::either || mark_of(text[one.first]).turn == Turn::either;
      return one.second == mark.inner && same_kind;
    });
    const bool closes =
        mark.turn == Turn::closes || (mark.turn == Turn::either && last != open.rend());
    if (!closes) {
      open.emplace_back(at, mark.inner);
    } else if (last != open.rend()) {
      pairs.push_back({last->first, at, mark.inner});
      open.erase(std::next(last).base(), open.end());
    }
  }
  return pairs;
}

/// Opening, closing; outer marks, then inner ones.
constexpr std::array<char32_t, 4> curly{U'“', U'”', U'‘', U'’'};
constexpr std::array<char32_t, 4> corner{U'「', U'」', U'『', U'』'};

}  // namespace

std::vector<Passage::Change> quotation_changes(View text, Region region, bool straight) {
  std::vector<Passage::Change> changes;
  if (region == Region::ko || region == Region::other) return changes;
  const auto add = [&](std::size_t at, char32_t by) {
    if (text[at] != by) changes.push_back({at, at + 1, std::u32string(1, by)});
  };
  for (const Pair& pair : pairs_in(text, straight)) {
    const View inside = text.substr(pair.open + 1, pair.close - pair.open - 1);
    const bool cjk = has_cjk(inside) || is_cjk(before(text, pair.open)) ||
                     is_cjk(at_or_none(text, pair.close + 1));
    const bool corners = region != Region::hans && has_cjk(inside);
    if (!cjk) continue;
    const std::array<char32_t, 4>& marks = corners ? corner : curly;
    const std::size_t depth = pair.inner ? 2 : 0;
    add(pair.open, marks[depth]);
    add(pair.close, marks[depth + 1]);
  }
  std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
    return a.begin < b.begin;
  });
  return changes;
}

}  // namespace qianzi::transforms
