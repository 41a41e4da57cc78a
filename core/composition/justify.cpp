#include "composition/justify.h"

#include <algorithm>

namespace qianzi::composition {
namespace {

constexpr std::array shrink_order = {Rank::line_end,
                                     Rank::word_space,
                                     Rank::interpunct,
                                     Rank::bracket,
                                     Rank::comma,
                                     Rank::script_gap,
                                     Rank::stop};

using Totals = std::array<Pt, rank_count>;
using Shares = std::array<double, rank_count>;

constexpr std::size_t index_of(Rank rank) {
  return static_cast<std::size_t>(rank);
}

/// White space of the mark that ends the line gives way first: a kept stop's, and what a centred
/// mark has before it.
Rank shrink_rank(std::span<const Item> items, std::size_t index) {
  const Item& item = items[index];
  if (index + 2 < items.size() || item.shrinks == Rank::fixed) return item.shrinks;
  const bool last = index + 1 == items.size();
  const bool at_end = last ? item.kept && item.shrinks == Rank::stop : items[index + 1].narrows;
  return at_end ? Rank::line_end : item.shrinks;
}

void finish(SetLine& set) {
  set.width = Pt(0);
  for (const Pt width : set.widths) set.width += width;
}

/// How much of each rank's total is used, from 0 to 1: earlier ranks are used up first.
Shares squeeze_shares(std::span<const Item> items, Pt wanted) {
  Totals totals{};
  for (std::size_t i = 0; i < items.size(); ++i) {
    totals[index_of(shrink_rank(items, i))] += items[i].shrink;
  }
  Shares used{};
  for (const Rank rank : shrink_order) {
    const Pt total = totals[index_of(rank)];
    if (total <= Pt(0)) continue;
    used[index_of(rank)] = std::clamp(wanted / total, 0.0, 1.0);
    wanted -= total * used[index_of(rank)];
  }
  return used;
}

void squeeze(std::span<const Item> items, const Shares& used, SetLine& set) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Rank rank = shrink_rank(items, i);
    const Pt taken = items[i].shrink * used[index_of(rank)];
    set.widths[i] -= taken;
    set.adjustment[index_of(rank)] -= taken;
  }
  set.squeezed = used;
}

/// Adds to each item its stretch times its rank's factor.
void widen(std::span<const Item> items, const Shares& factors, SetLine& set) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t rank = index_of(items[i].stretches);
    const Pt added = items[i].stretch * factors[rank];
    set.widths[i] += added;
    set.adjustment[rank] += added;
  }
}

/// CLREQ 3.5.4: word spaces, then gaps between scripts, each to its limit; then evenly
/// between characters. Where that would tear few joints apart, what is over half an em in each goes
/// to spaces and gaps as well.
void stretch(std::span<const Item> items, Pt wanted, SetLine& set) {
  constexpr double torn = 4;  // times an eighth of an em
  Totals totals{};
  for (const Item& item : items) totals[index_of(item.stretches)] += item.stretch;
  Shares factors{};
  const auto give = [&](Rank rank, double most) {
    const Pt total = totals[index_of(rank)];
    if (total <= Pt(0)) return;
    const double factor = std::clamp(wanted / total, 0.0, most);
    factors[index_of(rank)] += factor;
    wanted -= total * factor;
  };
  give(Rank::word_space, 1);
  give(Rank::script_gap, 1);
  give(Rank::character, torn);
  const Pt all = totals[index_of(Rank::word_space)] + totals[index_of(Rank::script_gap)] +
                 totals[index_of(Rank::character)];
  if (wanted > Pt(0) && all > Pt(0)) {
    for (const Rank rank : {Rank::word_space, Rank::script_gap, Rank::character}) {
      factors[index_of(rank)] += wanted / all;
    }
  }
  widen(items, factors, set);
}

/// 均排: every joint is widened by the same, whatever its rank.
void spread(std::span<const Item> items, Pt wanted, SetLine& set) {
  const auto gives = [](const Item& item) { return item.stretches != Rank::fixed; };
  const auto joints = std::ranges::count_if(items, gives);
  if (joints == 0) return;
  const Pt each = wanted / static_cast<double>(joints);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!gives(items[i])) continue;
    set.widths[i] += each;
    set.adjustment[index_of(items[i].stretches)] += each;
  }
}

}  // namespace

void begin_line(std::span<const Item> items, SetLine& set) {
  set.widths.resize(items.size());
  set.natural = Pt(0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    set.widths[i] = items[i].natural;
    set.natural += items[i].natural;
  }
  set.squeezed = {};
  set.adjustment = {};
}

void set_glue(std::span<const Item> items, Pt measure, Filling filling, SetLine& set) {
  begin_line(items, set);
  const Pt over = set.natural - measure;
  if (over > Pt(0)) squeeze(items, squeeze_shares(items, over), set);
  if (over < Pt(0) && filling == Filling::justified) stretch(items, -over, set);
  if (over < Pt(0) && filling == Filling::even) spread(items, -over, set);
  finish(set);
}

void set_last_line(std::span<const Item> items, Pt measure, SetLine& set) {
  Shares used = set.squeezed;
  // What a line's end gives up says nothing of the marks inside it.
  used[index_of(Rank::line_end)] = 0;
  begin_line(items, set);
  if (set.natural > measure) {
    const Shares needed = squeeze_shares(items, set.natural - measure);
    for (std::size_t i = 0; i < used.size(); ++i) used[i] = std::max(used[i], needed[i]);
  }
  squeeze(items, used, set);
  finish(set);
}

}  // namespace qianzi::composition
