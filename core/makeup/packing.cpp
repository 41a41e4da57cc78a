#include "makeup/packing.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace qianzi::makeup {
namespace {

/// Up to here every arrangement of the page is tried.
constexpr std::size_t page_articles = 9;
/// More than that stand in bands of at most so many: more in a band look like a list.
constexpr std::size_t band_articles = 5;

constexpr double impossible = std::numeric_limits<double>::infinity();
/// A column line of white inside an article's rectangle, and at the foot of the page.
constexpr double white_inside = 2.0;
constexpr double white_at_foot = 1.5;

/// The cheapest arrangement of some articles over some columns at one height.
struct Choice {
  enum class Kind { none, leaf, beside, above };
  double cost = impossible;
  Kind kind = Kind::none;
  std::size_t middle = 0;  ///< first article of the second part
  int share = 0;           ///< of the first part: columns, or lines
  std::size_t fit = 0;
};

/// Choices by height in lines, 0 to the page's.
using Heights = std::vector<Choice>;

class Packer {
public:
  explicit Packer(const PackingRequest& request)
      : request_(request),
        limit_(request.articles <= page_articles ? request.articles : band_articles) {}

  std::vector<Band> pack() {
    if (request_.articles == 0) return {};
    std::vector<Band> bands = page();
    return bands.empty() ? overfull() : bands;
  }

private:
  [[nodiscard]] std::size_t rows() const {
    return static_cast<std::size_t>(std::max(request_.lines, 1)) + 1;
  }

  /// Articles [begin, end) over `span` columns.
  const Heights& heights(std::size_t begin, std::size_t end, int span) {
    const auto [entry, fresh] = known_.try_emplace({begin, end, span});
    if (!fresh) return entry->second;
    Heights result(rows());
    if (end == begin + 1) {
      leaf(begin, span, result);
    } else {
      for (std::size_t middle = begin + 1; middle < end; ++middle) {
        above(heights(begin, middle, span), heights(middle, end, span), middle, result);
        for (int left = 1; left < span; ++left) {
          const Heights& first = heights(begin, middle, left);
          beside(first, heights(middle, end, span - left), middle, left, result);
        }
      }
    }
    // References into a map hold while it grows.
    return known_[{begin, end, span}] = std::move(result);
  }

  static void offer(Choice& choice, const Choice& offered) {
    if (offered.cost < choice.cost) choice = offered;
  }

  void leaf(std::size_t article, int span, Heights& result) const {
    const std::vector<Fit> fits = request_.fits(article, span);
    for (std::size_t i = 0; i < fits.size(); ++i) {
      const double cost = fits[i].cost + shape_cost(article, span, fits[i].lines);
      for (std::size_t h = static_cast<std::size_t>(fits[i].lines); h < result.size(); ++h) {
        const double white = static_cast<double>(h) - fits[i].lines;
        offer(result[h], {cost + white_inside * white * span, Choice::Kind::leaf, 0, 0, i});
      }
    }
  }

  void above(const Heights& first, const Heights& second, std::size_t middle, Heights& result) {
    const auto gap = static_cast<std::size_t>(request_.gap);
    for (std::size_t top = 0; top < first.size(); ++top) {
      if (first[top].cost == impossible) continue;
      for (std::size_t h = top + gap; h < result.size(); ++h) {
        const double cost = first[top].cost + second[h - top - gap].cost;
        offer(result[h], {cost, Choice::Kind::above, middle, static_cast<int>(top), 0});
      }
    }
  }

  static void beside(const Heights& first,
                     const Heights& second,
                     std::size_t middle,
                     int left,
                     Heights& result) {
    for (std::size_t h = 0; h < result.size(); ++h) {
      const double cost = first[h].cost + second[h].cost;
      offer(result[h], {cost, Choice::Kind::beside, middle, left, 0});
    }
  }

  /// What is ugly about an article of this span and height, in column lines.
  [[nodiscard]] double shape_cost(std::size_t article, int span, int lines) const {
    double cost = 0;
    const int wanted = request_.wanted_span(article);
    if (wanted > 0) return span == std::min(wanted, request_.columns) ? 0 : 1000;
    // Flat strips and narrow towers.
    if (lines < 4 * span) cost += 8.0 * (4 * span - lines);
    if (lines > 30 * span) cost += 2.0 * (lines - 30 * span);
    if (article == request_.lead && request_.articles > 1) {
      const int leading = (request_.columns + 1) / 2;
      if (span < leading) cost += 40.0 * (leading - span);
      if (span == request_.columns && request_.columns > 3) cost += 10;
    }
    return cost;
  }

  /// A stack of bands that fits the page; empty if there is none.
  std::vector<Band> page() {
    const std::size_t count = request_.articles;
    std::vector<Heights> stacks(count + 1);
    for (std::size_t end = 1; end <= count; ++end) {
      stacks[end].resize(rows());
      for (std::size_t begin = end > limit_ ? end - limit_ : 0; begin < end; ++begin) {
        const Heights& band = heights(begin, end, request_.columns);
        if (begin > 0) {
          above(stacks[begin], band, begin, stacks[end]);
        } else {
          for (std::size_t h = 0; h < rows(); ++h) offer(stacks[end][h], whole(band[h]));
        }
      }
    }
    const std::size_t height = best_height(stacks[count]);
    if (height == 0) return {};
    return unstacked(stacks, height);
  }

