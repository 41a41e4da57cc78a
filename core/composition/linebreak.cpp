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
  /// With something more at its end, or less.
  [[nodiscard]] bool fits(Pt more) const {
    return end_width_ - end_shrink_ + more <= measure_ + tolerance;
  }

private:
  Pt measure_;
  Pt width_;
  Pt shrink_;
  Pt end_width_;
  Pt end_shrink_;
};

/// The best of the places passed so far: a cheap one before a dear one.
class Places {
public:
  void pass(std::uint32_t item, int cost) { (cost < let_go ? cheap_ : dear_) = item; }
  [[nodiscard]] std::optional<std::uint32_t> best() const { return cheap_ ? cheap_ : dear_; }

private:
  std::optional<std::uint32_t> cheap_;
  std::optional<std::uint32_t> dear_;
};

Pt least_width(std::span<const Item> items) {
  Pt width;
  for (const Item& item : items) width += item.natural - item.shrink;
  return width;
}

/// The mark that may hang outside a line that ends with it.
Pt hang_of(std::span<const Item> items) {
  return items.empty() ? Pt(0) : items.back().hang;
}

}  // namespace

GreedyEnd greedy_end_of(std::span<const Item> items, std::uint32_t begin, Pt measure) {
  GrowingLine line(measure);
  Places places;
  Pt hang;
  bool has_box = false;
  std::optional<std::uint32_t> box;  // the last that may begin a line
  for (std::uint32_t i = begin; i < items.size(); ++i) {
    const Item& item = items[i];
    if (item.kind == Item::Kind::penalty) {
      if (item.cost <= forced_break) return {i, true};
      if (line.fits(item.hyphen - hang) || !has_box || !places.best()) places.pass(i, item.cost);
      continue;
    }
    line.add(item);
    if (item.kind == Item::Kind::glue && !item.kept) continue;
    hang = item.hang;
    if (!line.fits(-hang) && has_box) {
      if (places.best()) return {*places.best()};
      // Nothing may be broken here: end the line where it is full rather than tear the page.
      if (item.kind == Item::Kind::box) return {item.clings ? box.value_or(i) : i};
    }
    if (item.kind != Item::Kind::box) continue;
    if (has_box && !item.clings) box = i;
    has_box = true;
  }
  return {static_cast<std::uint32_t>(items.size()), true};
}

void break_greedily(std::span<const Item> items, Measure measure, std::vector<LineItems>& lines) {
  lines.clear();
  const auto count = static_cast<std::uint32_t>(items.size());
  std::uint32_t at = 0;
  while (at < count) {
    while (at < count && vanishes(items[at]) && items[at].cost > forced_break) ++at;
    if (at == count) break;
    const Pt width = lines.empty() ? measure.first : measure.rest;
    const GreedyEnd chosen = greedy_end_of(items, at, width);
    std::uint32_t end = chosen.item;
    while (end > at && vanishes(items[end - 1])) --end;
    const auto inside = items.subspan(at, end - at);
    LineItems line{at, end, chosen.last};
    line.hyphenated = chosen.item < count && items[chosen.item].flagged;
    const Pt hyphen = line.hyphenated ? items[chosen.item].hyphen : Pt(0);
    const Pt over = least_width(inside) + hyphen - width;
    line.hanging = over > tolerance && hang_of(inside) > Pt(0);
    line.overfull = over - (line.hanging ? hang_of(inside) : Pt(0)) > tolerance;
    lines.push_back(line);
    at = chosen.last ? chosen.item + 1 : chosen.item;
  }
}

Pt natural_width(std::span<const Item> items) {
  Pt width;
  for (const Item& item : items) width += item.natural;
  return width;
}

}  // namespace qianzi::composition
