#include "composition/annotate.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace qianzi::composition {
namespace {

// Distances in ems of the base. The line gap of running text is at least half an em (CLREQ 3.3.3):
// all of these stay inside it.
constexpr Em dot_gap{0.06};         ///< between the em square and a dot's
constexpr Em rule_distance{0.1};    ///< from the em square to the middle of a rule
constexpr Em rule_thickness{0.05};  ///< hairline at newspaper sizes: 0.45 pt at 9 pt
constexpr Em rule_inset{0.06};      ///< at a name's ends, so that neighbours do not run together
constexpr Em room_of_rule{0.16};    ///< what a rule takes from dots on the same text

std::string encoded(char32_t character) {
  std::array<std::uint8_t, 4> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, character);
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)};
}

class Annotator {
public:
  Annotator(const ParagraphData& data, std::span<const Extent> extents, ComposedParagraph& composed)
      : data_(data),
        extents_(extents),
        composed_(composed),
        vertical_(data.style.writing_mode == WritingMode::vertical),
        size_(data.style.size) {}

  void annotate() {
    for (const RubyPlacement& ruby : data_.ruby) add_ruby(ruby);
    for (const Decoration& decoration : data_.collected.decorations) {
      if (decoration.kind == SpanKind::emphasis) {
        add_dots(decoration);
      } else {
        add_rules(decoration);
      }
    }
    for (const MarkedRange& link : data_.collected.links) add_links(link);
    insert_runs();
  }

private:
  /// A part of a range on one line.
  struct Piece {
    std::size_t line = 0;
    std::uint32_t begin = 0;  ///< clusters
    std::uint32_t end = 0;
    Pt start;
    Pt stop;
    std::uint32_t run = 0;  ///< the last base run of it
    bool opens = false;     ///< the range begins here
    bool closes = false;
  };

  struct PendingRun {
    std::size_t line = 0;
    std::uint32_t after = 0;
    LineRun run;
  };

  [[nodiscard]] std::uint32_t cluster_at(std::uint32_t byte) const {
    const auto& clusters = data_.base.clusters;
    const auto found = std::ranges::lower_bound(clusters, byte, {}, &Cluster::begin);
    return static_cast<std::uint32_t>(found - clusters.begin());
  }

