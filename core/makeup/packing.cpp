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
/// Where a page has several free areas, none of them gets more articles than this.
constexpr std::size_t area_articles = 12;

constexpr double impossible = std::numeric_limits<double>::infinity();
/// A column line of white inside an article's rectangle, and at the foot of the page.
constexpr double white_inside = 2.0;
constexpr double white_at_foot = 1.5;
/// Headlines of similar size beside each other at one height.
constexpr double tombstone = 14;

/// The cheapest arrangement of some articles over some columns at one height.
struct Choice {
  enum class Kind { none, leaf, beside, above };
  double cost = impossible;
  Kind kind = Kind::none;
  std::size_t middle = 0;  ///< first article of the second part
  int share = 0;           ///< of the first part: columns, or lines
  std::size_t fit = 0;
  double first_headline = 0;  ///< of the articles at the top, at either edge
  double last_headline = 0;
};

/// Choices by height in lines, 0 to that of the highest area.
using Heights = std::vector<Choice>;

bool alike(double a, double b) {
  return a > 0 && b > 0 && a < b * 1.18 && b < a * 1.18;
}

class Packer {
public:
  explicit Packer(const PackingRequest& request)
      : request_(request),
        limit_(request.articles <= page_articles ? request.articles : band_articles) {
    for (const Cells& area : request.areas) {
      rows_ = std::max(rows_, static_cast<std::size_t>(std::max(area.lines, 0)) + 1);
      columns_ = std::max(columns_, area.span);
    }
  }

  Packed pack() {
    share_out();
    Packed packed;
    const auto& last = shares_.back();
    std::size_t end = request_.articles;
    while (last[end].cost == impossible) --end;
    packed.placed = end;
    packed.cost = last[end].cost;
    for (std::size_t area = request_.areas.size(); area > 0; --area) {
      const std::size_t begin = shares_[area][end].begin;
      unstack(request_.areas[area - 1], begin, end, packed);
      end = begin;
    }
    std::sort(packed.slots.begin(), packed.slots.end(), [](const Slot& a, const Slot& b) {
      return a.article < b.article;
    });
    return packed;
  }

private:
  /// The cheapest way to have articles [0, end) in the first areas.
  struct Share {
    double cost = impossible;
    std::size_t begin = 0;  ///< first article of the last of these areas
  };

  void share_out() {
    const std::size_t count = request_.articles;
    shares_.assign(request_.areas.size() + 1, std::vector<Share>(count + 1));
    shares_[0][0].cost = 0;
    const std::size_t most = request_.areas.size() > 1 ? area_articles : count;
    for (std::size_t a = 0; a < request_.areas.size(); ++a) {
      const Cells& area = request_.areas[a];
      for (std::size_t begin = 0; begin <= count; ++begin) {
        const double before = shares_[a][begin].cost;
        if (before == impossible) continue;
        offer_share(a, begin, begin, before + white_at_foot * area.lines * area.span);
        for (std::size_t end = begin + 1; end <= std::min(count, begin + most); ++end) {
          const double cost = stack_cost(area, begin, end);
          if (cost == impossible) break;
          offer_share(a, begin, end, before + cost);
        }
      }
    }
  }

  void offer_share(std::size_t area, std::size_t begin, std::size_t end, double cost) {
    Share& share = shares_[area + 1][end];
    if (cost < share.cost) share = {cost, begin};
  }

