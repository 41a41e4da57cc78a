#include "composition/assemble.h"

#include "composition/unicode_services.h"

#include <algorithm>
#include <string_view>

namespace qianzi::composition {
namespace {

/// What a hyphen at a line's end is in text: none of the source (PDF 32000-1, 14.8.2.2.3).
constexpr std::string_view soft_hyphen = "\xC2\xAD";

/// Mark of a byte; stretches are asked for one after the other, mostly.
class MarkFinder {
public:
  explicit MarkFinder(std::span<const Stretch> stretches) : stretches_(stretches) {}

  std::uint32_t at(std::uint32_t byte) {
    if (!holds(byte)) {
      const auto after = std::ranges::upper_bound(stretches_, byte, {}, &Stretch::begin);
      index_ = static_cast<std::size_t>(after - stretches_.begin()) - 1;
    }
    return stretches_[index_].mark;
  }

private:
  [[nodiscard]] bool holds(std::uint32_t byte) const {
    return stretches_[index_].begin <= byte &&
           (index_ + 1 == stretches_.size() || byte < stretches_[index_ + 1].begin);
  }
  std::span<const Stretch> stretches_;
  std::size_t index_ = 0;
};

class LineMaker {
public:
  /// For a line of `items`.
  LineMaker(const ParagraphData& data,
            std::span<const Item> items,
            ComposedParagraph& composed,
            std::span<Extent> extents)
      : data_(data),
        end_(items.back().cluster + items.back().clusters),
        line_(composed.lines.back()),
        index_(static_cast<std::uint32_t>(composed.lines.size() - 1)),
        extents_(extents),
        marks_(data.collected.base.stretches) {}

  void add(const Item& item, Pt width) {
    if (item.kind == Item::Kind::box || item.shown) add_clusters(item, width);
    pen_ += width;
  }

  /// Sets a hyphen after the cluster that was added last.
  void add_hyphen() {
    const ShapedRun& shaped = data_.base.runs[run_];
    const ShapedGlyph& glyph = shaped.hyphen;
    LineRun& run = line_.runs.back();
    const std::string_view text = std::string_view(data_.collected.base.text).substr(0, text_end_);
    const bool typed = text.ends_with(soft_hyphen);
    const auto length = static_cast<std::uint32_t>(typed ? soft_hyphen.size() : 0);
    run.glyphs.push_back({glyph.id,
                          text_end_ - length,
                          glyph.advance,
                          glyph.x_offset,
                          glyph.y_offset,
                          pen_ - run.start});
    hyphenated_ = !typed;
    pen_ += at_size(glyph.advance, shaped.units_per_em, run.size);
  }

  void start_at(Pt pen) { pen_ = pen; }

  void finish() {
    if (line_.runs.empty() || !open_) return;
    LineRun& run = line_.runs.back();
    run.text = data_.collected.base.text.substr(text_begin_, text_end_ - text_begin_);
    run.begin = {text_begin_};
    for (Glyph& glyph : run.glyphs) glyph.cluster -= text_begin_;
    if (hyphenated_) run.text += soft_hyphen;
    hyphenated_ = false;
    // It holds the place of rows, which are set when the line is known.
    const std::uint32_t look = data_.base.runs[run_].look;
    if (data_.collected.looks[look].warichu != 0) run.text.clear();
    open_ = false;
  }

private:
  void add_clusters(const Item& item, Pt width) {
    const ShapedText& base = data_.base;
    const Cluster& first = base.clusters[item.cluster];
    const std::uint32_t mark = marks_.at(first.begin);
    if (!open_ || first.run != run_ || mark != mark_ || base.runs[first.run].tcy) {
      finish();
      begin_run(first.run, mark, item);
    }
    LineRun& run = line_.runs.back();
    Pt along = base.runs[run_].tcy ? Pt(0) : pen_ - run.start;
    for (std::uint32_t i = item.cluster; i < item.cluster + item.clusters; ++i) {
      const Cluster& cluster = base.clusters[i];
      text_begin_ = std::min(text_begin_, cluster.begin);
      text_end_ = std::max(text_end_, base.cluster_end(i));
      append_glyphs(base, cluster, along, 0, run);
      along += cluster.advance * run.stretch;
      if (extents_.empty()) continue;
      extents_[i] = {pen_, pen_ + width, index_, static_cast<std::uint32_t>(line_.runs.size() - 1)};
    }
  }

