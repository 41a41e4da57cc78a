#include "composition/ruby.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace qianzi::composition {
namespace {

/// A syllable in Latin letters keeps this much, of its own em, from its neighbours (CLREQ 3.3.4.1).
constexpr Em syllable_gap{0.25};
/// A reading may stand this much, of its own em, over its neighbour (JLREQ 3.3.8).
constexpr Em overhang{0.5};
/// Beside a base in a horizontal line: the symbols' third of an em, and a sixth for the tone mark,
/// whether there is one or not, so that the text has an even colour.
constexpr Em bopomofo_room{0.5};

/// First cluster that ends after `byte`.
std::uint32_t cluster_at(const ShapedText& text, TextOffset byte) {
  const auto after = std::ranges::upper_bound(text.clusters, byte.bytes, {}, &Cluster::begin);
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - text.clusters.begin() - 1, 0));
}

struct Clusters {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

Clusters clusters_of(const ShapedText& text, TextRange range) {
  if (range.begin >= range.end) return {};
  return {cluster_at(text, range.begin), cluster_at(text, {range.end.bytes - 1}) + 1};
}

Pt width_of(const ShapedText& text, std::uint32_t begin, std::uint32_t end) {
  Pt width;
  for (std::uint32_t i = begin; i < end; ++i) width += text.clusters[i].advance;
  return width;
}

class RubyPlacer {
public:
  RubyPlacer(const CollectedText& collected, const ParagraphStyle& style, const RubyTexts& texts)
      : collected_(collected), style_(style), texts_(texts), region_(region_of(style.language)) {}

  RubyLayout place() {
    std::size_t pair = 0;
    make_rooms();
    for (std::uint32_t ruby = 0; ruby < collected_.ruby_bases.size(); ++ruby) {
      const std::size_t first = out_.readings.size();
      const RubyPair* gloss = nullptr;
      for (; pair < collected_.ruby.size() && collected_.ruby[pair].ruby == ruby; ++pair) {
        if (collected_.ruby[pair].gloss) {
          gloss = &collected_.ruby[pair];
        } else {
          add_reading(collected_.ruby[pair], pair, first);
        }
      }
      glossed_ = gloss != nullptr;
      fit_compounds(first);
      if (gloss != nullptr) add_gloss(*gloss);
    }
    part_syllables();
    add_bopomofo();
    return std::move(out_);
  }

private:
  void make_rooms() {
    for (const TextRange& base : collected_.ruby_bases) {
      const Clusters clusters = clusters_of(texts_.base, base);
      std::uint32_t at = clusters.begin;
      if (!out_.rooms.empty()) at = std::max(at, out_.rooms.back().cluster + 1);
      for (; at < clusters.end; ++at) out_.rooms.emplace_back().cluster = at;
    }
  }

  /// Of a cluster that is in a ruby.
  ClusterRoom& room(std::uint32_t cluster) {
    return *std::ranges::lower_bound(out_.rooms, cluster, {}, &ClusterRoom::cluster);
  }

  [[nodiscard]] bool has_room(std::uint32_t cluster) const {
    return std::ranges::binary_search(out_.rooms, cluster, {}, &ClusterRoom::cluster);
  }

  RubyPlacement placement_of(const RubyPair& pair) const {
    RubyPlacement placement;
    const Clusters base = clusters_of(texts_.base, pair.base);
    const Clusters reading = clusters_of(texts_.readings, pair.reading);
    placement.begin = base.begin;
    placement.end = base.end;
    placement.reading_begin = reading.begin;
    placement.reading_end = reading.end;
    placement.reading_width = width_of(texts_.readings, reading.begin, reading.end);
    placement.compound = compound_;
    placement.side = pair.side;
    return placement;
  }

  void add_reading(const RubyPair& pair, std::size_t index, std::size_t first) {
    const bool follows = out_.readings.size() > first && pair.kind == RubyKind::jukugo &&
                         collected_.ruby[index - 1].base.end == pair.base.begin;
    if (!follows) ++compound_;
    RubyPlacement placement = placement_of(pair);
    const Pt base = width_of(texts_.base, placement.begin, placement.end);
    placement.crowded = placement.reading_width > base;
    for (std::uint32_t i = placement.begin + 1; i < placement.end; ++i) room(i).clings = true;
    out_.readings.push_back(placement);
  }

  void fit_compounds(std::size_t first) {
    const auto begin = out_.readings.begin() + static_cast<std::ptrdiff_t>(first);
    for (auto at = begin; at != out_.readings.end();) {
      const auto end = std::find_if(at, out_.readings.end(), [&](const RubyPlacement& reading) {
        return reading.compound != at->compound;
      });
      fit(std::span(at, end));
      at = end;
    }
  }

