#include "composition/annotate.h"

#include "composition/pieces.h"
#include "composition/readings.h"
#include "composition/warichu.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace qianzi::composition {
namespace {

// Distances in ems of the base. The line gap of running text is at least half an em (CLREQ 3.1.8):
// all of these stay inside it.
constexpr Em dot_gap{0.08};         ///< between the em square and a dot's ink
constexpr Em rule_distance{0.1};    ///< from the em square to the middle of a rule
constexpr Em rule_thickness{0.05};  ///< hairline at newspaper sizes: 0.45 pt at 9 pt
constexpr Em rule_inset{0.08};      ///< at a name's ends, so that neighbours do not run together
constexpr Em room_of_rule{0.12};    ///< what a rule takes from dots on the same text
/// A rule on the side of a reading stands close to the base, inside the reading's em square.
constexpr Em close_rule_distance{0.02};

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
        edges_(data),
        region_(region_of(data.style.language)) {}

  void annotate() {
    add_readings(data_, extents_, pending_);
    for (const Decoration& decoration : data_.collected.decorations) {
      for (const Piece& piece : pieces_of(decoration.range)) {
        if (decoration.kind == SpanKind::emphasis) {
          add_dots(piece, decoration.lines);
        } else {
          add_rule(piece, decoration.kind);
        }
      }
    }
    for (const MarkedRange& link : data_.collected.links) {
      for (const Piece& piece : pieces_of(link.range)) {
        composed_.lines[piece.line].links.push_back({piece.start, piece.stop, link.mark});
      }
    }
    add_warichu(data_, extents_, pending_, composed_);
    insert_runs(std::move(pending_), composed_);
    if (data_.warichu.empty()) return;
    for (Line& line : composed_.lines) {
      std::erase_if(line.runs, [](const LineRun& run) { return run.text.empty(); });
    }
  }

private:
  [[nodiscard]] std::vector<Piece> pieces_of(TextRange range) const {
    return composition::pieces_of(
        extents_, first_cluster(data_, range.begin), first_cluster(data_, range.end));
  }

  // CLREQ 3.1.8: a dot at the middle of each character, none at punctuation and spaces. What has a
  // reading on the dots' side has them on the other.
  void add_dots(const Piece& piece, const SideLines& lines) {
    if (data_.dot.clusters.empty()) return;
    const bool below = emphasis_below(region_, data_.style.writing_mode);
    for (std::uint32_t at = piece.begin; at < piece.end;) {
      const bool taken = has_reading(at, !below);
      const std::uint32_t begin = at;
      while (at < piece.end && has_reading(at, !below) == taken) ++at;
      add_dots_of(piece, begin, at, below != taken, lines);
    }
  }

