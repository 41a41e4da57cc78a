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

/// A last line of less than two characters and a half looks like a slip (CLREQ 3.4.4).
constexpr double runt = 2.5;
/// Ems that a line may be short of its measure however few its joints are: in a narrow column a
/// character must be able to leave the line for the next.
constexpr double least_room = 1.5;

/// A place where a line may end, with the best way to have come there.
struct Node {
  std::uint32_t trace = none;  ///< its place in the chain of lines
  std::uint32_t start = 0;     ///< where the next line begins
  GlueSums sums;               ///< of all items before `start`
  double demerits = 0;         ///< of all lines so far
  std::uint8_t look = 1;       ///< of the line that ends here
  bool hyphenated = false;     ///< that line
  bool last = true;            ///< that line; at the paragraph's beginning there is none
};

/// The line that ends at a node, and the node it began at. Kept for every node, so it is small.
struct Trace {
  std::uint32_t previous = none;
  LineItems line;
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

  /// Searches among lines widened by at most `looseness` eighths of an em in each joint. False if
  /// that leaves no way through and `rescues` is not allowed.
  bool run(double looseness, bool rescues, std::vector<LineItems>& lines) {
    looseness_ = looseness;
    rescues_ = rescues;
    traces_.reserve(items_.size() / 3 + 2);
    nodes_.emplace_back();
    pending_ = true;
    while (at_ < items_.size()) {
      if (!step()) return false;
    }
    trace(lines);
    return true;
  }

private:
  /// Takes in the next item. False if there is no way on.
  bool step() {
    const Item& item = items_[at_];
    if (!vanishes(item)) {
      begin_pending();
      sums_.add(item);
      end_.end = at_ + 1;
      end_.sums = sums_;
      end_.hang = item.hang.value();
      if (item.kind == Item::Kind::glue && item.shrinks == Rank::stop) give_first(item);
      if (item.narrows && at_ > 0) give_first(items_[at_ - 1]);
      if (item.kind == Item::Kind::box && nothing_fits(item)) return rescue(front_);
    } else if (item.kind == Item::Kind::penalty) {
      return try_break(item);
    } else {
      sums_.add(item);
    }
    ++at_;
    return true;
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

  /// White space of the mark that would end the line gives way before all other: of a stop that
  /// keeps its em, or what a centred mark has before it.
  void give_first(const Item& glue) {
    if (glue.kind != Item::Kind::glue || glue.shrinks == Rank::fixed) return;
    constexpr auto first = static_cast<std::size_t>(Rank::line_end);
    end_.sums.shrink[static_cast<std::size_t>(glue.shrinks) - first] -= glue.shrink.value();
    end_.sums.shrink[0] += glue.shrink.value();
  }

  [[nodiscard]] double measure_from(const Node& node) const {
    return (node.trace == none ? request_.measure.first : request_.measure.rest).value();
  }

  /// Is the line from the latest node already too wide to be ended anywhere after this box?
  [[nodiscard]] bool nothing_fits(const Item& item) const {
    const Node& latest = nodes_.back();
    const bool first_box = latest.start == at_;
    return !first_box &&
           sums_.least - latest.sums.least - item.hang.value() > measure_from(latest) + tolerance;
  }

  /// Ends lines at a penalty.
  bool try_break(const Item& item) {
    end_.item = at_;
    end_.cost = item.cost;
    end_.flagged = item.flagged;
    end_.hyphen = item.flagged ? item.hyphen.value() : 0;
    end_.last = item.cost <= forced_break;
    if (end_.last && pending_ && front_ == first_pending_) end_empty_line();
    const std::size_t first = front_;
    drop_front();
    if (front_ == nodes_.size()) return rescue(first);
    Best best;
    find_best(best);
    if (best.index == nowhere && end_.last) return rescue(front_);
    if (best.index != nowhere) add(best, end_, at_);
    if (end_.last) front_ = nodes_.size() - 1;
    ++at_;
    return true;
  }

  /// Two forced breaks follow each other: the line between them holds nothing.
  void end_empty_line() {
    begin_pending();
    end_.end = at_;
    end_.sums = sums_;
    end_.hang = 0;
  }

  /// Passes over nodes whose line has become too wide.
  void drop_front() {
    while (front_ < nodes_.size()) {
      const Node& node = nodes_[front_];
      if (pending_ && front_ >= first_pending_) return;
      const double least = end_.sums.least - node.sums.least - end_.hang;
      if (end_.end <= node.start + 1 || least <= measure_from(node) + tolerance) return;
      ++front_;
    }
  }

  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

  /// The best node to have begun a line at, and what came of it.
  /// OPTIMIZATION: it does not hold the line's end, which would be cleared and copied each time.
  struct Best {
    std::size_t index = nowhere;
    double demerits = infinite;
    double line = 0;
    Trial trial;
  };

  void find_best(Best& best) const {
    const std::size_t until = pending_ ? first_pending_ : nodes_.size();
    for (std::size_t i = front_; i < until; ++i) {
      const Node& from = nodes_[i];
      if (end_.end <= from.start && !end_.last) return;
      if (falls_short(from, end_)) return;
      const Trial trial = attempt(from, end_);
      if (trial.too_short) return;
      if (!trial.too_wide) consider(i, end_, trial, best);
    }
  }

  /// Keeps the way from node `index` to `end` if it is the best so far, and says so. Of two as good
  /// the later node wins: shorter lines last.
  bool consider(std::size_t index, const End& end, const Trial& trial, Best& best) const {
    const Node& from = nodes_[index];
    const std::uint8_t look = looks_like(trial.badness.ratio);
    double line = demerits_of(trial.badness.value, end.last ? 0 : end.cost);
    if (!from.last && (look > from.look + 1 || from.look > look + 1)) line += contrast_demerits;
    if (end.flagged && from.hyphenated) line += hyphens_demerits;
    const bool short_last =
        end.last && !from.last && end.sums.natural - from.sums.natural < runt * em();
    if (short_last) line += runt_demerits;
    if (from.demerits + line > best.demerits) return false;
    best = {index, from.demerits + line, line, trial};
    return true;
  }

  [[nodiscard]] Trial attempt(const Node& from, const End& end) const {
    const double measure = measure_from(from);
    const double over = end.sums.natural - from.sums.natural + end.hyphen - measure;
    const double least = end.sums.least - from.sums.least + end.hyphen;
    if (over <= tolerance) return short_line(from, end, -over);
    Trial trial;
    trial.too_wide = least > measure + tolerance;
    if (!trial.too_wide) trial.badness = squeeze_badness(from.sums, end.sums, over);
    if (end.hang <= 0 || least - end.hang > measure + tolerance) return trial;
    Trial outside = over - end.hang <= tolerance
                        ? short_line(from, end, end.hang - over)
                        : Trial{squeeze_badness(from.sums, end.sums, over - end.hang)};
    outside.hanging = true;
    return outside.badness.value < trial.badness.value ? outside : trial;
  }

  /// OPTIMIZATION: what attempt() would call too short, for less: most ends are.
  [[nodiscard]] bool falls_short(const Node& from, const End& end) const {
    if (end.last || request_.filling == Filling::ragged) return false;
    const double over = end.sums.natural - from.sums.natural + end.hyphen - measure_from(from);
    if (over > -least_room * em()) return false;
    return -over > most_stretch(from.sums, end.sums, looseness_);
  }

  /// A line that is `room` pt narrower than its measure, or as wide.
  [[nodiscard]] Trial short_line(const Node& from, const End& end, double room) const {
    Trial trial{{}};
    if (room <= tolerance || (end.last && request_.filling != Filling::even)) return trial;
    if (request_.filling == Filling::ragged) {
      const double measure = measure_from(from);
      trial.badness = ragged_badness(room, measure);
      trial.too_short = room > 0.8 * measure;
      return trial;
    }
    trial.badness = stretch_badness(from.sums, end.sums, room);
    const double most = std::max(most_stretch(from.sums, end.sums, looseness_), least_room * em());
    trial.too_short = !end.last && room > most;
    return trial;
  }

  /// Adds the node that `best` leads to by a line up to `end`; the next begins after item `item`.
  void add(const Best& best, const End& end, std::uint32_t item) {
    const Node& from = nodes_[best.index];
    LineItems line{from.start, std::max(end.end, from.start), end.last};
    line.hyphenated = end.flagged;
    line.hanging = best.trial.hanging;
    line.overfull = best.trial.too_wide;
    line.demerits = best.line;
    const Node node{static_cast<std::uint32_t>(traces_.size()),
                    item,
                    sums_,  // until begin_pending knows
                    best.demerits,
                    looks_like(best.trial.badness.ratio),
                    line.hyphenated,
                    line.last};
    traces_.push_back({from.trace, line});
    forget_dropped();
    if (!pending_) first_pending_ = nodes_.size();
    pending_ = true;
    nodes_.push_back(node);
  }

  /// OPTIMIZATION: nodes that no line can begin at any more leave, so that the rest stays in the
  /// cache however long the paragraph is.
  void forget_dropped() {
    if (front_ < 256) return;
    nodes_.erase(nodes_.begin(), nodes_.begin() + static_cast<std::ptrdiff_t>(front_));
    first_pending_ -= std::min(first_pending_, front_);
    front_ = 0;
  }

  /// No line from the nodes [first, ...) fits: ends one where greedy would, the one that costs
  /// least, and goes on from there.
  bool rescue(std::size_t first) {
    if (!rescues_) return false;
    Best best;
    End best_end;
    for (std::size_t i = first; i < nodes_.size(); ++i) {
      const End end = greedy_end(nodes_[i]);
      Trial trial = attempt(nodes_[i], end);
      if (trial.too_wide) trial.badness = {1'000'000, 0};
      trial.too_short = false;
      if (consider(i, end, trial, best)) best_end = end;
    }
    const Node& from = nodes_[best.index];
    sums_ = from.sums;
    at_ = from.start;
    while (at_ < best_end.item) sums_.add(items_[at_++]);
    if (best_end.last) ++at_;
    pending_ = false;
    add(best, best_end, at_);
    front_ = nodes_.size() - 1;
    return true;
  }

  [[nodiscard]] End greedy_end(const Node& from) const {
    const GreedyEnd chosen = greedy_end_of(items_, from.start, Pt(measure_from(from)));
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
    for (std::uint32_t i = nodes_.back().trace; i != none; i = traces_[i].previous) {
      lines.push_back(traces_[i].line);
    }
    std::reverse(lines.begin(), lines.end());
  }

  [[nodiscard]] double em() const { return request_.em.value(); }

  std::span<const Item> items_;
  const FitRequest& request_;
  double looseness_ = 1;
  bool rescues_ = false;
  std::vector<Trace> traces_;
  std::vector<Node> nodes_;  ///< in the order of their places, from `front_` on
  std::size_t front_ = 0;    ///< the first node that a line may still begin at
  std::size_t first_pending_ = 0;
  bool pending_ = false;  ///< nodes from first_pending_ on do not know yet where they begin
  std::uint32_t at_ = 0;
  GlueSums sums_;  ///< of all items before at_
  End end_;        ///< of a line that ends at the next penalty
};

/// OPTIMIZATION: nearly every paragraph finds its way among lines with a tenth of an em in each
/// joint at most; the others are searched again with more.
constexpr double first_looseness = 0.8;
constexpr double last_looseness = 2;

}  // namespace

void break_totally(std::span<const Item> items,
                   const FitRequest& request,
                   std::vector<LineItems>& lines) {
  if (TotalFit(items, request).run(first_looseness, false, lines)) return;
  TotalFit(items, request).run(last_looseness, true, lines);
}

}  // namespace qianzi::composition
