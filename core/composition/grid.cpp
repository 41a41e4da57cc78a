#include "composition/grid.h"

#include <cmath>
#include <optional>

namespace qianzi::composition {
namespace {

/// Sums of rounded advances may miss a cell by this much.
constexpr Pt tolerance{1e-6};

Pt next_cell(Pt pen, Pt em) {
  return em * std::ceil((pen - tolerance) / em);
}

struct Chosen {
  std::uint32_t at = 0;
  bool last = false;
  bool hanging = false;
  bool hyphenated = false;
};

Chosen choose(std::span<const Item> items, std::uint32_t begin, Pt measure, Pt em) {
  Pt pen;
  Pt end;  // of what stays at a line's end
  Pt hang;
  std::optional<Chosen> best;
  for (std::uint32_t i = begin; i < items.size(); ++i) {
    const Item& item = items[i];
    const bool hanging = end > measure + tolerance;
    const bool fits = end - hang + item.hyphen <= measure + tolerance;
    if (item.kind == Item::Kind::penalty) {
      if (item.cost <= forced_break) return {i, true, hanging && fits, false};
      if ((fits && item.cost < let_go) || !best) best = {i, false, hanging && fits, item.flagged};
      continue;
    }
    if (item.cell) pen = next_cell(pen, em);
    pen += item.natural;
    if (vanishes(item)) continue;
    const bool first = end == Pt(0);
    end = pen;
    hang = item.hang;
    if (first || end - hang <= measure + tolerance) continue;
    return best ? *best : Chosen{i, false, false, false};
  }
  return {static_cast<std::uint32_t>(items.size()), true, false, false};
}

/// What a line's items take on the grid, without what may hang out of it.
Pt least_on_grid(std::span<const Item> items, Pt em) {
  Pt pen;
  Pt least;
  for (const Item& item : items) {
    if (item.kind == Item::Kind::penalty) continue;
    if (item.cell) pen = next_cell(pen, em);
    pen += item.natural;
    if (!vanishes(item)) least = pen - item.hang;
  }
  return least;
}

}  // namespace

void break_on_grid(std::span<const Item> items,
                   Measure measure,
                   Pt em,
                   std::vector<LineItems>& lines) {
  lines.clear();
  const auto count = static_cast<std::uint32_t>(items.size());
  std::uint32_t at = 0;
  while (at < count) {
    while (at < count && vanishes(items[at]) && items[at].cost > forced_break) ++at;
    if (at == count) break;
    const Pt width =
        em * std::floor(((lines.empty() ? measure.first : measure.rest) + tolerance) / em);
    const Chosen chosen = choose(items, at, width, em);
    LineItems line{at, chosen.at, chosen.last};
    while (line.end > at && vanishes(items[line.end - 1])) --line.end;
    line.hanging = chosen.hanging;
    line.hyphenated = chosen.hyphenated;
    const Pt hyphen = line.hyphenated ? items[chosen.at].hyphen : Pt(0);
    const Pt least = least_on_grid(items.subspan(at, line.end - at), em) + hyphen;
    line.overfull = least > width + tolerance;
    lines.push_back(line);
    at = chosen.last ? chosen.at + 1 : chosen.at;
  }
}

void set_on_grid(std::span<const Item> items, Pt em, SetLine& set) {
  begin_line(items, set);
  Pt pen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].cell && i > 0) {
      const Pt cell = next_cell(pen, em);
      set.widths[i - 1] += cell - pen;
      pen = cell;
    }
    pen += set.widths[i];
  }
  set.width = pen;
}

}  // namespace qianzi::composition
