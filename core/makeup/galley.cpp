#include "makeup/galley.h"

#include "composition/composer.h"
#include "composition/line_json.h"
#include "makeup/galley_svg.h"
#include "makeup/missing_glyph.h"

#include <set>
#include <span>

namespace qianzi::makeup {
namespace {

using composition::ComposedParagraph;
using composition::Line;

class Setter {
public:
  Setter(const Galley& galley, const fonts::FontSet& fonts, DiagnosticSink& sink)
      : galley_(galley), sink_(sink), composer_(fonts) {}

  std::vector<ComposedParagraph> set() {
    std::vector<ComposedParagraph> composed;
    composed.reserve(galley_.paragraphs.size());
    for (const GalleyParagraph& paragraph : galley_.paragraphs) {
      ParagraphStyle style = galley_.style;
      if (!paragraph.language.empty()) style.language = paragraph.language;
      const auto prepared = composer_.prepare(paragraph.content, style);
      report(prepared->missing(), paragraph.where);
      composed.push_back(prepared->fit(galley_.measure));
    }
    return composed;
  }

private:
  void report(std::span<const composition::MissingGlyph> missing, SourcePosition where) {
    for (const composition::MissingGlyph& glyph : missing) {
      if (!reported_.insert(glyph.character).second) continue;
      report_missing(glyph, galley_.file, where, galley_.file, sink_);
    }
  }

  const Galley& galley_;
  DiagnosticSink& sink_;
  composition::Composer composer_;
  std::set<char32_t> reported_;
};

std::string as_text(const std::vector<ComposedParagraph>& composed) {
  std::string text;
  for (const ComposedParagraph& paragraph : composed) {
    if (!text.empty()) text += '\n';
    for (const Line& line : paragraph.lines) {
      text += composition::source_text(paragraph, line);
      text += '\n';
    }
  }
  return text;
}

/// A line of the galley is a line of the file, so that two can be compared by diff.
std::string as_json(const std::vector<ComposedParagraph>& composed,
                    WritingMode mode,
                    const fonts::FontSet& fonts) {
  const auto face = [&](FaceId id) -> const FaceInfo& { return fonts.face(id).info(); };
  std::string text = "{\"paragraphs\":[";
  const char* before_paragraph = "\n";
  for (const ComposedParagraph& paragraph : composed) {
    text += before_paragraph;
    text += "{\"lines\":[";
    const char* before_line = "\n";
    for (const Line& line : paragraph.lines) {
      text += before_line;
      text += composition::line_json(paragraph, line, mode, face);
      before_line = ",\n";
    }
    text += "\n]}";
    before_paragraph = ",\n";
  }
  return text + "\n]}\n";
}

}  // namespace

std::string show_galley(const Galley& galley,
                        const GalleyView& view,
                        const fonts::FontSet& fonts,
                        DiagnosticSink& sink) {
  const std::vector<ComposedParagraph> composed = Setter(galley, fonts, sink).set();
  if (view.form == GalleyForm::json) return as_json(composed, galley.style.writing_mode, fonts);
  if (view.form == GalleyForm::svg) return galley_svg(galley, composed, view.guides, fonts);
  return as_text(composed);
}

}  // namespace qianzi::makeup