  // JLREQ 3.3.8: a base that is narrower than its reading is spread 1 to 2 to 1, less what the
  // reading may overhang. JLREQ 3.3.7: so is a compound, whose readings then run together.
  void fit(std::span<RubyPlacement> compound) {
    if (std::ranges::none_of(compound, &RubyPlacement::crowded)) return;
    RubyPlacement whole = compound.front();
    whole.end = compound.back().end;
    whole.reading_width = Pt(0);
    for (const RubyPlacement& part : compound) whole.reading_width += part.reading_width;
    const Spread spread = spread_of(whole, overhang_before(whole), overhang_after(whole));
    compound.front().before = spread.side;
    compound.back().after = spread.side;
    apply(whole, spread);
    const Pt extra = whole.reading_width - width_of(texts_.base, whole.begin, whole.end);
    let_break(compound, extra > Pt(0) ? spread.side * 2.0 : extra, spread);
  }

  /// White space that makes a base as wide as its reading.
  struct Spread {
    Pt side;
    Pt between;
    Pt hangs_before;  ///< what of the side is over the neighbour
    Pt hangs_after;
  };

  [[nodiscard]] Spread spread_of(const RubyPlacement& ruby, Pt hangs_before, Pt hangs_after) const {
    const Pt extra = ruby.reading_width - width_of(texts_.base, ruby.begin, ruby.end);
    Spread spread;
    if (extra <= Pt(0)) return spread;
    double slots = 0;
    for (std::uint32_t i = ruby.begin; i + 1 < ruby.end; ++i) slots += is_slot(i) ? 1 : 0;
    const Pt most = std::max(hangs_before, hangs_after);
    spread.side = std::max(extra / (2 * (slots + 1)), std::min(most, extra / 2.0));
    if (slots > 0) spread.between = (extra - spread.side * 2.0) / slots;
    spread.hangs_before = std::min(hangs_before, spread.side);
    spread.hangs_after = std::min(hangs_after, spread.side);
    return spread;
  }

  /// May white space stand after the cluster? Not inside a word of proportional letters.
  [[nodiscard]] bool is_slot(std::uint32_t cluster) const {
    const Class left = texts_.base.clusters[cluster].value;
    const Class right = texts_.base.clusters[cluster + 1].value;
    return (is_wide(left) || is_wide(right)) && left != Class::space && right != Class::space;
  }

  void apply(const RubyPlacement& ruby, const Spread& spread) {
    ClusterRoom& first = room(ruby.begin);
    ClusterRoom& last = room(ruby.end - 1);
    first.kept_before += spread.side;
    first.loose_before -= spread.hangs_before;
    last.kept_after += spread.side;
    last.loose_after -= spread.hangs_after;
    for (std::uint32_t i = ruby.begin; i + 1 < ruby.end; ++i) {
      if (is_slot(i)) room(i).kept_after += spread.between;
    }
  }

  /// Before each part of a compound but the first a line may end. Each side then needs room for
  /// what its readings have more than its bases; where the line goes on, loose space takes this
  /// back. `total`: what all readings have more than the bases with the space between their
  /// clusters.
  void let_break(std::span<RubyPlacement> compound, Pt total, const Spread& spread) {
    Pt done;  // the same of the parts before
    for (std::size_t i = 0; i + 1 < compound.size(); ++i) {
      RubyPlacement& left = compound[i];
      RubyPlacement& right = compound[i + 1];
      done += left.reading_width - width_of(texts_.base, left.begin, left.end);
      for (std::uint32_t at = left.begin; at + 1 < left.end; ++at) {
        if (is_slot(at)) done -= spread.between;
      }
      const Pt between = is_slot(left.end - 1) ? spread.between : Pt(0);
      left.after = std::max(done - spread.side, Pt(0));
      right.before = std::max(total - done + between - spread.side, Pt(0));
      ClusterRoom& after = room(right.begin);
      room(left.end - 1).kept_after = left.after;
      after.kept_before += right.before;
      after.loose_before += between - left.after - right.before;
      done -= between;
    }
  }

  // The gloss is over all bases together, which then stay together; they are spread as one.
  void add_gloss(const RubyPair& pair) {
    ++compound_;
    RubyPlacement gloss = placement_of(pair);
    Pt base;
    for (std::uint32_t i = gloss.begin; i < gloss.end; ++i) {
      ClusterRoom& space = room(i);
      if (i > gloss.begin) space.clings = true;
      base += texts_.base.clusters[i].advance + space.loose_before + space.kept_before +
              space.kept_after + space.loose_after;
    }
    RubyPlacement wider = gloss;
    wider.reading_width += width_of(texts_.base, gloss.begin, gloss.end) - base;
    const Spread spread = spread_of(wider, Pt(0), Pt(0));
    gloss.before = room(gloss.begin).kept_before + spread.side;
    gloss.after = room(gloss.end - 1).kept_after + spread.side;
    apply(gloss, spread);
    out_.readings.push_back(gloss);
  }

