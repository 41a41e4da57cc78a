// A galley: paragraphs set one below the other to one measure, and what can be seen of it. It is
// how `qianzi compose` shows composition to people and to tests.
#pragma once

#include "composition/line.h"
#include "fonts/font_set.h"
#include "model/style.h"

#include "qianzi/article.h"
#include "qianzi/diagnostic.h"

#include <cstdint>
#include <string>
#include <vector>

namespace qianzi::makeup {

struct GalleyParagraph {
  Inlines content;
  std::string language;  ///< BCP 47; empty: the style's
  SourcePosition where;
};

struct Galley {
  std::vector<GalleyParagraph> paragraphs;
  ParagraphStyle style;
  Pt measure;
  std::string file;  ///< for diagnostics, as the user named it
};

enum class GalleyForm : std::uint8_t { text, json, svg };

/// How a galley is shown.
struct GalleyView {
  GalleyForm form = GalleyForm::text;
  bool guides = false;  ///< svg: the measure's edges and every line's reference
};

/// Sets the paragraphs and gives them as `view` says; docs/compose.md has the three forms.
/// Characters that no face has are reported, each once.
[[nodiscard]] std::string show_galley(const Galley& galley,
                                      const GalleyView& view,
                                      const fonts::FontSet& fonts,
                                      DiagnosticSink& sink);

}  // namespace qianzi::makeup
