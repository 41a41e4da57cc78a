#include "composition/readings.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qianzi::composition {
namespace {

/// The most that is left free at either end of a group whose reading is shorter, in ems of the base
/// (JLREQ 3.3.6).
constexpr Em group_end{0.5};
/// Places of tone marks in ems of the symbols (CLREQ 3.3.3.3): below the upper edge of the last
/// symbol, above that of the first, and how far the column then moves down.
constexpr Em tone_below{0.22};
constexpr Em light_above{0.12};
constexpr Em light_room{0.24};

class ReadingSetter {
public:
  ReadingSetter(const ParagraphData& data,
                std::span<const Extent> extents,
                std::vector<PendingRun>& pending)
      : data_(data), extents_(extents), pending_(pending), edges_(data) {}

  void set() {
    const std::vector<RubyPlacement>& readings = data_.ruby.readings;
    for (auto at = readings.begin(); at != readings.end();) {
      at = set_compound(at, readings.end());
    }
    for (const BopomofoPlacement& bopomofo : data_.ruby.bopomofo) add_bopomofo(bopomofo);
  }

private:
  /// A reading with the line its base begins on.
  struct Standing {
    const RubyPlacement* ruby = nullptr;
    Piece piece;
  };
  using Readings = std::vector<RubyPlacement>::const_iterator;

  Readings set_compound(Readings at, Readings end) {
    const std::uint32_t compound = at->compound;
    std::vector<Standing> together;
    for (; at != end && at->compound == compound; ++at) {
      const std::vector<Piece> pieces = pieces_of(extents_, at->begin, at->end);
      if (pieces.empty()) continue;
      if (!together.empty() && together.back().piece.line != pieces.front().line) {
        set_together(together);
        together.clear();
      }
      together.push_back({&*at, pieces.front()});
    }
    if (!together.empty()) set_together(together);
    return at;
  }

  // JLREQ 3.3.7: where a reading of a compound is wider than its base, those that share the line
  // run together and are set as one.
  void set_together(std::span<const Standing> parts) {
    const bool crowded =
        std::ranges::any_of(parts, [](const Standing& part) { return part.ruby->crowded; });
    if (crowded || parts.size() == 1) {
      set_over(parts);
    } else {
      for (std::size_t i = 0; i < parts.size(); ++i) set_over(parts.subspan(i, 1));
    }
  }

  // JLREQ 3.3.5 to 3.3.8: centred; over a longer group spread, half a space at the ends.
  void set_over(std::span<const Standing> parts) {
    Pt start = parts.front().piece.start;
    Pt stop = parts.back().piece.stop;
    Pt width;
    std::uint32_t count = 0;
    for (const Standing& part : parts) {
      width += part.ruby->reading_width;
      count += part.ruby->reading_end - part.ruby->reading_begin;
    }
    if (width > stop - start) {
      start -= parts.front().ruby->before;
      stop += parts.back().ruby->after;
    }
    const Pt room = stop - start;
    const std::uint32_t bases = parts.back().piece.end - parts.front().piece.begin;
    const std::uint32_t first = parts.front().ruby->reading_begin;
    const bool wide = is_wide(data_.readings.clusters[first].value);
    Pt between;
    Pt side = (room - width) / 2.0;
    if (wide && count > 1 && bases > 1 && room > width) {
      side = std::min((room - width) / (2.0 * count), group_end * edges_.size());
      between = (room - width - side * 2.0) / (count - 1.0);
    }
    Pt pen = start + side;
    for (const Standing& part : parts) add_reading(part, between, pen);
  }

  void add_reading(const Standing& part, Pt between, Pt& pen) {
    std::uint32_t at = part.ruby->reading_begin;
    while (at < part.ruby->reading_end) at = add_run(part, at, between, pen);
  }

  std::uint32_t add_run(const Standing& part, std::uint32_t at, Pt between, Pt& pen) {
    const ShapedText& readings = data_.readings;
    const std::uint32_t index = readings.clusters[at].run;
    const std::uint32_t first = at;
    LineRun run = begin_run(readings, data_.collected.readings, at);
    const Pt half = Em(0.5) * run.size;
    const bool over = part.ruby->side == RubySide::over;
    run.start = pen;
    run.shift = edges_.shift_at(over ? edges_.over() + half : edges_.under() - half, run);
    for (; at < part.ruby->reading_end && readings.clusters[at].run == index; ++at) {
      append_glyphs(
          readings, readings.clusters[at], pen - run.start, readings.clusters[first].begin, run);
      pen += readings.clusters[at].advance + between;
    }
    put(data_.collected.readings, readings, first, at, part.piece, std::move(run));
    return at;
  }