  void add_dots_of(const Piece& piece,
                   std::uint32_t begin,
                   std::uint32_t end,
                   bool below,
                   const SideLines& lines) {
    const Cluster& dot = data_.dot.clusters.front();
    LineRun run = empty_run(data_, data_.dot.runs.front(), data_.collected.artifact_mark);
    const Ink& ink = data_.dot_ink;
    const bool line_over = underline_is_over(region_, data_.style.writing_mode);
    const bool beside_rule = (lines.name && below) || (lines.underline && below != line_over);
    const Pt distance =
        (dot_gap + (beside_rule ? room_of_rule : Em(0))) * edges_.size() + ink.half_across;
    run.shift = (below ? edges_.under() - distance : edges_.over() + distance) - ink.across;
    run.start = piece.start;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Extent& extent = extents_[i];
      if (extent.run == Extent::none || !takes_dot(data_.base.clusters[i])) continue;
      const Pt middle = (extent.start + extent.end) / 2.0;
      append_glyphs(data_.dot, dot, middle - ink.along - run.start, 0, run);
      run.glyphs.back().cluster = static_cast<std::uint32_t>(run.text.size());
      run.text += data_.dot_text.text;
    }
    if (run.glyphs.empty()) return;
    pending_.push_back({piece.line, piece.run, std::move(run)});
  }

  static bool takes_dot(const Cluster& cluster) {
    const Class value = cluster.value;
    const bool text = value == Class::ideographic || value == Class::hangul ||
                      value == Class::small_kana || value == Class::iteration ||
                      is_text_narrow(value);
    return text && cluster.glyph_begin != cluster.glyph_end;
  }

  [[nodiscard]] bool has_reading(std::uint32_t cluster, bool over) const {
    const auto& readings = data_.ruby.readings;
    const RubySide side = over ? RubySide::over : RubySide::under;
    const auto after = std::ranges::upper_bound(readings, cluster, {}, &RubyPlacement::begin);
    // A gloss follows what it belongs to, so the last two that begin here tell.
    for (auto at = after; at != readings.begin() && after - at < 2;) {
      --at;
      if (at->side == side && at->begin <= cluster && cluster < at->end) return true;
    }
    return false;
  }

  // CLREQ 3.1.8: one line for each name, under horizontal text and left of vertical text; it does
  // not touch the white space at its ends.
  void add_rule(Piece piece, SpanKind kind) {
    trim(piece);
    if (piece.begin == piece.end) return;
    const bool over =
        kind == SpanKind::underline && underline_is_over(region_, data_.style.writing_mode);
    const Pt size = edges_.size();
    const Pt inset = std::min(rule_inset * size, (piece.stop - piece.start) / 4.0);
    const Em distance = meets_reading(piece, over) ? close_rule_distance : rule_distance;
    LineRule rule;
    rule.start = piece.start + (piece.opens ? inset : Pt(0));
    rule.end = piece.stop - (piece.closes ? inset : Pt(0));
    rule.shift = over ? edges_.over() + distance * size : edges_.under() - distance * size;
    rule.thickness = rule_thickness * size;
    rule.shape = kind == SpanKind::work ? Rule::Shape::wavy : Rule::Shape::solid;
    rule.colour = data_.style.fill;
    composed_.lines[piece.line].rules.push_back(rule);
  }

  /// Takes spaces from both ends; what is cut off at one end does not end the rule there.
  void trim(Piece& piece) const {
    const auto is_space = [&](std::uint32_t i) {
      const Class value = data_.base.clusters[i].value;
      return extents_[i].run == Extent::none || value == Class::space ||
             value == Class::ideographic_space;
    };
    const std::uint32_t begin = piece.begin;
    const std::uint32_t end = piece.end;
    while (piece.begin < piece.end && is_space(piece.begin)) ++piece.begin;
    while (piece.end > piece.begin && is_space(piece.end - 1)) --piece.end;
    if (piece.begin == piece.end || data_.base.clusters[piece.begin].level != 0) return;
    if (piece.begin != begin) piece.start = extents_[piece.begin].start;
    if (piece.end != end) piece.stop = extents_[piece.end - 1].end;
  }

  [[nodiscard]] bool meets_reading(const Piece& piece, bool over) const {
    if (data_.ruby.readings.empty()) return false;
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      if (has_reading(i, over)) return true;
    }
    return false;
  }

  const ParagraphData& data_;
  std::span<const Extent> extents_;
  ComposedParagraph& composed_;
  Edges edges_;
  Region region_;
  std::vector<PendingRun> pending_;
};

}  // namespace

void make_dot(ParagraphData& data, const ItemizeTools& tools) {
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
    tools.shaper.shape(data.dot_text, collected, data.dot);
    data.dot_ink = tools.shaper.ink(data.dot, data.dot.clusters.front());
    return;
  }
}

bool has_annotations(const ParagraphData& data) {
  return !data.collected.ruby_bases.empty() || !data.collected.decorations.empty() ||
         !data.collected.links.empty() || !data.warichu.empty();
}

void annotate(const ParagraphData& data,
              std::span<const Extent> extents,
              ComposedParagraph& composed) {
  Annotator(data, extents, composed).annotate();
}

}  // namespace qianzi::composition
