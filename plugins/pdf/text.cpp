#include "text.h"

#include "numbers.h"
#include "strings.h"

#include <algorithm>
#include <cmath>

namespace qianzi::pdf {

namespace {

/// Poppler's minWordBreakSpace is 0.1 em; pdf.js and MuPDF are no stricter.
constexpr double least_gap = 80;
/// A wider gap is a gap of the layout, not of the line.
constexpr double widest_gap = 2000;

bool ends_in_blank(std::string_view text) {
  return !text.empty() && text.back() == ' ';
}
bool begins_with_blank(std::string_view text) {
  return !text.empty() && text.front() == ' ';
}

bool is_vertical(const GlyphRun& run) {
  return run.orientation == Orientation::upright;
}

/// Distance from the end of `position` (points along `run`) to where `next` begins, if it goes on
/// the same line in the same direction; else a negative number.
double gap_to_next(const GlyphRun& run, const GlyphRun& next, double end) {
  const bool down = run.orientation != Orientation::horizontal;
  if (down != (next.orientation != Orientation::horizontal)) return -1;
  const double along = down ? next.origin.y.value() - run.origin.y.value()
                            : next.origin.x.value() - run.origin.x.value();
  const double across = down ? next.origin.x.value() - run.origin.x.value()
                             : next.origin.y.value() - run.origin.y.value();
  if (std::abs(across) > run.size.value()) return -1;
  const double first = next.glyphs.empty() ? 0 : next.glyphs.front().position.value();
  return along + first - end;
}

}  // namespace

TextPainter::Shown TextPainter::shown(const GlyphRun& run, const Glyph& glyph) const {
  const double unit = run.size.value() / info_->units_per_em;
  Shown out;
  out.key.glyph = glyph.id;
  out.key.advance = glyph.advance.value();
  out.position = glyph.position.value() / (run.size.value() * run.stretch) * 1000;
  if (is_vertical(run)) {
    out.key.vertical = true;
    out.key.x = -glyph.x_offset.value();
    out.key.y = -glyph.y_offset.value();
    return out;
  }
  out.key.x = glyph.x_offset.value();
  out.rise = glyph.y_offset.value() * unit;
  return out;
}

void TextPainter::collect(const GlyphRun& run) {
  info_ = &codes_.info(run.face);
  row_.clear();
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    Shown glyph = shown(run, run.glyphs[i]);
    glyph.key.text = codes_.text(texts_[i].text);
    row_.push_back(glyph);
  }
}

double TextPainter::end_of(std::size_t glyph) const {
  return row_[glyph].position + thousandths(row_[glyph].key.advance, info_->units_per_em);
}

void TextPainter::close_gap(std::size_t glyph, bool has_next) {
  const auto step = static_cast<std::int32_t>(std::max(1U, info_->units_per_em / 20));
  const double unit = 1000.0 / info_->units_per_em;
  Shown& before = row_[glyph];
  double gap = row_[glyph + 1].position - end_of(glyph);
  if (gap < least_gap || gap > widest_gap) return;
  Shown& after = row_[glyph + 1];
  if (has_next && !after.key.vertical && after.key.x < 0) {
    // A rounding error must not cost a step: half a thousandth is nothing.
    const double units = std::floor((gap + 0.5) / unit / step) * step;
    const auto taken = std::min(-after.key.x, static_cast<std::int32_t>(units));
    after.key.x += taken;
    after.key.advance += taken;
    after.position -= taken * unit;
    gap -= taken * unit;
  }
  if (gap < least_gap) return;
  before.key.advance += static_cast<std::int32_t>(std::floor((gap + 0.5) / unit / step)) * step;
}