  /// Calls `visit` with the part of clusters [begin, end) on each line.
  template <class Visit>
  void for_each_piece(std::uint32_t begin, std::uint32_t end, Visit visit) const {
    std::optional<Piece> piece;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Extent& extent = extents_[i];
      if (extent.run == Extent::none) continue;
      const std::size_t line = extent.line;
      if (piece && piece->line != line) {
        visit(*piece);
        piece.reset();
      }
      if (!piece) piece = Piece{line, i, i, extent.start, extent.end, extent.run, i == begin};
      piece->end = i + 1;
      piece->start = std::min(piece->start, extent.start);
      piece->stop = std::max(piece->stop, extent.end);
      piece->run = std::max(piece->run, extent.run);
      piece->closes = i + 1 == end;
    }
    if (piece) visit(*piece);
  }

  template <class Visit>
  void for_each_piece(TextRange range, Visit visit) const {
    for_each_piece(cluster_at(range.begin.bytes), cluster_at(range.end.bytes), visit);
  }

  /// Block position of the em square's edge on the over side, from the line's reference.
  [[nodiscard]] Pt over_edge() const {
    return (vertical_ ? Em(0.5) : Em(0.5) + data_.drop) * size_;
  }
  [[nodiscard]] Pt under_edge() const {
    return (vertical_ ? Em(-0.5) : data_.drop - Em(0.5)) * size_;
  }

  /// Shift of a run whose em square has its middle at `middle`.
  [[nodiscard]] Pt shift_at(Pt middle, const LineRun& run) const {
    return run.orientation == Orientation::upright ? middle : middle - data_.drop * run.size;
  }

  // JLREQ 3.3.5 to 3.3.8: the reading is centred over its base; shorter than a group of bases, it
  // is spread over them, half a space at the ends.
  void add_ruby(const RubyPlacement& ruby) {
    for_each_piece(ruby.begin, ruby.end, [&](const Piece& piece) {
      if (piece.opens) add_reading(ruby, piece);
    });
  }

  void add_reading(const RubyPlacement& ruby, const Piece& piece) {
    const ShapedText& readings = data_.readings;
    const Pt room = piece.stop - piece.start;
    const std::uint32_t count = ruby.reading_end - ruby.reading_begin;
    const bool wide = is_wide(readings.clusters[ruby.reading_begin].value);
    const bool spread = wide && count > 1 && ruby.end - ruby.begin > 1 && room > ruby.reading_width;
    const Pt between = spread ? (room - ruby.reading_width) / count : Pt(0);
    Pt pen = piece.start + (spread ? between / 2.0 : (room - ruby.reading_width) / 2.0);
    std::uint32_t at = ruby.reading_begin;
    while (at < ruby.reading_end) at = add_reading_run(ruby, piece, at, between, pen);
  }

  std::uint32_t add_reading_run(const RubyPlacement& ruby,
                                const Piece& piece,
                                std::uint32_t at,
                                Pt between,
                                Pt& pen) {
    const ShapedText& readings = data_.readings;
    const std::uint32_t index = readings.clusters[at].run;
    const ShapedRun& shaped = readings.runs[index];
    const std::uint32_t begin = readings.clusters[at].begin;
    LineRun run = empty_run(data_, shaped, reading_mark(begin));
    run.start = pen;
    run.shift = shift_at(over_edge() + Em(0.5) * shaped.size, run);
    for (; at < ruby.reading_end && readings.clusters[at].run == index; ++at) {
      append_glyphs(readings, readings.clusters[at], pen - run.start, begin, run);
      pen += readings.clusters[at].advance + between;
    }
    const std::uint32_t end = readings.cluster_end(at - 1);
    run.text = data_.collected.readings.text.substr(begin, end - begin);
    pending_.push_back({piece.line, piece.run, std::move(run)});
    return at;
  }

  [[nodiscard]] std::uint32_t reading_mark(std::uint32_t byte) const {
    const auto& stretches = data_.collected.readings.stretches;
    return std::prev(std::ranges::upper_bound(stretches, byte, {}, &Stretch::begin))->mark;
  }

  // CLREQ 3.3.2: a dot at the middle of each character, none at punctuation and spaces.
  void add_dots(const Decoration& decoration) {
    if (data_.dot.clusters.empty()) return;
    for_each_piece(decoration.range,
                   [&](const Piece& piece) { add_dots_of(piece, decoration.ruled); });
  }

  void add_dots_of(const Piece& piece, bool beside_rule) {
    const Cluster& dot = data_.dot.clusters.front();
    LineRun run = empty_run(data_, data_.dot.runs.front(), data_.collected.artifact_mark);
    const bool below = emphasis_below(region_of(data_.style.language), data_.style.writing_mode);
    const Pt distance =
        (dot_gap + (below && beside_rule ? room_of_rule : Em(0))) * size_ + Em(0.5) * run.size;
    run.shift = shift_at(below ? under_edge() - distance : over_edge() + distance, run);
    run.start = piece.start;
    std::string text;
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      const Extent& extent = extents_[i];
      if (extent.run == Extent::none || !takes_dot(data_.base.clusters[i].value)) continue;
      const Pt middle = (extent.start + extent.end) / 2.0;
      append_glyphs(data_.dot, dot, middle - dot.advance / 2.0 - run.start, 0, run);
      run.glyphs.back().cluster = static_cast<std::uint32_t>(text.size());
      text += data_.dot_text.text;
    }
    if (run.glyphs.empty()) return;
    run.text = std::move(text);
    pending_.push_back({piece.line, piece.run, std::move(run)});
  }

  static bool takes_dot(Class value) {
    return value == Class::ideographic || value == Class::hangul || value == Class::small_kana ||
           value == Class::iteration || is_text_narrow(value);
  }

  // CLREQ 3.3.3: one line for each name, under horizontal text and left of vertical text.
  void add_rules(const Decoration& decoration) {
    for_each_piece(decoration.range, [&](const Piece& piece) {
      LineRule rule;
      const Pt inset = std::min(rule_inset * size_, (piece.stop - piece.start) / 4.0);
      rule.start = piece.start + (piece.opens ? inset : Pt(0));
      rule.end = piece.stop - (piece.closes ? inset : Pt(0));
      rule.shift = under_edge() - rule_distance * size_;
      rule.thickness = rule_thickness * size_;
      rule.shape = decoration.kind == SpanKind::work ? Rule::Shape::wavy : Rule::Shape::solid;
      rule.colour = data_.style.fill;
      composed_.lines[piece.line].rules.push_back(rule);
    });
  }

  void add_links(const MarkedRange& link) {
    for_each_piece(link.range, [&](const Piece& piece) {
      composed_.lines[piece.line].links.push_back({piece.start, piece.stop, link.mark});
    });
  }

  /// Each line's base runs with their annotations behind them.
  void insert_runs() {
    std::ranges::stable_sort(pending_, [](const PendingRun& a, const PendingRun& b) {
      return a.line != b.line ? a.line < b.line : a.after < b.after;
    });
    for (std::size_t i = 0; i < pending_.size();) {
      std::vector<LineRun>& runs = composed_.lines[pending_[i].line].runs;
      const std::size_t line = pending_[i].line;
      std::vector<LineRun> merged;
      for (std::uint32_t base = 0; base < runs.size(); ++base) {
        merged.push_back(std::move(runs[base]));
        for (; i < pending_.size() && pending_[i].line == line && pending_[i].after == base; ++i) {
          merged.push_back(std::move(pending_[i].run));
        }
      }
      runs = std::move(merged);
    }
  }

  const ParagraphData& data_;
  std::span<const Extent> extents_;
  ComposedParagraph& composed_;
  bool vertical_;
  Pt size_;
  std::vector<PendingRun> pending_;
};

}  // namespace

void make_dot(ParagraphData& data, const ItemizeTools& tools, Shaper& shaper) {
  CollectedText& collected = data.collected;
  if (collected.artifact_mark == 0) return;
  const ParagraphStyle& style = data.style;
  const auto chain = tools.fonts.chain(style.role, style.language);
  for (const EmphasisDot& dot : emphasis_dots(region_of(style.language), style.writing_mode)) {
    const bool found = std::ranges::any_of(
        chain, [&](FaceId id) { return tools.fonts.face(id).has(dot.character); });
    if (!found) continue;
    data.dot_text.text = encoded(dot.character);
    data.dot_text.stretches = {
        {0, static_cast<std::uint32_t>(collected.looks.size()), collected.artifact_mark}};
    Look look;
    look.scale = dot.scale;
    collected.looks.push_back(look);
    data.dot = itemize(data.dot_text, collected, style, {}, {}, tools);
    shaper.shape(data.dot_text, collected, data.dot);
    return;
  }
}

bool has_annotations(const ParagraphData& data) {
  return !data.ruby.empty() || !data.collected.decorations.empty() || !data.collected.links.empty();
}

void annotate(const ParagraphData& data,
              std::span<const Extent> extents,
              ComposedParagraph& composed) {
  Annotator(data, extents, composed).annotate();
}

}  // namespace qianzi::composition