  /// A stack of one band.
  static Choice whole(const Choice& band) {
    Choice stack;
    stack.cost = band.cost;
    return stack;
  }

  [[nodiscard]] std::size_t best_height(const Heights& page) const {
    std::size_t best = 0;
    double best_cost = impossible;
    for (std::size_t h = page.size() - 1; h > 0; --h) {
      const auto foot = static_cast<double>(page.size() - 1 - h);
      const double cost = page[h].cost + white_at_foot * foot * request_.columns;
      if (cost < best_cost) {
        best_cost = cost;
        best = h;
      }
    }
    return best;
  }

  std::vector<Band> unstacked(const std::vector<Heights>& stacks, std::size_t height) {
    std::vector<Band> bands;
    std::size_t end = request_.articles;
    while (end > 0) {
      const Choice& choice = stacks[end][height];
      const std::size_t begin = choice.middle;
      const std::size_t top = static_cast<std::size_t>(choice.share);
      const std::size_t gap = begin > 0 ? static_cast<std::size_t>(request_.gap) : 0;
      bands.push_back(band(begin, end, height - top - gap));
      height = top;
      end = begin;
    }
    std::reverse(bands.begin(), bands.end());
    return bands;
  }

  Band band(std::size_t begin, std::size_t end, std::size_t height) {
    Band band;
    band.height = static_cast<int>(height);
    unfold(begin, end, 0, request_.columns, 0, height, band);
    return band;
  }

  /// Slots and dividers of the choice for articles [begin, end) at a height.
  void unfold(std::size_t begin,
              std::size_t end,
              int column,
              int span,
              int top,
              std::size_t height,
              Band& band) {
    const Choice choice = heights(begin, end, span)[height];
    const std::size_t middle = choice.middle;
    if (choice.kind == Choice::Kind::leaf) {
      band.slots.push_back({begin, column, span, top, choice.fit});
    } else if (choice.kind == Choice::Kind::beside) {
      const int second = column + choice.share;
      unfold(begin, middle, column, choice.share, top, height, band);
      unfold(middle, end, second, span - choice.share, top, height, band);
      const auto length = static_cast<int>(height);
      band.dividers.push_back({begin, middle, end, false, second, top, length});
    } else {
      const auto first = static_cast<std::size_t>(choice.share);
      const int second = top + choice.share + request_.gap;
      const std::size_t rest = height - first - static_cast<std::size_t>(request_.gap);
      unfold(begin, middle, column, span, top, first, band);
      unfold(middle, end, column, span, second, rest, band);
      band.dividers.push_back({begin, middle, end, true, column, second, span});
    }
  }

  /// More than the page holds: the cheapest chain of bands, whatever its height.
  std::vector<Band> overfull() {
    const std::size_t count = request_.articles;
    std::vector<double> cost(count + 1, impossible);
    std::vector<std::size_t> from(count + 1, 0);
    cost[0] = 0;
    for (std::size_t end = 1; end <= count; ++end) {
      for (std::size_t begin = end > limit_ ? end - limit_ : 0; begin < end; ++begin) {
        const double total = cost[begin] + band_cost(begin, end);
        if (total < cost[end]) {
          cost[end] = total;
          from[end] = begin;
        }
      }
    }
    std::vector<Band> bands;
    for (std::size_t end = count; end > 0; end = from[end]) {
      bands.push_back(loose_band(from[end], end));
    }
    std::reverse(bands.begin(), bands.end());
    return bands;
  }

  /// A band at its own best height; an article that is too high for the page stands alone.
  double band_cost(std::size_t begin, std::size_t end) {
    const Heights& band = heights(begin, end, request_.columns);
    double best = impossible;
    for (const Choice& choice : band) best = std::min(best, choice.cost);
    return best == impossible && end == begin + 1 ? 0 : best;
  }

  Band loose_band(std::size_t begin, std::size_t end) {
    const Heights& heights = this->heights(begin, end, request_.columns);
    const auto best = std::min_element(
        heights.begin(), heights.end(), [](auto& a, auto& b) { return a.cost < b.cost; });
    if (best->cost < impossible) {
      return band(begin, end, static_cast<std::size_t>(best - heights.begin()));
    }
    Band alone;
    alone.slots.push_back({begin, 0, request_.columns, 0, 0});
    alone.height = request_.lines + 1;
    alone.too_high = true;
    return alone;
  }

  const PackingRequest& request_;
  std::size_t limit_;
  std::map<std::tuple<std::size_t, std::size_t, int>, Heights> known_;
};

}  // namespace

std::vector<Band> pack(const PackingRequest& request) {
  return Packer(request).pack();
}

}  // namespace qianzi::makeup
