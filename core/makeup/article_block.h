// An article as make-up sees it: a head that is set to the width it spans, and units that flow in
// columns. Everything is shaped once.
#pragma once

#include "composition/composer.h"
#include "design/page_design.h"
#include "makeup/unit.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace qianzi::makeup {

/// An element of the article's structure, before it is on a page. Index 0 is the article.
struct Element {
  StructureRole role = StructureRole::article;
  std::uint32_t parent = 0;
  std::string language;
  std::string alternative;
  std::string target;  ///< links and note references
  std::uint16_t column_span = 1;
  std::uint16_t row_span = 1;
};

/// What the make-up of one page works with.
struct Workshop {
  const Edition& edition;
  const design::PageDesign& design;
  composition::Composer* composer;  ///< of the thread that works on the page now
  DiagnosticSink& sink;
};

/// A paragraph composed and given its elements.
struct SetParagraph {
  const composition::ComposedParagraph* lines = nullptr;
  std::uint32_t element = 0;
};

/// Text and structure of one article while it is set. Keeps what it made: atoms point into it.
class ArticleText {
public:
  /// `mode`: how its lines run.
  ArticleText(Workshop& workshop, const Article& article, std::uint32_t index, WritingMode mode);
  ArticleText(const ArticleText&) = delete;
  ArticleText& operator=(const ArticleText&) = delete;

  [[nodiscard]] const Article& article() const { return article_; }
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] const std::vector<Element>& elements() const { return elements_; }
  [[nodiscard]] const design::PageDesign& design() const { return workshop_.design; }
  [[nodiscard]] const Edition& edition() const { return workshop_.edition; }
  [[nodiscard]] bool vertical() const { return mode_ == WritingMode::vertical; }

  std::uint32_t add_element(Element element);
  /// The style of a role in the article's language.
  [[nodiscard]] ParagraphStyle style(design::Role role) const;
  /// Shapes `content`; missing glyphs are reported with the place. The reference stays valid.
  const composition::PreparedParagraph&
  prepare(const Inlines& content, const ParagraphStyle& style, SourcePosition where);
  /// Breaks a shaped paragraph to a measure and gives its marks elements below `parent`; `as` and
  /// `language` are of mark 0. `element`, where not 0, is used again: the same paragraph set anew.
  SetParagraph fit(const composition::PreparedParagraph& prepared,
                   Pt measure,
                   std::uint32_t parent,
                   const std::string& language = {});
  /// The same for the paragraph that was prepared last, which is then forgotten: what is set at one
  /// measure only need not be kept for another.
  SetParagraph fit_once(const composition::PreparedParagraph& prepared,
                        Pt measure,
                        std::uint32_t parent,
                        const std::string& language = {});

private:
  SetParagraph
  keep(composition::ComposedParagraph paragraph, std::uint32_t parent, const std::string& language);

  Workshop& workshop_;
  const Article& article_;
  std::uint32_t index_;
  WritingMode mode_;
  std::vector<Element> elements_;
  std::deque<composition::ComposedParagraph> paragraphs_;
  std::vector<std::unique_ptr<composition::PreparedParagraph>> prepared_;
  std::set<char32_t> missing_;
};

/// Baseline of a line below the top of its slot: the em box stands in the middle of the leading,
/// and the baseline of an ideographic em box is 0.88 em below its top.
[[nodiscard]] Pt baseline_in(Pt leading, Pt size);

/// A height in lines of the grid, rounded up.
[[nodiscard]] int grid_lines(Pt height, Pt baseline);

}  // namespace qianzi::makeup
