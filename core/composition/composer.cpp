#include "composition/composer.h"

#include "composition/annotate.h"
#include "composition/assemble.h"
#include "composition/collect.h"
#include "composition/glue.h"
#include "composition/grid.h"
#include "composition/hyphenate.h"
#include "composition/itemize.h"
#include "composition/justify.h"
#include "composition/linebreak.h"
#include "composition/missing.h"
#include "composition/opportunities.h"
#include "composition/paragraph_data.h"
#include "composition/readings.h"
#include "composition/shape.h"
#include "composition/tcy.h"
#include "composition/total_fit.h"
#include "composition/unicode_services.h"
#include "composition/warichu.h"

#include <algorithm>

namespace qianzi::composition {
namespace {

/// Where a line's first glyph stands when it is narrower than its measure.
Pt aligned_start(Alignment alignment, Pt room) {
  if (room <= Pt(0)) return Pt(0);
  if (alignment == Alignment::centre) return room / 2.0;
  return alignment == Alignment::end ? room : Pt(0);
}

Filling filling_of(Alignment alignment) {
  if (alignment == Alignment::justify) return Filling::justified;
  return alignment == Alignment::even ? Filling::even : Filling::ragged;
}

class Prepared final : public PreparedParagraph {
public:
  explicit Prepared(ParagraphData data) : data_(std::move(data)) {}

  [[nodiscard]] ComposedParagraph fit(Pt measure) const override {
    const ParagraphStyle& style = data_.style;
    const Pt indent = style.indent * style.size;
    const Pt first = indent + style.first_indent * style.size;
    std::vector<LineItems> broken;
    break_lines({measure - first, measure - indent}, broken);
    ComposedParagraph composed;
    composed.marks = data_.collected.marks;
    composed.size = style.size;
    composed.lines.reserve(broken.size());
    std::vector<Extent> extents(has_annotations(data_) ? data_.base.clusters.size() : 0);
    SetLine set;
    for (const LineItems& line : broken) {
      const Pt stands_back = composed.lines.empty() ? first : indent;
      add_line(line, measure, stands_back, set, extents, composed);
    }
    if (!extents.empty()) annotate(data_, extents, composed);
    return composed;
  }

  [[nodiscard]] Pt natural_width() const override {
    const ParagraphStyle& style = data_.style;
    std::vector<LineItems> lines;
    constexpr Pt boundless(1e12);
    break_greedily(data_.items, {boundless, boundless}, lines);
    Pt widest;
    Pt indent = (style.indent + style.first_indent) * style.size;
    for (const LineItems& line : lines) {
      const std::span<const Item> items = items_of(line);
      widest = std::max(widest, indent + composition::natural_width(items));
      indent = style.indent * style.size;
    }
    return widest;
  }

  [[nodiscard]] std::span<const MissingGlyph> missing() const override { return data_.missing; }

private:
  void break_lines(Measure measure, std::vector<LineItems>& broken) const {
    const ParagraphStyle& style = data_.style;
    if (style.grid) {
      break_on_grid(data_.items, measure, style.size, broken);
    } else if (style.fitting == Fitting::greedy) {
      break_greedily(data_.items, measure, broken);
    } else {
      break_totally(data_.items, {measure, filling_of(style.alignment), style.size}, broken);
    }
  }

  [[nodiscard]] std::span<const Item> items_of(const LineItems& line) const {
    return std::span(data_.items).subspan(line.begin, line.end - line.begin);
  }

