#include "composition/total_fit.h"

#include "composition/demerits.h"
#include "composition/linebreak.h"

#include <algorithm>
#include <limits>

namespace qianzi::composition {
namespace {

/// Sums of rounded advances may miss the measure by this much without a difference to be seen.
constexpr double tolerance = 1e-6;
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// A last line of less than two characters and a half looks like a slip (CLREQ 3.2.1).
constexpr double runt = 2.5;
/// Ems that a line may be short of its measure however few its joints are: in a narrow column a
/// character must be able to leave the line for the next.
constexpr double least_room = 1.5;

/// A place where a line may end, with the best way to have come there.
struct Node {
  std::uint32_t previous = none;
  LineItems line;           ///< that ends here
  std::uint32_t start = 0;  ///< where the next one begins
  GlueSums sums;            ///< of all items before `start`
  double demerits = 0;      ///< of all lines so far
  std::uint8_t look = 1;    ///< of the line
};

/// Where a line would end.
struct End {
  std::uint32_t item = 0;  ///< the penalty, or the item after the line where there is none
  std::uint32_t end = 0;   ///< after the last item that stays
  GlueSums sums;           ///< of all items before `end`
  double hang = 0;
  double hyphen = 0;
  int cost = 0;
  bool flagged = false;
  bool last = false;
};

/// What one line would cost.
struct Trial {
  Badness badness{infinite, 0};
  bool hanging = false;
  bool too_wide = false;
  bool too_short = false;
};

class TotalFit {
public:
  TotalFit(std::span<const Item> items, const FitRequest& request)
      : items_(items), request_(request) {}

  void run(std::vector<LineItems>& lines) {
    nodes_.reserve(items_.size() / 3 + 2);
    nodes_.emplace_back();
    pending_ = true;
    while (at_ < items_.size()) step();
    trace(lines);
  }

private:
  /// Takes in the next item.
  void step() {
    const Item& item = items_[at_];
    if (!vanishes(item)) {
      begin_pending();
      sums_.add(item);
      end_.end = at_ + 1;
      end_.sums = sums_;
      end_.hang = item.hang.value();
      if (item.kind == Item::Kind::glue) keep_at_end(item);
      if (item.kind == Item::Kind::box && nothing_fits(item)) {
        rescue(front_);
        return;
      }
    } else if (item.kind == Item::Kind::penalty) {
      if (try_break(item)) return;
    } else {
      sums_.add(item);
    }
    ++at_;
  }

  /// Nodes wait for the first item that does not vanish: there their next line begins.
  void begin_pending() {
    if (!pending_) return;
    for (std::size_t i = first_pending_; i < nodes_.size(); ++i) {
      nodes_[i].start = at_;
      nodes_[i].sums = sums_;
    }
    pending_ = false;
  }

  /// A stop that keeps its em gives it up first where it ends the line.
  void keep_at_end(const Item& item) {
    if (item.shrinks != Rank::stop) return;
    constexpr std::size_t stop = 6;
    end_.sums.shrink[stop] -= item.shrink.value();
    end_.sums.shrink[0] += item.shrink.value();
  }

  [[nodiscard]] double measure_from(std::size_t node) const {
    return (node == 0 ? request_.measure.first : request_.measure.rest).value();
  }

  /// Is the line from the latest node already too wide to be ended anywhere after this box?
  [[nodiscard]] bool nothing_fits(const Item& item) const {
    const Node& latest = nodes_.back();
    const bool first_box = latest.start == at_;
    return !first_box && sums_.least - latest.sums.least - item.hang.value() >
                             measure_from(nodes_.size() - 1) + tolerance;
  }

  /// Ends lines at a penalty. True if the search was set back.
  bool try_break(const Item& item) {
    end_.item = at_;
    end_.cost = item.cost;
    end_.flagged = item.flagged;
    end_.hyphen = item.flagged ? item.hyphen.value() : 0;
    end_.last = item.cost <= forced_break;
    if (end_.last && pending_ && front_ == first_pending_) end_empty_line();
    const std::size_t first = front_;
    drop_front();
    if (front_ == nodes_.size()) {
      rescue(first);
      return true;
    }
    const Node best = best_end();
    if (best.previous == none) {
      if (end_.last) rescue(front_);
      return end_.last;
    }
    add(best);
    if (end_.last) front_ = nodes_.size() - 1;
    return false;
  }

  /// Two forced breaks follow each other: the line between them holds nothing.
  void end_empty_line() {
    begin_pending();
    end_.end = at_;
    end_.sums = sums_;
    end_.hang = 0;
  }

  /// Drops nodes whose line has become too wide. A last line is let stand if it is all there is.
  void drop_front() {
    while (front_ < nodes_.size()) {
      const Node& node = nodes_[front_];
      if (pending_ && front_ >= first_pending_) return;
      const double least = end_.sums.least - node.sums.least - end_.hang;
      if (end_.end <= node.start + 1 || least <= measure_from(front_) + tolerance) return;
      ++front_;
    }
  }

  Node best_end() {
    Node best;
    best.demerits = infinite;
    const std::size_t until = pending_ ? first_pending_ : nodes_.size();
    for (std::size_t i = front_; i < until; ++i) {
      const Node& from = nodes_[i];
      if (end_.end <= from.start && !end_.last) break;
      const Trial trial = attempt(from, end_, measure_from(i));
      if (trial.too_short) break;
      if (!trial.too_wide) consider(i, end_, trial, best);
    }
    return best;
  }

