// Setting a paragraph in a test: 10 pt type, so that one em is 10 pt; the faces that ship.
#pragma once

#include "composition/composer.h"
#include "fonts/font_set.h"

#include "qianzi/article.h"
#include "qianzi/diagnostic.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::composition::test {

inline const fonts::FontSet& fonts_of_tests() {
  static const std::unique_ptr<const fonts::FontSet> set = [] {
    DiagnosticList sink;
    return fonts::load_font_set(std::filesystem::path(QIANZI_SOURCE_DIR) / "fonts/fontset.xml",
                                sink);
  }();
  return *set;
}

/// Justified, no indent.
inline ParagraphStyle style(const char* language, WritingMode mode = WritingMode::horizontal) {
  ParagraphStyle value;
  value.size = Pt(10);
  value.language = language;
  value.writing_mode = mode;
  return value;
}

inline Inlines text(std::string_view value) {
  Inlines content;
  content.push_back({Text{std::string(value)}, {}});
  return content;
}

inline Inline piece(std::string_view value) {
  return {Text{std::string(value)}, {}};
}

inline Inline span(SpanKind kind, std::string_view value, std::string_view target = {}) {
  Span result;
  result.kind = kind;
  result.content = text(value);
  result.target = target;
  return {result, {}};
}

inline ComposedParagraph set(const Inlines& content, const ParagraphStyle& how, double ems) {
  Composer composer(fonts_of_tests());
  return composer.prepare(content, how)->fit(Pt(ems * 10));
}

inline ComposedParagraph set(std::string_view content, const ParagraphStyle& how, double ems) {
  return set(text(content), how, ems);
}

/// The line's text without annotations.
inline std::string text_of(const ComposedParagraph& paragraph, const Line& line) {
  std::string result;
  for (const LineRun& run : line.runs) {
    const StructureRole role = paragraph.marks[run.mark].role;
    if (role != StructureRole::artifact && role != StructureRole::ruby_text) result += run.text;
  }
  return result;
}

inline std::vector<std::string> lines_of(const ComposedParagraph& paragraph) {
  std::vector<std::string> result;
  for (const Line& line : paragraph.lines) result.push_back(text_of(paragraph, line));
  return result;
}

/// A glyph with the place of its pen on the line, in ems of the 10 pt.
struct Placed {
  std::string character;  ///< source of its cluster
  double at = 0;
  double advance = 0;  ///< in ems of its own size
  double shift = 0;
  const LineRun* run = nullptr;
  const Glyph* glyph = nullptr;
};

inline std::vector<Placed> placed(const Line& line) {
  std::vector<Placed> result;
  for (const LineRun& run : line.runs) {
    const double units = static_cast<double>(fonts_of_tests().face(run.face).info().units_per_em);
    for (const Glyph& glyph : run.glyphs) {
      std::size_t end = run.text.size();
      for (const Glyph& other : run.glyphs) {
        if (other.cluster > glyph.cluster) end = std::min<std::size_t>(end, other.cluster);
      }
      result.push_back({run.text.substr(glyph.cluster, end - glyph.cluster),
                        (run.start + glyph.position).value() / 10,
                        glyph.advance.value() / units,
                        run.shift.value() / 10,
                        &run,
                        &glyph});
    }
  }
  return result;
}

/// The n-th glyph of a character on the line.
inline Placed find(const Line& line, std::string_view character, std::size_t n = 0) {
  for (const Placed& glyph : placed(line)) {
    if (glyph.character == character && n-- == 0) return glyph;
  }
  FAIL("no " << character << " on the line");
  return {};
}

/// White space between the end of one character's advance and the next character's pen, in ems.
inline double gap(const Line& line, std::string_view left, std::string_view right) {
  const Placed first = find(line, left);
  return find(line, right).at - first.at - first.advance * first.run->size.value() / 10;
}

inline Catch::Detail::Approx ems(double value) {
  return Catch::Detail::Approx(value).margin(1e-6);
}

}  // namespace qianzi::composition::test
