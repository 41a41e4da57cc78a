#include "composition/warichu.h"

#include "composition/annotate.h"
#include "composition/justify.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qianzi::composition {
namespace {

constexpr double row_scale = 0.5;
/// A unit's width is settled against this many units before it: more than a line holds.
constexpr std::uint32_t reach = 32;

/// What a row is not broken inside, as items without the glue at its edges.
struct Atom {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The atoms of items [begin, end), and widths of rows made of them.
class Atoms {
public:
  Atoms(std::span<const Item> items, std::uint32_t begin, std::uint32_t end) : begin_(begin) {
    Pt sum;
    sums_.reserve(end - begin + 1);
    for (std::uint32_t i = begin; i < end; ++i) {
      sums_.push_back(sum);
      sum += items[i].natural;
    }
    sums_.push_back(sum);
    std::uint32_t first = begin;
    for (std::uint32_t i = begin; i <= end; ++i) {
      if (i < end && !ends_row(items[i])) continue;
      add(items, first, i);
      first = i;
    }
  }

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(atoms_.size()); }
  [[nodiscard]] const Atom& operator[](std::uint32_t index) const { return atoms_[index]; }

  [[nodiscard]] Pt width(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return Pt(0);
    return sums_[atoms_[end - 1].end - begin_] - sums_[atoms_[begin].begin - begin_];
  }

