// Units onto a page: from inline and block positions to x and y, and from elements of an article to
// structure marks of the page.
#pragma once

#include "makeup/article_block.h"
#include "makeup/axes.h"
#include "makeup/unit.h"

#include "qianzi/page.h"

#include <functional>
#include <map>
#include <string>
#include <utility>

namespace qianzi::makeup {

/// Builds one page. Items come out in the order in which they are placed: rules first, where they
/// are asked to. Articles are given in places of make-up, which the page's axes lay on the sheet;
/// furniture in places of the sheet.
class PageBuilder {
public:
  PageBuilder(Page page, const Axes& axes);

  [[nodiscard]] const Axes& axes() const { return axes_; }
  /// Places a unit's atoms with its upper left corner at `at`.
  void place(const Unit& unit, const ArticleText& text, Point at);
  /// A rule between articles.
  void rule(const Rule& rule) { page_.items.emplace_back(axes_.on_sheet(rule)); }
  /// Furniture: lines of text that are no article's; `at` as in LineAtom.
  void place_artifact(const composition::ComposedParagraph& paragraph,
                      std::size_t line,
                      WritingMode mode,
                      Point at);
  void artifact(const Rule& rule) { page_.items.emplace_back(rule); }
  void artifact(const Fill& fill) { page_.items.emplace_back(fill); }
  /// A line that is no article's among the articles, placed as theirs are.
  void place_words(const LineAtom& line);
  /// The proof layer: a rule of the sheet, or a horizontal line of text that begins at `at`.
  void proof(const Rule& rule) { page_.proof.emplace_back(rule); }
  void proof(const composition::ComposedParagraph& paragraph, std::size_t line, Point at);
  void link(LinkArea area);
  void anchor(const std::string& name, Point at) {
    page_.anchors.push_back({name, axes_.on_sheet(at)});
  }
  /// Adds an area to an article's region; its first on any page also gets the article's anchor.
  void region(const ArticleText& text, const Rect& place, bool continued);

  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] Page take() { return std::move(page_); }

private:
  void place_line(const LineAtom& atom, const ArticleText& text);
  void add_runs(const composition::Line& line,
                WritingMode mode,
                Point at,
                const std::function<std::uint32_t(std::uint32_t mark)>& structure);
  void add_rules(const composition::Line& line, WritingMode mode, Point at);
  void add_links(const LineAtom& atom, const ArticleText& text, const composition::Line& line);
  std::uint32_t mark(const ArticleText& text, std::uint32_t element);

  Page page_;
  Axes axes_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> marks_;
};

}  // namespace qianzi::makeup
