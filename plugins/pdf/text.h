// Glyph runs into text operators: one TJ for the runs of a face and size that follow each other on
// a line, glue as its numbers.
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

  /// The operator that was shown last, which a run may go on with.
  struct Line {
    std::size_t end = 0;  ///< of the operator in the content stream; 0: there is none
    std::size_t begin = 0;
    bool array = false;  ///< a TJ, not a Tj
    FontUse use;
    Orientation orientation = Orientation::horizontal;
    double size = 0;
    double stretch = 0;
    double rise = 0;
    Point origin;    ///< where its Tm led
    double pen = 0;  ///< thousandths of the em from there
  };

  void collect(const GlyphRun& run);
  void paint_collected(const GlyphRun& run, const GlyphRun* next);
  [[nodiscard]] Shown shown(const GlyphRun& run, const Glyph& glyph) const;
  void close_gaps(const GlyphRun& run, const GlyphRun* next);
  void close_gap(std::size_t glyph, bool has_next);
  [[nodiscard]] double end_of(std::size_t glyph) const;
  void place_run(const GlyphRun& run);
  void show_glyphs(const GlyphRun& run);
  [[nodiscard]] double start_on_line(const GlyphRun& run) const;
  void begin_string();
  void append_code(std::uint16_t code);
  void adjust(double thousandths, bool vertical);
  void end_string();
  void reopen();

  FontCodes& codes_;
  ContentStream& content_;
  std::set<FontUse> fonts_;
  std::vector<Shown> row_;
  std::vector<GlyphText> texts_;
  const FaceInfo* info_ = nullptr;
  Line line_;
  bool open_ = false;  ///< the operator's last string is open
};

}  // namespace qianzi::pdf