  // JLREQ 3.4.3: the first row is the longer one, by as little as can be.
  [[nodiscard]] std::uint32_t split(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t low = begin;
    std::uint32_t high = end;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (width(begin, middle) >= width(middle, end)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

private:
  /// A row may leave one character alone, but not the third closing mark.
  static bool ends_row(const Item& item) {
    return item.kind == Item::Kind::penalty && (item.cost < let_go || item.cost >= last_remedy);
  }

  void add(std::span<const Item> items, std::uint32_t begin, std::uint32_t end) {
    while (begin < end && vanishes(items[begin])) ++begin;
    while (end > begin && vanishes(items[end - 1])) --end;
    if (begin < end) atoms_.push_back({begin, end});
  }

  std::uint32_t begin_;
  std::vector<Pt> sums_;
  std::vector<Atom> atoms_;
};

/// What each pair of atoms adds to the rows: so much that any stretch of pairs has room.
std::vector<Pt> unit_widths(const Atoms& atoms) {
  std::vector<Pt> widths;
  const std::uint32_t count = (atoms.count() + 1) / 2;
  for (std::uint32_t unit = 0; unit < count; ++unit) {
    const std::uint32_t end = std::min(unit * 2 + 2, atoms.count());
    Pt needed;
    Pt before;
    for (std::uint32_t first = unit + 1; first-- > 0 && unit - first < reach;) {
      if (first < unit) before += widths[first];
      const std::uint32_t split = atoms.split(first * 2, end);
      needed = std::max(needed, atoms.width(first * 2, split) - before);
    }
    widths.push_back(needed);
  }
  return widths;
}

/// The rows of one warichu, first as lines of their own.
class RowSetter {
public:
  RowSetter(const ParagraphData& data, std::uint32_t index, std::span<const Extent> extents)
      : warichu_(data.warichu[index]),
        content_(*warichu_.content),
        first_mark_(data.collected.warichu_marks[index]),
        edges_(data),
        extents_(extents),
        row_extents_(content_.base.clusters.size()) {}

  void set(std::vector<PendingRun>& pending, ComposedParagraph& composed) {
    const auto units = static_cast<std::uint32_t>(warichu_.widths.size());
    for (const Piece& piece : pieces_of(extents_, warichu_.begin, warichu_.begin + units)) {
      add_rows(piece);
    }
    if (has_annotations(content_)) annotate(content_, row_extents_, rows_);
    for (std::size_t i = 0; i < rows_.lines.size(); ++i) move(i, pending, composed);
  }

private:
  struct Place {
    Piece piece;
    bool second = false;
    Pt natural;  ///< as set
    Pt room;
  };

  void add_rows(const Piece& piece) {
    const std::uint32_t begin = warichu_.units[piece.begin - warichu_.begin];
    const std::uint32_t end = warichu_.units[piece.end - warichu_.begin];
    const Atoms atoms(content_.items, begin, end);
    const std::uint32_t split = atoms.split(0, atoms.count());
    const Pt room = piece.stop - piece.start;
    const Pt shorter = atoms.width(0, split) - atoms.width(split, atoms.count());
    add_row(atoms, 0, split, {piece, false, Pt(0), room});
    add_row(atoms, split, atoms.count(), {piece, true, Pt(0), room - std::max(shorter, Pt(0))});
  }

  /// Both rows are spread as the line is, so that their characters stand at one pitch.
  void add_row(const Atoms& atoms, std::uint32_t begin, std::uint32_t end, Place place) {
    if (begin == end) return;
    const std::uint32_t first = atoms[begin].begin;
    const auto items =
        std::span<const Item>(content_.items).subspan(first, atoms[end - 1].end - first);
    set_glue(items, place.room, Filling::justified, set_);
    place.natural = set_.width;
    rows_.lines.emplace_back();
    assemble(content_, items, set_, place.piece.start, rows_, row_extents_);
    places_.push_back(place);
  }

  void move(std::size_t row, std::vector<PendingRun>& pending, ComposedParagraph& composed) {
    const Place& place = places_[row];
    Line& from = rows_.lines[row];
    Line& to = composed.lines[place.piece.line];
    // Rows of words that no break parts evenly may want more than they have.
    const double squeeze = place.natural > place.room ? place.room / place.natural : 1.0;
    const auto moved = [&](Pt along) {
      return place.piece.start + (along - place.piece.start) * squeeze;
    };
    const Pt half = Em(0.5) * content_.style.size;
    const Pt middle = edges_.middle() + (place.second ? -half : half);
    const Pt up = middle - Edges(content_).middle();
    for (LineRun& run : from.runs) {
      run.start = moved(run.start);
      run.shift += up;
      run.mark += first_mark_;
      if (squeeze < 1.0) {
        run.stretch *= squeeze;
        for (Glyph& glyph : run.glyphs) glyph.position = glyph.position * squeeze;
      }
      pending.push_back({place.piece.line, place.piece.run, std::move(run)});
    }
    for (const LineRule& rule : from.rules) {
      LineRule& added = to.rules.emplace_back(rule);
      added.start = moved(rule.start);
      added.end = moved(rule.end);
      added.shift += up;
    }
    for (const LineLink& link : from.links) {
      to.links.push_back({moved(link.start), moved(link.end), link.mark + first_mark_});
    }
  }

  const WarichuData& warichu_;
  const ParagraphData& content_;
  std::uint32_t first_mark_;
  Edges edges_;
  std::span<const Extent> extents_;
  std::vector<Extent> row_extents_;
  ComposedParagraph rows_;
  std::vector<Place> places_;
  SetLine set_;
};

void flatten(const Inlines& content, Inlines& flat) {
  for (const Inline& part : content) {
    if (const auto* span = std::get_if<Span>(&part.value)) {
      Span copy;
      copy.kind = span->kind;
      copy.target = span->target;
      copy.language = span->language;
      flatten(span->content, copy.content);
      flat.push_back({std::move(copy), part.where});
    } else if (const auto* ruby = std::get_if<Ruby>(&part.value)) {
      for (const RubySegment& segment : ruby->segments) {
        flat.push_back({Text{segment.base}, part.where});
      }
    } else if (const auto* note = std::get_if<Warichu>(&part.value)) {
      flatten(note->content, flat);
    } else if (std::holds_alternative<LineBreak>(part.value)) {
      flat.push_back({Text{" "}, part.where});
    } else {
      flat.push_back(part);
    }
  }
}

}  // namespace

ParagraphStyle warichu_style(const ParagraphStyle& style, Pt size) {
  ParagraphStyle row = style;
  row.size = size * row_scale;
  row.alignment = Alignment::justify;
  row.first_indent = Em(0);
  row.indent = Em(0);
  row.grid = false;
  row.hanging = false;
  row.hyphenate = false;
  row.phrase_breaks = false;
  row.structure = StructureRole::warichu_text;
  return row;
}

Inlines warichu_content(const Inlines& content) {
  Inlines flat;
  flatten(content, flat);
  return flat;
}

WarichuData cut_warichu(std::unique_ptr<ParagraphData> content) {
  WarichuData warichu;
  const auto count = static_cast<std::uint32_t>(content->items.size());
  const Atoms atoms(content->items, 0, count);
  warichu.widths = unit_widths(atoms);
  for (std::uint32_t at = 0; at < atoms.count(); at += 2) warichu.units.push_back(atoms[at].begin);
  warichu.units.push_back(count);
  warichu.content = std::move(content);
  return warichu;
}

void place_warichu(ParagraphData& data) {
  std::uint32_t index = 0;  // of the warichu, from 1
  std::uint32_t unit = 0;
  for (std::uint32_t i = 0; i < data.base.clusters.size(); ++i) {
    Cluster& cluster = data.base.clusters[i];
    const std::uint32_t look = data.base.runs[cluster.run].look;
    const std::uint32_t warichu = data.collected.looks[look].warichu;
    if (warichu == 0) continue;
    unit = warichu == index ? unit + 1 : 0;
    index = warichu;
    if (unit == 0) data.warichu[index - 1].begin = i;
    cluster.glyph_end = cluster.glyph_begin;
    cluster.value = Class::ideographic;
    cluster.advance = data.warichu[index - 1].widths[unit];
  }
}

void add_warichu(const ParagraphData& data,
                 std::span<const Extent> extents,
                 std::vector<PendingRun>& pending,
                 ComposedParagraph& composed) {
  for (std::uint32_t i = 0; i < data.warichu.size(); ++i) {
    if (!data.warichu[i].widths.empty()) RowSetter(data, i, extents).set(pending, composed);
  }
}

}  // namespace qianzi::composition
