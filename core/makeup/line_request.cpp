#include "makeup/line_request.h"

namespace qianzi::makeup {

std::vector<GlyphRun> LineSetter::set(const Inlines& text, const LineRequest& request) {
  ParagraphStyle style;
  style.role = request.role;
  style.size = request.size;
  style.leading = request.leading > Pt(0) ? request.leading : request.size * 1.4;
  style.language = request.language;
  switch (request.alignment) {
  case LineRequest::Alignment::start:
    style.alignment = Alignment::start;
    break;
  case LineRequest::Alignment::centre:
    style.alignment = Alignment::centre;
    break;
  case LineRequest::Alignment::end:
    style.alignment = Alignment::end;
    break;
  }
  const auto composed = composer_.prepare(text, style)->fit(request.measure);
  std::vector<GlyphRun> runs;
  Pt y;
  for (const composition::Line& line : composed.lines) {
    for (const composition::LineRun& run : line.runs) {
      GlyphRun placed;
      placed.face = run.face;
      placed.size = run.size;
      placed.orientation = run.orientation;
      placed.stretch = run.stretch;
      placed.origin = {run.start, y - run.shift};
      placed.glyphs = run.glyphs;
      placed.text = run.text;
      placed.fill = run.fill;
      runs.push_back(std::move(placed));
    }
    y += style.leading;
  }
  return runs;
}

}  // namespace qianzi::makeup
