#include "composition/justify.h"

#include <algorithm>
#include <array>

namespace qianzi::composition {
namespace {

constexpr std::array shrink_order = {Rank::line_end,
                                     Rank::word_space,
                                     Rank::interpunct,
                                     Rank::bracket,
                                     Rank::comma,
                                     Rank::script_gap,
                                     Rank::stop};
constexpr std::array stretch_order = {Rank::word_space, Rank::script_gap, Rank::character};

using Totals = std::array<Pt, rank_count>;

/// A kept stop gives way first where it ends the line, last elsewhere.
Rank shrink_rank(std::span<const Item> items, std::size_t index) {
  const Item& item = items[index];
  const bool at_end = index + 1 == items.size() && item.kept && item.shrinks == Rank::stop;
  return at_end ? Rank::line_end : item.shrinks;
}

Rank stretch_rank(std::span<const Item> items, std::size_t index) {
  return items[index].stretches;
}

/// How much of each rank's total is used, from 0 to 1: earlier ranks are used up first.
template <std::size_t N>
std::array<double, rank_count>
shares(const std::array<Rank, N>& order, const Totals& totals, Pt wanted) {
  std::array<double, rank_count> used{};
  for (const Rank rank : order) {
    const auto index = static_cast<std::size_t>(rank);
    if (totals[index] <= Pt(0)) continue;
    used[index] = std::clamp(wanted / totals[index], 0.0, 1.0);
    wanted -= totals[index] * used[index];
  }
  return used;
}

void shrink(std::span<const Item> items, Pt wanted, SetLine& set) {
  Totals totals{};
  for (std::size_t i = 0; i < items.size(); ++i) {
    totals[static_cast<std::size_t>(shrink_rank(items, i))] += items[i].shrink;
  }
  const auto used = shares(shrink_order, totals, wanted);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto rank = static_cast<std::size_t>(shrink_rank(items, i));
    const Pt taken = items[i].shrink * used[rank];
    set.widths[i] -= taken;
    set.adjustment[rank] -= taken;
  }
}

void stretch(std::span<const Item> items, Pt wanted, SetLine& set) {
  Totals totals{};
  for (std::size_t i = 0; i < items.size(); ++i) {
    totals[static_cast<std::size_t>(stretch_rank(items, i))] += items[i].stretch;
  }
  auto used = shares(stretch_order, totals, wanted);
  Pt left = wanted;
  for (const Rank rank : stretch_order) {
    const auto index = static_cast<std::size_t>(rank);
    left -= totals[index] * used[index];
  }
  // What is still missing goes between characters, or between words where there are no others.
  for (const Rank rank : {Rank::character, Rank::script_gap, Rank::word_space}) {
    const auto index = static_cast<std::size_t>(rank);
    if (totals[index] <= Pt(0)) continue;
    used[index] += left / totals[index];
    break;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto rank = static_cast<std::size_t>(stretch_rank(items, i));
    const Pt added = items[i].stretch * used[rank];
    set.widths[i] += added;
    set.adjustment[rank] += added;
  }
}

}  // namespace

void set_glue(std::span<const Item> items, Pt measure, bool fill, SetLine& set) {
  set.widths.clear();
  set.natural = Pt(0);
  set.adjustment = {};
  for (const Item& item : items) {
    set.widths.push_back(item.natural);
    set.natural += item.natural;
  }
  if (set.natural > measure) shrink(items, set.natural - measure, set);
  if (set.natural < measure && fill) stretch(items, measure - set.natural, set);
  set.width = Pt(0);
  for (const Pt width : set.widths) set.width += width;
}

}  // namespace qianzi::composition