  void begin_run(std::uint32_t index, std::uint32_t mark, const Item& item) {
    const ShapedRun& shaped = data_.base.runs[index];
    LineRun run = empty_run(data_, shaped, mark);
    run.start = pen_;
    if (shaped.tcy) set_across(shaped, item, run);
    run.glyphs.reserve(std::max(std::min(shaped.end, end_), item.cluster + 1) - item.cluster);
    line_.runs.push_back(std::move(run));
    run_ = index;
    mark_ = mark;
    open_ = true;
    text_begin_ = data_.base.length;
    text_end_ = 0;
  }

  // JLREQ 3.2.5: tcy is set in one em, centred on the line, squeezed if it must be.
  void set_across(const ShapedRun& shaped, const Item& item, LineRun& run) const {
    Pt natural;
    for (std::uint32_t i = item.cluster; i < item.cluster + item.clusters; ++i) {
      natural += data_.base.clusters[i].advance;
    }
    if (natural > shaped.size) run.stretch = shaped.size / natural;
    run.start = pen_ + (Em(0.5) + data_.drop) * shaped.size;
    run.shift -= natural * run.stretch / 2.0;
  }

  const ParagraphData& data_;
  std::uint32_t end_;  ///< the cluster after the line's last one
  Line& line_;
  std::uint32_t index_;
  std::span<Extent> extents_;
  MarkFinder marks_;
  Pt pen_;
  std::uint32_t run_ = 0;
  std::uint32_t mark_ = 0;
  bool open_ = false;
  bool hyphenated_ = false;
  std::uint32_t text_begin_ = 0;
  std::uint32_t text_end_ = 0;
};

}  // namespace

LineRun empty_run(const ParagraphData& data, const ShapedRun& shaped, std::uint32_t mark) {
  LineRun run;
  run.face = shaped.face;
  run.size = shaped.size;
  run.orientation = shaped.orientation;
  run.fill = data.style.fill;
  run.mark = mark;
  run.shift = data.collected.looks[shaped.look].rise * data.style.size;
  if (data.style.writing_mode == WritingMode::horizontal) return run;
  // The vertical line's reference is the middle of the em square: what would be raised from the
  // baseline is raised from where the baseline of the paragraph's size would be.
  run.shift -= data.drop * data.style.size;
  if (shaped.orientation == Orientation::upright) run.shift += data.drop * shaped.size;
  if (shaped.tcy) run.shift = Pt(0);
  return run;
}

void append_glyphs(const ShapedText& shaped,
                   const Cluster& cluster,
                   Pt position,
                   std::uint32_t text_begin,
                   LineRun& run) {
  const std::uint32_t units = shaped.runs[cluster.run].units_per_em;
  for (std::uint32_t i = cluster.glyph_begin; i < cluster.glyph_end; ++i) {
    const ShapedGlyph& glyph = shaped.glyphs[i];
    run.glyphs.push_back({glyph.id,
                          cluster.begin - text_begin,
                          glyph.advance,
                          glyph.x_offset,
                          glyph.y_offset,
                          position});
    position += at_size(glyph.advance, units, run.size) * run.stretch;
  }
}

void assemble(const ParagraphData& data,
              std::span<const Item> items,
              const SetLine& set,
              Pt start,
              ComposedParagraph& composed,
              std::span<Extent> extents) {
  if (items.empty()) return;
  LineMaker maker(data, items, composed, extents);
  maker.start_at(start);
  const std::size_t hyphen = composed.lines.back().hyphenated ? items.size() - 1 : items.size();
  const bool reordered =
      std::ranges::any_of(items, [](const Item& item) { return item.level != 0; });
  if (!reordered) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      maker.add(items[i], set.widths[i]);
      if (i == hyphen) maker.add_hyphen();
    }
  } else {
    std::vector<std::uint8_t> levels;
    std::vector<std::int32_t> order;
    for (const Item& item : items) levels.push_back(item.level);
    visual_order(levels, order);
    for (const std::int32_t index : order) {
      const auto i = static_cast<std::size_t>(index);
      maker.add(items[i], set.widths[i]);
      if (i == hyphen) maker.add_hyphen();
    }
  }
  maker.finish();
}

}  // namespace qianzi::composition
