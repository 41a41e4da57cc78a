// An article laid out at a span: one unit that holds all of it, in one of several forms, or, where
// there is less room than it needs, parts.
#pragma once

#include "makeup/article_block.h"
#include "makeup/body.h"
#include "makeup/columns.h"
#include "makeup/figure_place.h"
#include "makeup/unit.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace qianzi::makeup {

/// A part of an article on one page: its unit, and where its body goes on.
struct Part {
  Unit unit;
  std::size_t next = 0;  ///< first body unit that is not on it
  bool whole = false;    ///< nothing is left
  Point foot;            ///< where not whole: corner of a line in the last column, kept for a jump
};

/// One way to lay out an article over some columns.
struct Form {
  int lines = 0;        ///< its height
  double cost = 0;      ///< what is ugly about it, as in Fit
  FigurePlace figure;   ///< of the lifted figures
  bool cut = false;     ///< it does not hold all of the article
  int around_head = 0;  ///< lines of white about its head
};

/// One article of a page.
class ArticleLayout {
public:
  /// `lead`: it is the first of its page, whose headline may be the largest. `box`: its frame, or
  /// null.
  ArticleLayout(Workshop& workshop,
                const Article& article,
                std::uint32_t index,
                WritingMode mode,
                bool lead,
                const design::Box* box);

  [[nodiscard]] ArticleText& text() { return text_; }
  [[nodiscard]] const ArticleText& text() const { return text_; }
  /// Whether it is a vertical box on a horizontal page.
  [[nodiscard]] bool vertical() const { return vertical_; }
  /// Whether no rules stand beside it.
  [[nodiscard]] bool framed() const { return vertical_ || box_ != nullptr; }
  /// Whether a part that goes on elsewhere has to have the span of the first.
  [[nodiscard]] bool keeps_span() const { return box_ != nullptr; }

  /// Sets head and body for `span` columns, so that part() need not.
  void prepare(int span);
  /// The ways to lay the whole article out over `span` columns in at most `most` lines, columns
  /// level; of each kind some heights from the least on. Empty where it is too high.
  [[nodiscard]] std::vector<Form> forms(int span, int most);
  /// The ways to lay out its beginning in at most `most` lines, where enough is left to go on
  /// elsewhere.
  [[nodiscard]] std::vector<Form> cuts(int span, int most);
  /// The form for cells of `lines`: the whole article if it can be, else as much as they hold.
  [[nodiscard]] Form form_for(int span, int lines);
  /// The article in one of these forms.
  [[nodiscard]] Part set(int span, const Form& form);
  /// What of it from body unit `from` on goes into `lines` lines over `span` columns; `from` 0 has
  /// the head, else `continued`, where it is not null, stands above. At least one unit, however
  /// little room there is.
  [[nodiscard]] Part part(int span, std::size_t from, int lines, const Unit* continued = nullptr);
  /// Column lines of body text from unit `from` on, of an article that has been cut.
  [[nodiscard]] int lines_left(int span, std::size_t from);
  /// The size of its headline over so many columns.
  [[nodiscard]] double headline_size(int span);
  /// Width of the whole, and inside its frame.
  [[nodiscard]] Pt width(int span) const;
  [[nodiscard]] Pt inner_width(int span) const;

private:
  struct Text {
    Body body;
    std::vector<Unit> without_figures;
    int parted_figure_columns = 0;
  };
  struct Columns {
    int span = 1;
    FigurePlace place;
    const Unit* figure = nullptr;
    const std::vector<Unit>* units = nullptr;
    /// What of them text may fill, and what the figure takes at the head of each.
    [[nodiscard]] std::vector<Stretch> stretches(int height) const;
    [[nodiscard]] std::vector<int> covered() const;
  };
  /// The body at the column width that a span gives.
  [[nodiscard]] Text& body(int span);
  [[nodiscard]] const Unit& head(int span);
  /// The lifted figures above each other, over some columns; empty where they are too high.
  [[nodiscard]] const Unit* figures(int span, int columns);
  [[nodiscard]] std::optional<Columns> columns_for(int span, const FigurePlace& place);
  [[nodiscard]] FigureWish figure_wish(int span);
  void add_forms(int span,
                 int figure_columns,
                 const FigureWish& wish,
                 int most,
                 std::vector<Form>& forms);
  void
  add_form(const Columns& columns, int height, double cost, int most, std::vector<Form>& forms);
  void place_flow(Unit& whole,
                  const Columns& columns,
                  const std::vector<ColumnRange>& ranges,
                  int top,
                  const std::vector<Stretch>& stretches) const;
  /// The design's rules between the columns of the article.
  void add_column_rules(Unit& whole, const Columns& columns, int top, int height) const;
  void add_frame(Unit& unit, int span) const;
  [[nodiscard]] Pt column_width(int span) const;
  [[nodiscard]] Pt columns_width(int span, int columns) const;
  [[nodiscard]] Point at(int span, int column, int line) const;
  [[nodiscard]] int frame_lines() const;

  Workshop& workshop_;
  ArticleText text_;
  bool vertical_;
  bool lead_;
  const design::Box* box_;
  std::map<int, Text> bodies_;
  std::map<int, Unit> heads_;
  std::map<std::pair<int, int>, std::optional<Unit>> figures_;
  std::map<std::pair<int, int>, std::vector<Form>> forms_;
};

/// The size of the largest glyphs in a unit.
[[nodiscard]] double largest_size(const Unit& unit);

}  // namespace qianzi::makeup
