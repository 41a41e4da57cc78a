#include "makeup/packing.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>

namespace qianzi::makeup {
namespace {

/// More articles than this in a band look like a list, and cost too much to try.
constexpr std::size_t band_articles = 5;
/// Up to here every way to part the page into bands is tried against its height.
constexpr std::size_t exhaustive_articles = 9;

struct Choice {
  double cost = std::numeric_limits<double>::infinity();
  Band band;
};

class Packer {
public:
  explicit Packer(const PackingRequest& request) : request_(request) {}

  std::vector<Band> pack() {
    if (request_.articles == 0) return {};
    return request_.articles <= exhaustive_articles ? exhaustive() : in_sequence();
  }

private:
  int height(std::size_t article, int span) {
    const auto [entry, fresh] = heights_.try_emplace({article, span}, 0);
    if (fresh) entry->second = request_.height(article, span);
    return entry->second;
  }

  /// The best band for articles [begin, end).
  const Choice& best_band(std::size_t begin, std::size_t end) {
    const auto [entry, fresh] = bands_.try_emplace({begin, end});
    if (!fresh) return entry->second;
    Choice best;
    const std::size_t count = end - begin;
    // Bit i set: a new group begins before article begin + i + 1.
    for (unsigned cuts = 0; cuts < (1u << (count - 1)); ++cuts) {
      const int groups = std::popcount(cuts) + 1;
      if (groups > request_.columns) continue;
      std::vector<int> spans(static_cast<std::size_t>(groups), 1);
      try_spans(begin, end, cuts, spans, 0, request_.columns, best);
    }
    return bands_[{begin, end}] = std::move(best);
  }

  /// Every way to share `left` columns among the groups from `group` on.
  void try_spans(std::size_t begin,
                 std::size_t end,
                 unsigned cuts,
                 std::vector<int>& spans,
                 std::size_t group,
                 int left,
                 Choice& best) {
    const auto after = static_cast<int>(spans.size() - group) - 1;
    if (after == 0) {
      spans[group] = left;
      evaluate(begin, end, cuts, spans, best);
      return;
    }
    for (int span = 1; span <= left - after; ++span) {
      spans[group] = span;
      try_spans(begin, end, cuts, spans, group + 1, left - span, best);
    }
  }

  void evaluate(std::size_t begin,
                std::size_t end,
                unsigned cuts,
                const std::vector<int>& spans,
                Choice& best) {
    Band band;
    double cost = 0;
    std::vector<int> bottoms(spans.size(), 0);
    std::size_t group = 0;
    int column = 0;
    for (std::size_t article = begin; article < end; ++article) {
      const bool new_group = article > begin && ((cuts >> (article - begin - 1)) & 1u) != 0;
      if (new_group) column += spans[group++];
      int& bottom = bottoms[group];
      if (bottom > 0) bottom += request_.gap;
      const int span = spans[group];
      band.slots.push_back({article, column, span, bottom});
      const int lines = height(article, span);
      cost += shape_cost(article, span, lines);
      bottom += lines;
    }
    band.height = *std::max_element(bottoms.begin(), bottoms.end());
    for (std::size_t g = 0; g < spans.size(); ++g) {
      cost += static_cast<double>((band.height - bottoms[g]) * spans[g]);
    }
    if (cost < best.cost) best = {cost, std::move(band)};
  }

  /// What is ugly about an article of this span and height, in column lines.
  double shape_cost(std::size_t article, int span, int lines) const {
    double cost = 0;
    const int wanted = request_.wanted_span(article);
    if (wanted > 0 && span != std::min(wanted, request_.columns)) cost += 1000;
    // Flat strips and narrow towers.
    if (wanted == 0 && lines < 4 * span) cost += 8.0 * (4 * span - lines);
    if (wanted == 0 && lines > 30 * span) cost += 2.0 * (lines - 30 * span);
    // The first article of a page leads it.
    if (article == 0 && request_.articles > 1 && wanted == 0) {
      const int leading = (request_.columns + 1) / 2;
      if (span < leading) cost += 40.0 * (leading - span);
      if (span == request_.columns && request_.columns > 3) cost += 10;
    }
    return cost;
  }

  /// Every partition into bands; the page's height counts.
  std::vector<Band> exhaustive() {
    std::vector<Band> best;
    double best_cost = std::numeric_limits<double>::infinity();
    const std::size_t count = request_.articles;
    for (unsigned cuts = 0; cuts < (1u << (count - 1)); ++cuts) {
      std::vector<Band> bands;
      double cost = 0;
      int total = 0;
      std::size_t begin = 0;
      bool possible = true;
      for (std::size_t i = 0; i < count && possible; ++i) {
        const bool ends = i + 1 == count || ((cuts >> i) & 1u) != 0;
        if (!ends) continue;
        possible = i + 1 - begin <= band_articles;
        if (!possible) break;
        const Choice& choice = best_band(begin, i + 1);
        cost += choice.cost;
        total += choice.band.height + (begin > 0 ? request_.gap : 0);
        bands.push_back(choice.band);
        begin = i + 1;
      }
      if (!possible) continue;
      const int over = std::max(0, total - request_.lines);
      const int under = std::max(0, request_.lines - total);
      cost += request_.columns * (4.0 * over + 0.5 * under);
      if (cost < best_cost) {
        best_cost = cost;
        best = std::move(bands);
      }
    }
    return best;
  }

  /// Many articles: the cheapest chain of bands, whatever its height.
  std::vector<Band> in_sequence() {
    const std::size_t count = request_.articles;
    std::vector<double> cost(count + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> from(count + 1, 0);
    cost[0] = 0;
    for (std::size_t end = 1; end <= count; ++end) {
      for (std::size_t begin = end > band_articles ? end - band_articles : 0; begin < end;
           ++begin) {
        const double total = cost[begin] + best_band(begin, end).cost;
        if (total < cost[end]) {
          cost[end] = total;
          from[end] = begin;
        }
      }
    }
    std::vector<Band> bands;
    for (std::size_t end = count; end > 0; end = from[end]) {
      bands.push_back(best_band(from[end], end).band);
    }
    std::reverse(bands.begin(), bands.end());
    return bands;
  }

  const PackingRequest& request_;
  std::map<std::pair<std::size_t, int>, int> heights_;
  std::map<std::pair<std::size_t, std::size_t>, Choice> bands_;
};

}  // namespace

std::vector<Band> pack(const PackingRequest& request) {
  return Packer(request).pack();
}

}  // namespace qianzi::makeup