  void add_line(const LineItems& broken,
                Pt measure,
                Pt indent,
                SetLine& set,
                std::span<Extent> extents,
                ComposedParagraph& composed) const {
    const ParagraphStyle& style = data_.style;
    const std::span<const Item> items = items_of(broken);
    const Pt room = measure - indent;
    const Pt hang = broken.hanging ? items.back().hang : Pt(0);
    const Pt hyphen = broken.hyphenated ? data_.items[broken.end].hyphen : Pt(0);
    set_line(items, broken, room + hang - hyphen, set);
    Line& line = composed.lines.emplace_back();
    line.natural = set.natural + hyphen;
    line.width = set.width + hyphen;
    line.measure = measure;
    line.indent = indent;
    line.last = broken.last;
    line.overfull = broken.overfull;
    line.hyphenated = broken.hyphenated;
    line.hanging = broken.hanging;
    line.breaks_phrase = !broken.last && !broken.hyphenated && broken.end < data_.items.size() &&
                         data_.items[broken.end].cost == phrase_cost;
    line.demerits = broken.demerits;
    line.adjustment = set.adjustment;
    const Pt start = indent + aligned_start(style.alignment, room + hang - line.width);
    assemble(data_, items, set, start, composed, extents);
  }

  void set_line(std::span<const Item> items, const LineItems& line, Pt room, SetLine& set) const {
    const Filling filling = filling_of(data_.style.alignment);
    if (data_.style.grid) {
      set_on_grid(items, data_.style.size, set);
    } else if (line.last && filling != Filling::even) {
      set_last_line(items, room, set);
    } else {
      set_glue(items, room, filling, set);
    }
  }

  ParagraphData data_;
};

ParagraphData
prepare_data(const Inlines& content, const ParagraphStyle& style, const ItemizeTools& tools);

/// Prepares the contents of a paragraph's warichu.
class WarichuPreparer final : public WarichuSetter {
public:
  WarichuPreparer(ParagraphData& data, const ItemizeTools& tools) : data_(data), tools_(tools) {}

  Result set(const Inlines& content, const std::string& language, bool strong, Pt size) override {
    ParagraphStyle style = warichu_style(data_.style, size);
    style.language = language;
    if (strong) style.role = style.strong_role;
    auto inside =
        std::make_unique<ParagraphData>(prepare_data(warichu_content(content), style, tools_));
    const WarichuData& cut = data_.warichu.emplace_back(cut_warichu(std::move(inside)));
    return {static_cast<std::uint32_t>(cut.widths.size()), cut.content->collected.marks};
  }

private:
  ParagraphData& data_;
  const ItemizeTools& tools_;
};

ParagraphData
prepare_data(const Inlines& content, const ParagraphStyle& style, const ItemizeTools& tools) {
  Shaper& shaper = tools.shaper;
  ParagraphData data;
  data.style = style;
  WarichuPreparer warichu(data, tools);
  data.collected = collect(content, style, warichu);
  CollectedText& collected = data.collected;
  add_automatic_tcy(collected, style);
  data.drop = shaper.baseline_drop(tools.fonts.chain(style.role, style.language).front());
  data.base = itemize(collected.base, collected, style, collected.tcy, {}, tools);
  shaper.shape(collected.base, collected, data.base);
  place_warichu(data);
  shape_readings(data, tools);
  data.missing = find_missing(data, tools.fonts);
  make_dot(data, tools);
  data.items = make_items(collected, style, data.ruby.rooms, data.base, shaper);
  return data;
}

}  // namespace

struct Composer::Scratch {
  Scratch(const fonts::FontSet& fonts, std::shared_ptr<Hyphenator> shared)
      : shaper(fonts), hyphenator(std::move(shared)) {}
  UnicodeServices unicode;
  FaceMemory faces;
  Shaper shaper;
  std::shared_ptr<Hyphenator> hyphenator;
};

Composer::Composer(const fonts::FontSet& fonts) : Composer(fonts, std::make_shared<Hyphenator>()) {}

Composer::Composer(const fonts::FontSet& fonts, std::shared_ptr<Hyphenator> hyphenator)
    : fonts_(fonts), scratch_(std::make_unique<Scratch>(fonts, std::move(hyphenator))) {}

Composer::~Composer() = default;

std::unique_ptr<PreparedParagraph> Composer::prepare(const Inlines& content,
                                                     const ParagraphStyle& style) {
  const ItemizeTools tools{
      fonts_, scratch_->unicode, scratch_->faces, scratch_->shaper, *scratch_->hyphenator};
  return std::make_unique<Prepared>(prepare_data(content, style, tools));
}

}  // namespace qianzi::composition
