#include "makeup/article_block.h"

#include "makeup/missing_glyph.h"

#include <cassert>
#include <cmath>

namespace qianzi::makeup {

Pt baseline_in(Pt leading, Pt size) {
  return (leading - size) * 0.5 + size * 0.88;
}

int grid_lines(Pt height, Pt baseline) {
  // A hundredth of a line is no line: sums of leadings are not exact.
  return static_cast<int>(std::ceil(height / baseline - 0.01));
}

ArticleText::ArticleText(Workshop& workshop,
                         const Article& article,
                         std::uint32_t index,
                         WritingMode mode)
    : workshop_(workshop), article_(article), index_(index), mode_(mode) {
  Element root;
  root.language = article.language;
  elements_.push_back(std::move(root));
}

std::uint32_t ArticleText::add_element(Element element) {
  elements_.push_back(std::move(element));
  return static_cast<std::uint32_t>(elements_.size() - 1);
}

ParagraphStyle ArticleText::style(design::Role role) const {
  ParagraphStyle style = workshop_.design.style(role);
  style.language = article_.language;
  style.writing_mode = mode_;
  return style;
}

const composition::PreparedParagraph&
ArticleText::prepare(const Inlines& content, const ParagraphStyle& style, SourcePosition where) {
  prepared_.push_back(workshop_.composer->prepare(content, style));
  for (const composition::MissingGlyph& missing : prepared_.back()->missing()) {
    if (!missing_.insert(missing.character).second) continue;
    report_missing(missing, article_.source_file, where, article_.id, workshop_.sink);
  }
  return *prepared_.back();
}

SetParagraph ArticleText::keep(composition::ComposedParagraph paragraph,
                               std::uint32_t parent,
                               const std::string& language) {
  paragraphs_.push_back(std::move(paragraph));
  const composition::ComposedParagraph& kept = paragraphs_.back();
  const auto base = static_cast<std::uint32_t>(elements_.size());
  for (std::size_t i = 0; i < kept.marks.size(); ++i) {
    const composition::InlineMark& mark = kept.marks[i];
    Element element;
    element.role = mark.role;
    element.parent = i == 0 ? parent : base + mark.parent;
    element.language = i == 0 ? language : mark.language;
    element.target = mark.target;
    elements_.push_back(std::move(element));
  }
  return {&kept, base};
}

SetParagraph ArticleText::fit(const composition::PreparedParagraph& prepared,
                              Pt measure,
                              std::uint32_t parent,
                              const std::string& language) {
  return keep(prepared.fit(measure), parent, language);
}

SetParagraph ArticleText::fit_once(const composition::PreparedParagraph& prepared,
                                   Pt measure,
                                   std::uint32_t parent,
                                   const std::string& language) {
  assert(&prepared == prepared_.back().get());
  const SetParagraph set = fit(prepared, measure, parent, language);
  prepared_.pop_back();
  return set;
}

}  // namespace qianzi::makeup