  // CLREQ 3.3.3.1: a column right of the base, in the middle of its height. In a horizontal line it
  // runs across the line, in a vertical one along it.
  void add_bopomofo(const BopomofoPlacement& bopomofo) {
    const std::vector<Piece> pieces = pieces_of(extents_, bopomofo.base, bopomofo.base + 1);
    if (pieces.empty()) return;
    const Piece& piece = pieces.front();
    const ShapedText& symbols = data_.symbols;
    LineRun run = begin_run(symbols, data_.collected.symbols, bopomofo.begin);
    const Pt size = run.size;
    const double count = bopomofo.end - bopomofo.begin;
    const Pt above = bopomofo.light ? light_room * size : Pt(0);
    const Pt down = above - (count * size + above) / 2.0;  // from the base's middle to the top
    if (edges_.vertical()) {
      run.start = (piece.start + piece.stop) / 2.0 + down;
      run.shift = edges_.over() + size / 2.0;
    } else {
      run.start = piece.stop + size / 2.0;
      run.shift = edges_.middle() - down;
    }
    const LineRun column = run;
    const bool toned = bopomofo.tone_begin < bopomofo.tone_end;
    if (toned && bopomofo.tone_first) add_tone(bopomofo, column, count, piece);
    Pt pen;
    for (std::uint32_t at = bopomofo.begin; at < bopomofo.end; ++at) {
      const Cluster& cluster = symbols.clusters[at];
      append_glyphs(symbols, cluster, pen, symbols.clusters[bopomofo.begin].begin, run);
      pen += size;
    }
    put(data_.collected.symbols, symbols, bopomofo.begin, bopomofo.end, piece, std::move(run));
    if (toned && !bopomofo.tone_first) add_tone(bopomofo, column, count, piece);
  }

  /// `column`: the empty run of the symbols. The tone's middle is `right` of the column's middle
  /// and `down` from its top.
  void add_tone(const BopomofoPlacement& bopomofo,
                const LineRun& column,
                double count,
                const Piece& piece) {
    const Pt size = column.size;
    const std::uint32_t at = bopomofo.tone_begin;
    const Ink& ink = data_.tone_inks[at];
    // Half the column, then half of what is left of half an em of the base.
    const Pt right = bopomofo.light ? Pt(0) : size * 0.75;
    const Pt down = bopomofo.light ? -(light_above * size) : (count - 1) * size + tone_below * size;
    LineRun run = begin_run(data_.tones, data_.collected.tones, at);
    if (edges_.vertical()) {
      run.start = column.start + down + ink.across;
      run.shift = column.shift + right - ink.along;
    } else {
      run.start = column.start + right - ink.along;
      run.shift = column.shift - down - ink.across;
    }
    append_glyphs(
        data_.tones, data_.tones.clusters[at], Pt(0), data_.tones.clusters[at].begin, run);
    put(data_.collected.tones, data_.tones, at, bopomofo.tone_end, piece, std::move(run));
  }

  [[nodiscard]] LineRun
  begin_run(const ShapedText& shaped, const StyledText& text, std::uint32_t cluster) const {
    const auto after = std::ranges::upper_bound(
        text.stretches, shaped.clusters[cluster].begin, {}, &Stretch::begin);
    LineRun run =
        empty_run(data_, shaped.runs[shaped.clusters[cluster].run], std::prev(after)->mark);
    return run;
  }

  /// `begin` to `end`: clusters of the run.
  void put(const StyledText& text,
           const ShapedText& shaped,
           std::uint32_t begin,
           std::uint32_t end,
           const Piece& piece,
           LineRun run) {
    const std::uint32_t first = shaped.clusters[begin].begin;
    run.text = text.text.substr(first, shaped.cluster_end(end - 1) - first);
    pending_.push_back({piece.line, piece.run, std::move(run)});
  }

  const ParagraphData& data_;
  std::span<const Extent> extents_;
  std::vector<PendingRun>& pending_;
  Edges edges_;
};

std::vector<std::uint32_t> begins(const std::vector<RubyPair>& pairs) {
  std::vector<std::uint32_t> bytes;
  bytes.reserve(pairs.size());
  for (const RubyPair& pair : pairs) bytes.push_back(pair.reading.begin.bytes);
  return bytes;
}

}  // namespace

void shape_readings(ParagraphData& data, const ItemizeTools& tools) {
  const CollectedText& collected = data.collected;
  const auto shape =
      [&](const StyledText& text, WritingMode mode, std::span<const std::uint32_t> boundaries) {
        if (text.text.empty()) return ShapedText();
        ParagraphStyle style = data.style;
        style.writing_mode = mode;
        ShapedText shaped = itemize(text, collected, style, {}, boundaries, tools);
        tools.shaper.shape(text, collected, shaped);
        return shaped;
      };
  data.readings = shape(collected.readings, data.style.writing_mode, begins(collected.ruby));
  std::vector<std::uint32_t> symbols;
  std::vector<std::uint32_t> tones;
  for (const BopomofoPair& pair : collected.bopomofo) {
    symbols.push_back(pair.symbols.begin.bytes);
    tones.push_back(pair.tone.begin.bytes);
  }
  data.symbols = shape(collected.symbols, WritingMode::vertical, symbols);
  data.tones = shape(collected.tones, WritingMode::horizontal, tones);
  for (const Cluster& tone : data.tones.clusters) {
    data.tone_inks.push_back(tools.shaper.ink(data.tones, tone));
  }
  const RubyTexts texts{data.base, data.readings, data.symbols, data.tones};
  data.ruby = place_ruby(collected, data.style, texts);
}

void add_readings(const ParagraphData& data,
                  std::span<const Extent> extents,
                  std::vector<PendingRun>& pending) {
  ReadingSetter(data, extents, pending).set();
}

}  // namespace qianzi::composition
