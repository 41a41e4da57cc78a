#include "makeup/head_fit.h"

#include "composition/orphan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace qianzi::makeup {
namespace {

using composition::ComposedParagraph;

constexpr double step = 0.5;  ///< of sizes, in points
constexpr double orphan_cost = 100;
constexpr double overfull_cost = 200;
constexpr double line_cost = 0.5;
constexpr double distance_cost = 0.5;  ///< of a size twice the style's own
constexpr double broken_phrase_cost = 0.35;
constexpr double uneven_cost = 0.4;
constexpr double short_last = 0.4;  ///< of the widest line: a last line is not to be less
constexpr double short_cost = 1.5;

/// What lines cost that are set at a measure of `measure` or less.
double cost_of(const ComposedParagraph& set, Pt measure, double scale) {
  Pt widest;
  Pt narrowest = measure;
  double cost = distance_cost * std::abs(scale - 1);
  for (const composition::Line& line : set.lines) {
    widest = std::max(widest, line.natural);
    narrowest = std::min(narrowest, line.natural);
    if (line.overfull) cost += overfull_cost;
    if (line.breaks_phrase) cost += broken_phrase_cost;
  }
  if (has_orphan(set)) cost += orphan_cost;
  cost += line_cost * static_cast<double>(set.lines.size());
  cost += std::max(0.0, 1 - widest / measure);
  if (set.lines.size() == 1 || widest <= Pt(0)) return cost;
  cost += uneven_cost * (1 - narrowest / widest);
  return cost + short_cost * std::max(0.0, short_last - set.lines.back().natural / widest);
}

/// Finds the best fit of one text over its levels.
class HeadFitter {
public:
  HeadFitter(ArticleText& text, const Inlines& content, Pt measure)
      : text_(text), content_(content), measure_(measure) {}

  /// In one line, if it takes one between the limits.
  std::optional<HeadFit> one_line(const HeadLevel& level) {
    const Pt size = filling(level, 1);
    if (size < level.limits.least) return std::nullopt;
    HeadFit fit = at_size(level, size);
    if (fit.prepared->fit(measure_).lines.size() > 1) return std::nullopt;
    return fit;
  }

  /// Tries as few lines as the limits allow, and one more; whether they are no more than the level
  /// is to have and end well.
  bool try_level(const HeadLevel& level) {
    const Pt natural = prepared(level).natural_width() * (level.limits.least / level.style.size);
    const auto least = static_cast<std::size_t>(std::max(1.0, std::ceil(natural / measure_)));
    constexpr std::array shares = {1.0, 0.96, 0.92, 0.87};
    for (std::size_t lines = least; lines <= least + 1; ++lines) {
      for (const double share : shares) try_size(level, filling(level, lines) * share, lines);
    }
    // The measure was not filled by what was estimated: the smallest there is.
    if (!best_) try_size(level, level.limits.least, std::numeric_limits<std::size_t>::max());
    return best_ && cost_ < orphan_cost && lines_ <= level.most_lines;
  }

  [[nodiscard]] const std::optional<HeadFit>& best() const { return best_; }

private:
  const composition::PreparedParagraph& prepared(const HeadLevel& level) {
    return text_.prepare(content_, level.style, text_.article().where);
  }

  /// The largest size, in steps, in which the text fills so many lines; at most the limit.
  Pt filling(const HeadLevel& level, std::size_t lines) {
    const Pt natural = prepared(level).natural_width();
    if (natural <= Pt(0)) return level.style.size;
    const Pt room = measure_ * static_cast<double>(lines);
    return stepped(level, std::min(level.limits.most, level.style.size * (room / natural)));
  }

  /// A size in steps, or one of the limits or the style's own.
  static Pt stepped(const HeadLevel& level, Pt size) {
    if (size >= level.limits.most) return level.limits.most;
    const Pt down(std::floor(size.value() / step + 1e-6) * step);
    if (size >= level.style.size && down < level.style.size) return level.style.size;
    return size >= level.limits.least ? std::max(down, level.limits.least) : down;
  }

  HeadFit at_size(const HeadLevel& level, Pt size) {
    HeadFit fit{level.style, nullptr, measure_};
    fit.style.leading = level.style.leading * (size / level.style.size);
    fit.style.size = size;
    fit.prepared = &text_.prepare(content_, fit.style, text_.article().where);
    return fit;
  }

  /// At one size, the measure at which lines are best. `lines`: no more than these.
  void try_size(const HeadLevel& level, Pt wanted, std::size_t lines) {
    HeadFit fit = at_size(level, std::max(stepped(level, wanted), level.limits.least));
    const std::size_t at_least = fit.prepared->fit(measure_).lines.size();
    if (at_least > lines) return;
    const Pt tight =
        std::min(measure_, fit.prepared->natural_width() * (1 / static_cast<double>(at_least)));
    constexpr int trials = 8;
    for (int i = 0; i < trials; ++i) {
      fit.measure = measure_ - (measure_ - tight) * (static_cast<double>(i) / (trials - 1));
      const ComposedParagraph set = fit.prepared->fit(fit.measure);
      if (set.lines.size() > lines) break;
      const double cost = cost_of(set, measure_, fit.style.size / level.style.size);
      if (best_ && cost >= cost_) continue;
      best_ = fit;
      cost_ = cost;
      lines_ = set.lines.size();
    }
  }

  ArticleText& text_;
  const Inlines& content_;
  Pt measure_;
  std::optional<HeadFit> best_;
  double cost_ = 0;
  std::size_t lines_ = 0;
};

}  // namespace

HeadFit fit_head_text(ArticleText& text,
                      const Inlines& content,
                      std::span<const HeadLevel> levels,
                      Pt measure) {
  HeadFitter fitter(text, content, measure);
  for (const HeadLevel& level : levels) {
    if (auto fit = fitter.one_line(level)) return *fit;
  }
  for (const HeadLevel& level : levels) {
    if (fitter.try_level(level)) break;
  }
  return *fitter.best();
}

}  // namespace qianzi::makeup
