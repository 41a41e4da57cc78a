#include "composition/marks.h"

#include <algorithm>

namespace qianzi::composition {

Rank rank_of(Class value) {
  switch (value) {
  case Class::opening:
  case Class::closing:
    return Rank::bracket;
  case Class::comma:
  case Class::colon:
    return Rank::comma;
  case Class::full_stop:
  case Class::dividing:
    return Rank::stop;
  case Class::interpunct:
    return Rank::interpunct;
  default:
    return Rank::fixed;
  }
}

MarkSetter::MarkSetter(const CollectedText& collected,
                       const ParagraphStyle& style,
                       ShapedText& base,
                       Shaper& shaper)
    : collected_(collected), style_(style), base_(base), shaper_(shaper) {
  for (const std::string& language : collected.languages) {
    languages_.push_back({Shaper::language(language), region_of(language)});
  }
}

// CLREQ 3.1.6.1: a mark is half an em of glyph and half an em of glue.
void MarkSetter::set_mark(const ShapedRun& run, std::uint32_t index, MarkWidth& width) {
  Cluster& cluster = base_.clusters[index];
  if (cluster.glyph_end != cluster.glyph_begin + 1) return;
  const auto [language, region] = languages_[collected_.looks[run.look].language];
  if (may_hang(index, region)) width.hang = cluster.advance;
  if (is_double(cluster.character)) return set_joining_mark(run, index, width);
  if (style_.grid) return;
  MarkSpace space = mark_space(cluster.value, region, style_.writing_mode, style_.punctuation);
  if (is_chained(index)) space = chained_mark_space(space, ends_chain(index));
  if (space.fixed) return;
  const MarkForm form = shaper_.mark_form(cluster.character, run, language);
  const bool narrowed = form.has_half || !form.font_has_halves || cluster.value == Class::dividing;
  if (!form.one_em || !narrowed) return;
  take_form(form, run, space.before, cluster);
  width.width = cluster.advance;
  if (width.hang > Pt(0)) width.hang = cluster.advance;
  if (space.half) return;
  width.before =
      form.has_half ? at_size(form.before, run.units_per_em, run.size) : space.before * run.size;
  width.after = std::max(run.size - cluster.advance - width.before, Pt(0));
  width.kept_after = width.hang <= Pt(0) && keeps_em_at_line_end(cluster.value, region);
  if (region == Region::hant && space.before == space.after) squeeze_centred(index, width);
}

/// The font's own half form, or its em cut to half where the class has its white space.
void MarkSetter::take_form(const MarkForm& form, const ShapedRun& run, Em cut, Cluster& cluster) {
  ShapedGlyph& glyph = base_.glyphs[cluster.glyph_begin];
  if (form.has_half) {
    glyph.advance = form.advance;
    glyph.x_offset = form.x_offset;
    glyph.y_offset = form.y_offset;
  } else {
    const auto em = static_cast<std::int32_t>(run.units_per_em);
    const FontUnits before(static_cast<std::int32_t>(cut.value() * em));
    glyph.advance = FontUnits(em / 2);
    const bool upright = run.orientation == Orientation::upright;
    (upright ? glyph.y_offset : glyph.x_offset) += upright ? before : -before;
  }
  cluster.advance = at_size(glyph.advance, run.units_per_em, run.size);
}

// CLREQ 3.1.6.2: two marks take an em and a half. A centred mark has half of its white space on the
// side that faces no mark; beside a bracket that has none on the side that does, this goes too.
void MarkSetter::squeeze_centred(std::uint32_t index, MarkWidth& width) const {
  width.narrows = true;
  if (is_at(index + 1, Class::closing)) width.before = Pt(0);
  if (index > 0 && is_at(index - 1, Class::opening)) width.after = Pt(0);
}

void MarkSetter::set_joining_mark(const ShapedRun& run, std::uint32_t index, MarkWidth& width) {
  Cluster& cluster = base_.clusters[index];
  if (style_.grid || cluster.glyph_end != cluster.glyph_begin + 1) return;
  const auto [language, region] = languages_[collected_.looks[run.look].language];
  const Em wanted = joining_width(cluster.character, region);
  if (wanted <= Em(0)) return;
  if (cluster.value == Class::solidus) {
    const ShapedGlyph glyph = shaper_.solidus(cluster.character, run, language);
    if (glyph.id != 0) base_.glyphs[cluster.glyph_begin] = glyph;
  }
  centre(wanted * run.size, run, cluster);
  width.width = cluster.advance;
}

/// Sets a glyph in the middle of a width that is not its own.
void MarkSetter::centre(Pt wanted, const ShapedRun& run, Cluster& cluster) {
  ShapedGlyph& glyph = base_.glyphs[cluster.glyph_begin];
  const FontUnits advance(
      static_cast<std::int32_t>(wanted / run.size * static_cast<double>(run.units_per_em)));
  const FontUnits before((advance.value() - glyph.advance.value()) / 2);
  const bool upright = run.orientation == Orientation::upright;
  (upright ? glyph.y_offset : glyph.x_offset) += upright ? -before : before;
  glyph.advance = advance;
  cluster.advance = at_size(advance, run.units_per_em, run.size);
}

// CLREQ 3.1.7, JLREQ 3.8.2: a mark hangs alone, not beside others. On the grid every mark does.
bool MarkSetter::may_hang(std::uint32_t index, Region region) const {
  const Class value = base_.clusters[index].value;
  if (!style_.hanging && !style_.grid) return false;
  if (!hangs(value, region, style_.writing_mode) && !style_.grid) return false;
  if (value == Class::opening || value == Class::interpunct) return false;
  const auto mark_at = [&](std::size_t at) { return is_mark(base_.clusters[at].value); };
  const std::size_t at = index;
  const bool after_mark = at > 0 && mark_at(at - 1);
  return !after_mark && (at + 1 >= base_.clusters.size() || !mark_at(at + 1));
}

bool MarkSetter::is_at(std::size_t index, Class value) const {
  return index < base_.clusters.size() && base_.clusters[index].value == value;
}

bool MarkSetter::chains(std::size_t index) const {
  return is_at(index, Class::dividing) && !is_double(base_.clusters[index].character);
}

/// In a vertical line pairs stand side by side: see tcy.
bool MarkSetter::is_chained(std::size_t index) const {
  if (style_.writing_mode == WritingMode::vertical || !chains(index)) return false;
  return chains(index + 1) || (index > 0 && chains(index - 1));
}

/// The last of an odd number of chained marks.
bool MarkSetter::ends_chain(std::size_t index) const {
  if (chains(index + 1)) return false;
  std::size_t count = 1;
  while (index > 0 && chains(--index)) ++count;
  return count % 2 == 1;
}

}  // namespace qianzi::composition
