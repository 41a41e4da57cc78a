// An article laid out at a span: one unit that holds all of it, in one of several forms, or, where
// it is higher than what is left of the page, parts.
#pragma once

#include "makeup/article_block.h"
#include "makeup/body.h"
#include "makeup/columns.h"
#include "makeup/unit.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace qianzi::makeup {

/// A part of an article on one page: its unit, and where its body goes on.
struct Part {
  Unit unit;
  std::size_t next = 0;  ///< first body unit that is not on it
  bool whole = false;    ///< nothing is left
};

/// One way to lay out an article over some columns.
struct Form {
  int lines = 0;           ///< its height
  double cost = 0;         ///< what is ugly about it, as in Fit
  int figure_columns = 0;  ///< that the lifted figures span; 0: they stay in the flow
};

/// One article of a page.
class ArticleLayout {
public:
  /// `lead`: it is the first of its page, whose headline may be the largest.
  ArticleLayout(Workshop& workshop,
                const Article& article,
                std::uint32_t index,
                WritingMode mode,
                bool lead);

  [[nodiscard]] const ArticleText& text() const { return text_; }
  /// Whether it is a vertical box on a horizontal page.
  [[nodiscard]] bool vertical() const { return vertical_; }
  /// The ways to lay the whole article out over `span` columns in at most `most` lines, columns
  /// level; of each kind some heights from the least on. Empty where it is too high.
  [[nodiscard]] const std::vector<Form>& forms(int span, int most);
  /// The whole article in one of these forms.
  [[nodiscard]] Unit whole(int span, const Form& form);
  /// What of it from body unit `from` on goes into `lines` lines over `span` columns; `from` 0 has
  /// the head. At least one unit, however little room there is.
  [[nodiscard]] Part part(int span, std::size_t from, int lines);
  [[nodiscard]] Pt width(int span) const;

private:
  struct Columns {
    int span = 1;
    std::vector<int> covered;
    const Unit* figure = nullptr;
    int figure_columns = 0;
    const std::vector<Unit>* units = nullptr;
  };
  void need_body();
  [[nodiscard]] const Unit& head(int span);
  /// The lifted figures above each other, over some columns; empty where they are too high.
  [[nodiscard]] const Unit* figures(int columns);
  [[nodiscard]] std::optional<Columns> columns_for(int span, int figure_columns);
  void add_forms(int span, int figure_columns, int most, std::vector<Form>& forms);
  void place_columns(Unit& whole, const Columns& columns, int top, int height) const;
  void place_flow(Unit& whole,
                  const Columns& columns,
                  const std::vector<ColumnRange>& ranges,
                  int top,
                  int height) const;
  /// The design's rules between the columns of the article.
  void add_column_rules(Unit& whole, const Columns& columns, int top, int height) const;
  [[nodiscard]] Pt column_x(int column) const;

  Workshop& workshop_;
  ArticleText text_;
  bool vertical_;
  bool lead_;
  std::optional<Body> body_;
  std::vector<Unit> without_figures_;
  int parted_figure_columns_ = 0;
  std::map<int, Unit> heads_;
  std::map<int, std::optional<Unit>> figures_;
  std::map<int, std::vector<Form>> forms_;
};

}  // namespace qianzi::makeup
