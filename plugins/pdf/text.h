// Glyph runs into text operators: one TJ a run as a rule, glue as its numbers.
//
// Readers take a gap of a tenth of an em for a blank between words. Where the source has none (the
// half em beside a squeezed mark, the quarter em between Han and Latin), the gap goes into the
// advance of the glyph before it, or back into a half-width opening mark after it, in steps of a
// twentieth of an em, so that codes stay few; what is left of it stays in the TJ.
#pragma once

#include "clusters.h"
#include "codes.h"
#include "content.h"

#include "qianzi/page.h"

#include <set>
#include <string>
#include <vector>

namespace qianzi::pdf {

class TextPainter {
public:
  TextPainter(FontCodes& codes, ContentStream& content) : codes_(codes), content_(content) {}

  /// Paints `run`; `next` is the run that goes on the same text after it, or null.
  void paint(const GlyphRun& run, const GlyphRun* next);
  /// Paints a run that is there to be seen and not to be read: emphasis dots.
  void paint_silent(const GlyphRun& run);

  /// The fonts used so far.
  [[nodiscard]] const std::set<FontUse>& fonts() const { return fonts_; }

private:
  /// A glyph ready to be shown; positions in thousandths of the em along the run.
  struct Shown {
    CodeKey key;
    double position = 0;
    double rise = 0;  ///< points
  };

  void collect(const GlyphRun& run);
  void paint_collected(const GlyphRun& run, const GlyphRun* next);
  [[nodiscard]] Shown shown(const GlyphRun& run, const Glyph& glyph) const;
  void close_gaps(const GlyphRun& run, const GlyphRun* next);
  void close_gap(std::size_t glyph, bool has_next);
  [[nodiscard]] double end_of(std::size_t glyph) const;
  void place_run(const GlyphRun& run);
  void show_glyphs(const GlyphRun& run);
  void append_code(std::uint16_t code);
  void adjust(double thousandths, bool vertical);
  void flush();

  FontCodes& codes_;
  ContentStream& content_;
  std::set<FontUse> fonts_;
  std::vector<Shown> row_;
  std::vector<GlyphText> texts_;
  const FaceInfo* info_ = nullptr;
  std::string array_;  ///< the TJ that is being filled: strings and numbers that are closed
  std::string bytes_;  ///< its open string
};

}  // namespace qianzi::pdf
