#include "composition/linebreak.h"

#include <optional>

namespace qianzi::composition {
namespace {

/// Sums of rounded advances may miss the measure by this much without a difference to be seen.
constexpr Pt tolerance{1e-6};

/// One line as it grows.
class GrowingLine {
public:
  explicit GrowingLine(Pt measure) : measure_(measure) {}

  /// Adds what stays at a line's end; glue waits until something follows it.
  void add(const Item& item) {
    width_ += item.natural;
    shrink_ += item.shrink;
    if (vanishes(item)) return;
    end_width_ = width_;
    end_shrink_ = shrink_;
  }
  /// With something of this width at its end?
  [[nodiscard]] bool fits(Pt more = Pt(0)) const {
    return end_width_ - end_shrink_ + more <= measure_ + tolerance;
  }

private:
  Pt measure_;
  Pt width_;
  Pt shrink_;
  Pt end_width_;
  Pt end_shrink_;
};

struct Chosen {
  std::uint32_t at = 0;  ///< item the line ends before
  bool last = false;
};

Pt least_width(std::span<const Item> items) {
  Pt width;
  for (const Item& item : items) width += item.natural - item.shrink;
  return width;
}

/// The best place to end a line that begins at `begin`, where a box or a forced penalty stands.
Chosen choose(std::span<const Item> items, std::uint32_t begin, Pt measure) {
  GrowingLine line(measure);
  std::optional<std::uint32_t> best;
  std::optional<std::uint32_t> costly;
  bool has_box = false;
  for (std::uint32_t i = begin; i < items.size(); ++i) {
    const Item& item = items[i];
    if (item.kind == Item::Kind::penalty) {
      if (item.cost <= forced_break) return {i, true};
      if (item.flagged && !line.fits(item.hyphen)) continue;
      (item.cost < last_remedy ? best : costly) = i;
      continue;
    }
    line.add(item);
    if (item.kind == Item::Kind::glue && !item.kept) continue;
    if (!line.fits() && has_box) {
      if (best) return {*best};
      if (costly) return {*costly};
      // Nothing may be broken here: end the line where it is full rather than tear the page.
      if (item.kind == Item::Kind::box) return {i};
    }
    has_box = has_box || item.kind == Item::Kind::box;
  }
  return {static_cast<std::uint32_t>(items.size()), true};
}

}  // namespace

void break_greedily(std::span<const Item> items, Measure measure, std::vector<LineItems>& lines) {
  lines.clear();
  const auto count = static_cast<std::uint32_t>(items.size());
  std::uint32_t at = 0;
  while (at < count) {
    while (at < count && vanishes(items[at]) && items[at].cost > forced_break) ++at;
    if (at == count) break;
    const Pt width = lines.empty() ? measure.first : measure.rest;
    const Chosen chosen = choose(items, at, width);
    std::uint32_t end = chosen.at;
    while (end > at && vanishes(items[end - 1])) --end;
    const bool overfull = least_width(items.subspan(at, end - at)) > width + tolerance;
    const bool hyphenated = !chosen.last && items[chosen.at].flagged;
    lines.push_back({at, end, chosen.last, overfull, hyphenated});
    at = chosen.last ? chosen.at + 1 : chosen.at;
  }
}

Pt natural_width(std::span<const Item> items) {
  Pt width;
  for (const Item& item : items) width += item.natural;
  return width;
}

}  // namespace qianzi::composition