  /// Keeps the way from node `index` to `end` if it is the best so far. Of two as good the later
  /// node wins: shorter lines last.
  void consider(std::size_t index, const End& end, const Trial& trial, Node& best) const {
    const Node& from = nodes_[index];
    const std::uint8_t look = looks_like(trial.badness.ratio);
    double line = demerits_of(trial.badness.value, end.last ? 0 : end.cost);
    if (index > 0 && (look > from.look + 1 || from.look > look + 1)) line += contrast_demerits;
    if (end.flagged && from.line.hyphenated) line += hyphens_demerits;
    if (end.last && index > 0 && !from.line.last &&
        end.sums.natural - from.sums.natural < runt * em()) {
      line += runt_demerits;
    }
    if (from.demerits + line > best.demerits) return;
    best.previous = static_cast<std::uint32_t>(index);
    best.demerits = from.demerits + line;
    best.look = look;
    best.line = {from.start, std::max(end.end, from.start), end.last};
    best.line.hyphenated = end.flagged;
    best.line.hanging = trial.hanging;
    best.line.overfull = trial.too_wide;
    best.line.demerits = line;
  }

  [[nodiscard]] Trial attempt(const Node& from, const End& end, double measure) const {
    GlueSums line = end.sums.minus(from.sums);
    line.natural += end.hyphen;
    line.least += end.hyphen;
    Trial trial = set(line, measure, end.last);
    if (end.hang > 0 && line.natural > measure + tolerance) {
      line.natural -= end.hang;
      line.least -= end.hang;
      Trial outside = set(line, measure, end.last);
      outside.hanging = true;
      if (!outside.too_wide && outside.badness.value < trial.badness.value) return outside;
    }
    return trial;
  }

  [[nodiscard]] Trial set(const GlueSums& line, double measure, bool last) const {
    Trial trial;
    const double over = line.natural - measure;
    if (over > tolerance) {
      trial.too_wide = line.least > measure + tolerance;
      if (!trial.too_wide) trial.badness = squeeze_badness(line, over);
      return trial;
    }
    trial.badness = {};
    if (over >= -tolerance || (last && request_.filling != Filling::even)) return trial;
    if (request_.filling == Filling::ragged) {
      trial.badness = ragged_badness(-over, measure);
      trial.too_short = -over > 0.8 * measure;
    } else {
      trial.badness = stretch_badness(line, -over);
      trial.too_short = !last && -over > std::max(most_stretch(line), least_room * em());
    }
    return trial;
  }

  void add(const Node& node) {
    if (!pending_) first_pending_ = nodes_.size();
    pending_ = true;
    nodes_.push_back(node);
    nodes_.back().start = end_.item;
  }

  /// No line from the nodes [first, ...) fits: ends one where greedy would, the one that costs
  /// least, and goes on from there.
  void rescue(std::size_t first) {
    Node best;
    best.demerits = infinite;
    for (std::size_t i = first; i < nodes_.size(); ++i) {
      const Node& from = nodes_[i];
      const double measure = measure_from(i);
      const End end = greedy_end(from, measure);
      Trial trial = attempt(from, end, measure);
      if (trial.too_wide) trial.badness = {1'000'000, 0};
      consider(i, end, trial, best);
    }
    const Node& from = nodes_[best.previous];
    GlueSums sums = from.sums;
    std::uint32_t at = from.start;
    const std::uint32_t stop = greedy_end(from, measure_from(best.previous)).item;
    while (at < stop) sums.add(items_[at++]);
    sums_ = sums;
    if (best.line.last) ++at;
    at_ = at;
    front_ = nodes_.size();
    pending_ = true;
    first_pending_ = nodes_.size();
    best.start = at;
    nodes_.push_back(best);
  }

  [[nodiscard]] End greedy_end(const Node& from, double measure) const {
    const GreedyEnd chosen = greedy_end_of(items_, from.start, Pt(measure));
    End end;
    end.item = chosen.item;
    end.last = chosen.last;
    end.end = chosen.item;
    while (end.end > from.start && vanishes(items_[end.end - 1])) --end.end;
    end.sums = from.sums;
    for (std::uint32_t i = from.start; i < end.end; ++i) end.sums.add(items_[i]);
    if (end.end > from.start) end.hang = items_[end.end - 1].hang.value();
    if (chosen.item == items_.size() || items_[chosen.item].kind != Item::Kind::penalty) return end;
    const Item& penalty = items_[chosen.item];
    end.cost = end.last ? 0 : penalty.cost;
    end.flagged = penalty.flagged;
    end.hyphen = penalty.flagged ? penalty.hyphen.value() : 0;
    return end;
  }

  void trace(std::vector<LineItems>& lines) const {
    lines.clear();
    for (std::uint32_t i = static_cast<std::uint32_t>(nodes_.size() - 1); i != 0;
         i = nodes_[i].previous) {
      lines.push_back(nodes_[i].line);
    }
    std::reverse(lines.begin(), lines.end());
  }

  [[nodiscard]] double em() const { return request_.em.value(); }

  std::span<const Item> items_;
  const FitRequest& request_;
  std::vector<Node> nodes_;  ///< in the order of their places, from `front_` on
  std::size_t front_ = 0;    ///< the first node that a line may still begin at
  std::size_t first_pending_ = 0;
  bool pending_ = false;  ///< nodes from first_pending_ on do not know yet where they begin
  std::uint32_t at_ = 0;
  GlueSums sums_;  ///< of all items before at_
  End end_;        ///< of a line that ends at the next penalty
};

}  // namespace

void break_totally(std::span<const Item> items,
                   const FitRequest& request,
                   std::vector<LineItems>& lines) {
  TotalFit(items, request).run(lines);
}

}  // namespace qianzi::composition