  [[nodiscard]] Pt overhang_before(const RubyPlacement& ruby) const {
    if (glossed_ || ruby.begin == 0) return Pt(0);
    return overhang_over(ruby.begin - 1, ruby, false);
  }

  [[nodiscard]] Pt overhang_after(const RubyPlacement& ruby) const {
    if (glossed_ || ruby.end == texts_.base.clusters.size()) return Pt(0);
    return overhang_over(ruby.end, ruby, true);
  }

  // JLREQ 3.3.8: over kana and over the white space of marks, never over what has a reading itself.
  [[nodiscard]] Pt
  overhang_over(std::uint32_t neighbour, const RubyPlacement& ruby, bool follows) const {
    if (has_room(neighbour)) return Pt(0);
    const Cluster& cluster = texts_.base.clusters[neighbour];
    const std::uint32_t run = texts_.readings.clusters[ruby.reading_begin].run;
    const Pt most = overhang * texts_.readings.runs[run].size;
    if (is_kana(cluster.character) || cluster.value == Class::ideographic_space) return most;
    if (!is_mark(cluster.value)) return Pt(0);
    const MarkSpace space =
        mark_space(cluster.value, region_, style_.writing_mode, style_.punctuation);
    if (space.fixed || space.half) return Pt(0);
    return std::min(most, (follows ? space.before : space.after) * style_.size);
  }

  // CLREQ 3.3.4.1: syllables that stand next to each other do not run together.
  void part_syllables() {
    const std::vector<RubyPlacement>& readings = out_.readings;
    for (const RubySide side : {RubySide::over, RubySide::under}) {
      const RubyPlacement* left = nullptr;
      for (const RubyPlacement& right : readings) {
        if (right.side != side) continue;
        if (left != nullptr && left->end == right.begin && left->compound != right.compound) {
          part(*left, right);
        }
        left = &right;
      }
    }
  }

  void part(const RubyPlacement& left, const RubyPlacement& right) {
    const auto is_syllable = [&](std::uint32_t cluster) {
      return !is_wide(texts_.readings.clusters[cluster].value);
    };
    const bool narrow = is_syllable(left.reading_end - 1) || is_syllable(right.reading_begin);
    if (!narrow) return;
    const auto slack = [&](const RubyPlacement& ruby) {
      const Pt base = width_of(texts_.base, ruby.begin, ruby.end);
      return std::max(base - ruby.reading_width, Pt(0)) / 2.0;
    };
    const ShapedRun& run = texts_.readings.runs[texts_.readings.clusters[right.reading_begin].run];
    const Pt missing = syllable_gap * run.size - slack(left) - slack(right);
    if (missing > Pt(0)) room(right.begin).loose_before += missing;
  }

  // CLREQ 3.3.3.1: right of the base in both writing modes; in a vertical line that is in the gap
  // between lines.
  void add_bopomofo() {
    for (const BopomofoPair& pair : collected_.bopomofo) {
      BopomofoPlacement placement;
      placement.base = cluster_at(texts_.base, pair.base.begin);
      const Clusters symbols = clusters_of(texts_.symbols, pair.symbols);
      const Clusters tone = clusters_of(texts_.tones, pair.tone);
      placement.begin = symbols.begin;
      placement.end = symbols.end;
      placement.tone_begin = tone.begin;
      placement.tone_end = tone.end;
      placement.light = pair.light;
      placement.tone_first = pair.tone_first;
      out_.bopomofo.push_back(placement);
      if (style_.writing_mode == WritingMode::vertical) continue;
      const ShapedRun& run = texts_.base.runs[texts_.base.clusters[placement.base].run];
      if (has_room(placement.base)) room(placement.base).kept_after += bopomofo_room * run.size;
    }
  }

  const CollectedText& collected_;
  const ParagraphStyle& style_;
  const RubyTexts& texts_;
  Region region_;
  bool glossed_ = false;
  std::uint32_t compound_ = 0;
  RubyLayout out_;
};

}  // namespace

RubyLayout
place_ruby(const CollectedText& collected, const ParagraphStyle& style, const RubyTexts& texts) {
  return RubyPlacer(collected, style, texts).place();
}

}  // namespace qianzi::composition