void TextPainter::close_gaps(const GlyphRun& run, const GlyphRun* next) {
  for (std::size_t i = 0; i + 1 < row_.size(); ++i) {
    if (ends_in_blank(texts_[i].text) || begins_with_blank(texts_[i + 1].text)) continue;
    close_gap(i, true);
  }
  if (next == nullptr || row_.empty()) return;
  if (ends_in_blank(run.text) || begins_with_blank(next->text)) return;
  const double scale = run.size.value() * run.stretch / 1000;
  const double gap = gap_to_next(run, *next, end_of(row_.size() - 1) * scale) / scale;
  if (gap < least_gap || gap > widest_gap) return;
  Shown beyond;
  beyond.position = end_of(row_.size() - 1) + gap;
  row_.push_back(beyond);
  close_gap(row_.size() - 2, false);
  row_.pop_back();
}

void TextPainter::place_run(const GlyphRun& run) {
  const double x = content_.x(run.origin.x);
  const double y = content_.y(run.origin.y);
  switch (run.orientation) {
  case Orientation::horizontal:
    content_.place(run.stretch, 0, 0, 1, x, y);
    break;
  case Orientation::upright:
    content_.place(1, 0, 0, run.stretch, x, y);
    break;
  case Orientation::sideways:
    content_.place(0, -run.stretch, 1, 0, x, y);
    break;
  }
}

void TextPainter::append_code(std::uint16_t code) {
  bytes_.push_back(static_cast<char>(code >> 8U));
  bytes_.push_back(static_cast<char>(code & 0xFFU));
}

/// A number of a TJ is taken off the way: to the right off a horizontal line's, upwards off a
/// vertical one's, where the way is negative (PDF 32000-1 9.4.4).
void TextPainter::adjust(double thousandths, bool vertical) {
  if (!bytes_.empty()) append_byte_string(array_, bytes_);
  bytes_.clear();
  append_number(array_, vertical ? thousandths : -thousandths);
}

void TextPainter::flush() {
  std::string& out = content_.operators();
  if (array_.empty()) {
    if (bytes_.empty()) return;
    append_byte_string(out, bytes_);
    out += "Tj\n";
  } else {
    if (!bytes_.empty()) append_byte_string(array_, bytes_);
    out.push_back('[');
    out += array_;
    out += "]TJ\n";
  }
  array_.clear();
  bytes_.clear();
}

void TextPainter::show_glyphs(const GlyphRun& run) {
  double pen = 0;
  FontUse use;
  bool in_actual = false;
  const auto end_actual = [&] {
    flush();
    if (in_actual) content_.end_actual_text();
    in_actual = false;
  };
  for (std::size_t i = 0; i < row_.size(); ++i) {
    const Shown& glyph = row_[i];
    const FontCodes::Code code = codes_.code(run.face, glyph.key);
    if (in_actual && texts_[i].first) end_actual();
    if (i == 0 || code.use != use || glyph.rise != row_[i - 1].rise) flush();
    if (texts_[i].surplus && texts_[i].first) {
      flush();
      content_.begin_actual_text(texts_[i].cluster);
      in_actual = true;
    }
    if (i == 0 || code.use != use) fonts_.insert(code.use);
    use = code.use;
    content_.font(use, run.size.value());
    content_.rise(glyph.rise);
    const double away = std::round(glyph.position - pen);
    if (away != 0) adjust(away, glyph.key.vertical);
    append_code(code.code);
    pen += away + thousandths(glyph.key.advance, info_->units_per_em);
  }
  end_actual();
}

void TextPainter::paint_collected(const GlyphRun& run, const GlyphRun* next) {
  if (run.glyphs.empty() || run.size.value() <= 0 || run.stretch <= 0) return;
  collect(run);
  close_gaps(run, next);
  content_.begin_text();
  content_.text_colour(run.fill, run.size);
  place_run(run);
  show_glyphs(run);
}

void TextPainter::paint(const GlyphRun& run, const GlyphRun* next) {
  texts_ = glyph_texts(run);
  paint_collected(run, next);
}

void TextPainter::paint_silent(const GlyphRun& run) {
  texts_.assign(run.glyphs.size(), {{}, true, false, {}});
  if (!texts_.empty()) texts_.front().first = true;
  paint_collected(run, nullptr);
}

}  // namespace qianzi::pdf
