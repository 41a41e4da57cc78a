#include "text.h"

#include "numbers.h"
#include "strings.h"

#include <algorithm>
#include <array>
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
    row_.push_back(shown(run, run.glyphs[i]));
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

/// Where `run` begins on the open line, thousandths of the em from the line's origin; less than the
/// pen has gone, or far beyond it, if it stands elsewhere.
double TextPainter::start_on_line(const GlyphRun& run) const {
  const bool down = run.orientation != Orientation::horizontal;
  const Pt across = down ? run.origin.x : run.origin.y;
  const bool same = line_.end == content_.operators().size() && line_.end != 0 &&
                    across == (down ? line_.origin.x : line_.origin.y) &&
                    run.orientation == line_.orientation && run.size.value() == line_.size &&
                    run.stretch == line_.stretch;
  if (!same) return -1;
  const double along = down ? run.origin.y.value() - line_.origin.y.value()
                            : run.origin.x.value() - line_.origin.x.value();
  return along / (run.size.value() * run.stretch) * 1000;
}

void TextPainter::begin_string() {
  std::string& out = content_.operators();
  line_.begin = out.size();
  line_.array = false;
  out.push_back('(');
  open_ = true;
}

/// Takes back the end of the line's operator.
void TextPainter::reopen() {
  std::string& out = content_.operators();
  out.resize(line_.end - (line_.array ? std::string_view(")]TJ\n") : ")Tj\n").size());
  open_ = true;
}

void TextPainter::append_code(std::uint16_t code) {
  std::string& out = content_.operators();
  const std::array<char, 2> bytes{static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
  if (!is_special_in_string(bytes[0]) && !is_special_in_string(bytes[1])) {
    out.append(bytes.data(), bytes.size());
    return;
  }
  for (const char byte : bytes) append_string_byte(out, byte);
}

/// A number of a TJ is taken off the way: to the right off a horizontal line's, upwards off a
/// vertical one's, where the way is negative (PDF 32000-1 9.4.4).
void TextPainter::adjust(double thousandths, bool vertical) {
  std::string& out = content_.operators();
  const auto taken = static_cast<std::int64_t>(vertical ? thousandths : -thousandths);
  if (out.size() == line_.begin + 1) {  // nothing is in the string so far
    out.back() = '[';
  } else {
    if (!line_.array) out.insert(line_.begin, 1, '[');
    out.push_back(')');
  }
  line_.array = true;
  append_integer(out, taken);
  out.push_back('(');
}

void TextPainter::end_string() {
  if (!open_) return;
  std::string& out = content_.operators();
  out += line_.array ? ")]TJ\n" : ")Tj\n";
  line_.end = out.size();
  open_ = false;
}

void TextPainter::show_glyphs(const GlyphRun& run) {
  double start = start_on_line(run);
  bool in_actual = false;
  const auto end_actual = [&] {
    end_string();
    if (in_actual) content_.end_actual_text();
    in_actual = false;
  };
  for (std::size_t i = 0; i < row_.size(); ++i) {
    const Shown& glyph = row_[i];
    const FontCodes::Code code = codes_.code(run.face, glyph.key, texts_[i].text);
    if (in_actual && texts_[i].first) end_actual();
    const bool actual = texts_[i].surplus && texts_[i].first;
    if (i == 0) {
      const double gap = start + glyph.position - line_.pen;
      const bool goes_on = start >= 0 && std::abs(gap) <= widest_gap && code.use == line_.use &&
                           glyph.rise == line_.rise && !actual;
      if (goes_on) {
        reopen();
      } else {
        place_run(run);
        start = 0;
        line_ = {0,
                 0,
                 false,
                 code.use,
                 run.orientation,
                 run.size.value(),
                 run.stretch,
                 0,
                 run.origin,
                 0};
        fonts_.insert(code.use);
      }
    } else if (code.use != line_.use || glyph.rise != line_.rise) {
      end_string();
      fonts_.insert(code.use);
    }
    if (actual) {
      end_string();
      content_.begin_actual_text(texts_[i].cluster);
      in_actual = true;
    }
    line_.use = code.use;
    line_.rise = glyph.rise;
    if (!open_) {
      content_.font(line_.use, run.size.value());
      content_.rise(line_.rise);
      begin_string();
    }
    const auto away = static_cast<double>(rounded(start + glyph.position - line_.pen));
    if (away != 0) adjust(away, glyph.key.vertical);
    append_code(code.code);
    line_.pen += away + thousandths(glyph.key.advance, info_->units_per_em);
  }
  end_actual();
}

void TextPainter::paint_collected(const GlyphRun& run, const GlyphRun* next) {
  if (run.glyphs.empty() || run.size.value() <= 0 || run.stretch <= 0) return;
  collect(run);
  close_gaps(run, next);
  content_.begin_text();
  content_.text_colour(run.fill, run.size);
  show_glyphs(run);
}

void TextPainter::paint(const GlyphRun& run, const GlyphRun* next) {
  glyph_texts(run, texts_);
  paint_collected(run, next);
}

void TextPainter::paint_silent(const GlyphRun& run) {
  texts_.assign(run.glyphs.size(), {{}, true, false, {}});
  if (!texts_.empty()) texts_.front().first = true;
  paint_collected(run, nullptr);
}

}  // namespace qianzi::pdf