  /// Articles [begin, end) over `span` columns.
  const Heights& heights(std::size_t begin, std::size_t end, int span) {
    const auto [entry, fresh] = known_.try_emplace({begin, end, span});
    if (!fresh) return entry->second;
    Heights result(rows_);
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
      for (auto h = static_cast<std::size_t>(fits[i].lines); h < result.size(); ++h) {
        const double white = white_inside * span * (static_cast<double>(h) - fits[i].lines);
        if (cost + white >= result[h].cost) continue;
        result[h] = {cost + white, Choice::Kind::leaf, 0, 0, i, fits[i].headline, fits[i].headline};
      }
    }
  }

  void
  above(const Heights& first, const Heights& second, std::size_t middle, Heights& result) const {
    const auto gap = static_cast<std::size_t>(request_.gap);
    for (std::size_t top = 0; top < first.size(); ++top) {
      if (first[top].cost == impossible) continue;
      for (std::size_t h = top + gap; h < result.size(); ++h) {
        const double cost = first[top].cost + second[h - top - gap].cost;
        if (cost >= result[h].cost) continue;
        result[h] = {cost,
                     Choice::Kind::above,
                     middle,
                     static_cast<int>(top),
                     0,
                     first[top].first_headline,
                     first[top].last_headline};
      }
    }
  }

  static void beside(const Heights& first,
                     const Heights& second,
                     std::size_t middle,
                     int left,
                     Heights& result) {
    for (std::size_t h = 0; h < result.size(); ++h) {
      double cost = first[h].cost + second[h].cost;
      if (cost >= result[h].cost) continue;
      if (alike(first[h].last_headline, second[h].first_headline)) cost += tombstone;
      offer(result[h],
            {cost,
             Choice::Kind::beside,
             middle,
             left,
             0,
             first[h].first_headline,
             second[h].last_headline});
    }
  }

  /// What is ugly about an article of this span and height, in column lines.
  [[nodiscard]] double shape_cost(std::size_t article, int span, int lines) const {
    double cost = 0;
    const int wanted = request_.wanted_span(article);
    if (wanted > 0) return span == std::min(wanted, columns_) ? 0 : 1000;
    // Flat strips and narrow towers.
    if (lines < 4 * span) cost += 8.0 * (4 * span - lines);
    if (lines > 30 * span) cost += 2.0 * (lines - 30 * span);
    if (request_.leads && article == request_.lead && request_.articles > 1) {
      const int leading = (columns_ + 1) / 2;
      if (span < leading) cost += 40.0 * (leading - span);
      if (span == columns_ && columns_ > 3) cost += 10;
    }
    return cost;
  }

  /// Stacks of bands, articles [begin, end) for every `end` up to some; grown as they are asked
  /// for.
  const Heights& stack(std::size_t begin, std::size_t end, int span) {
    std::vector<Heights>& stacks = stacks_[{begin, span}];
    if (stacks.empty()) stacks.emplace_back();
    while (stacks.size() <= end - begin) {
      const std::size_t to = begin + stacks.size();
      Heights grown(rows_);
      for (std::size_t from = std::max(begin, to > limit_ ? to - limit_ : 0); from < to; ++from) {
        const Heights& band = heights(from, to, span);
        if (from > begin) {
          above(stacks[from - begin], band, from, grown);
        } else {
          for (std::size_t h = 0; h < rows_; ++h) offer(grown[h], whole(band[h]));
        }
      }
      stacks.push_back(std::move(grown));
    }
    return stacks[end - begin];
  }

  /// A stack of one band.
  static Choice whole(const Choice& band) {
    Choice stack;
    stack.cost = band.cost;
    return stack;
  }

  /// The height of a stack that costs least in an area, with the white at its foot.
  std::size_t best_height(const Heights& stack, const Cells& area, double& best_cost) const {
    std::size_t best = 0;
    best_cost = impossible;
    for (auto h = static_cast<std::size_t>(area.lines); h > 0; --h) {
      const double foot = area.lines - static_cast<double>(h);
      const double cost = stack[h].cost + white_at_foot * foot * area.span;
      if (cost < best_cost) {
        best_cost = cost;
        best = h;
      }
    }
    return best;
  }

  double stack_cost(const Cells& area, std::size_t begin, std::size_t end) {
    double cost = impossible;
    best_height(stack(begin, end, area.span), area, cost);
    return cost;
  }

  void unstack(const Cells& area, std::size_t begin, std::size_t end, Packed& packed) {
    Cells vacant = area;
    if (end > begin) {
      double cost = 0;
      std::size_t height = best_height(stack(begin, end, area.span), area, cost);
      vacant.top += static_cast<int>(height) + request_.gap;
      while (end > begin) {
        const Choice& choice = stack(begin, end, area.span)[height];
        const std::size_t from = std::max(choice.middle, begin);
        const auto top = static_cast<std::size_t>(choice.share);
        const std::size_t gap = from > begin ? static_cast<std::size_t>(request_.gap) : 0;
        const Cells band{area.column,
                         area.span,
                         area.top + static_cast<int>(top + gap),
                         static_cast<int>(height - top - gap)};
        unfold(from, end, band, packed);
        height = top;
        end = from;
      }
    }
    vacant.lines = area.bottom() - vacant.top;
    if (vacant.lines > 0) packed.vacant.push_back(vacant);
  }

  /// Slots of the choice for articles [begin, end) that fill `cells`.
  void unfold(std::size_t begin, std::size_t end, const Cells& cells, Packed& packed) {
    const Choice choice = heights(begin, end, cells.span)[static_cast<std::size_t>(cells.lines)];
    const std::size_t middle = choice.middle;
    if (choice.kind == Choice::Kind::leaf) {
      packed.slots.push_back({begin, cells, choice.fit});
      return;
    }
    Cells first = cells;
    Cells second = cells;
    if (choice.kind == Choice::Kind::beside) {
      first.span = choice.share;
      second.column += choice.share;
      second.span -= choice.share;
    } else {
      first.lines = choice.share;
      second.top += choice.share + request_.gap;
      second.lines -= choice.share + request_.gap;
    }
    unfold(begin, middle, first, packed);
    unfold(middle, end, second, packed);
  }

  const PackingRequest& request_;
  std::size_t limit_;
  std::size_t rows_ = 1;
  int columns_ = 1;  ///< of the widest area
  std::map<std::tuple<std::size_t, std::size_t, int>, Heights> known_;
  std::map<std::pair<std::size_t, int>, std::vector<Heights>> stacks_;
  std::vector<std::vector<Share>> shares_;  ///< by areas, then by articles
};

}  // namespace

Packed pack(const PackingRequest& request) {
  return Packer(request).pack();
}

Packed pack_around(const PackingRequest& request, const Cells& area, const Cells& corner) {
  PackingRequest around = request;
  around.articles = request.articles + 1;
  around.areas = {area};
  around.lead = request.lead + 1;
  around.fits = [&](std::size_t article, int span) -> std::vector<Fit> {
    if (article > 0) return request.fits(article - 1, span);
    // All columns only where nothing finds room beside it.
    if (span != corner.span && span != area.span) return {};
    return {{corner.lines, 0, 0}};
  };
  around.wanted_span = [&](std::size_t article) {
    return article > 0 ? request.wanted_span(article - 1) : corner.span;
  };
  Packed packed = pack(around);
  std::erase_if(packed.slots, [](const Slot& slot) { return slot.article == 0; });
  for (Slot& slot : packed.slots) --slot.article;
  packed.placed -= std::min<std::size_t>(packed.placed, 1);
  return packed;
}

}  // namespace qianzi::makeup
