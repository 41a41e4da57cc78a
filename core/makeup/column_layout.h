// An article laid out in columns side by side: one unit that holds all of it, in one of several
// forms, or, where there is less room than it needs, parts.
#pragma once

#include "makeup/article_block.h"
#include "makeup/body.h"
#include "makeup/columns.h"
#include "makeup/float_place.h"
#include "makeup/unit.h"

#include <functional>
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
  double headline = 0;   ///< size of its headline in points; 0: it has none here
  Rect foot;             ///< where not whole: a line in the last column, kept for a jump
  Rect head;             ///< what stands above a part that goes on
};

/// One way to lay out an article over some columns.
struct Form {
  int lines = 0;           ///< its height
  double cost = 0;         ///< what is ugly about it, as in Fit
  FloatPlace figure = {};  ///< of the lifted figures
  FloatPlace quote = {};   ///< of the lifted pull quote
  bool cut = false;        ///< it does not hold all of the article
  int around_head = 0;     ///< lines of white about its head
};

/// A head over as many columns as it has, made when their width is known.
using HeadOf = std::function<Unit(Pt width)>;

/// An article in columns of one width, side by side.
class ColumnLayout {
public:
  /// `column`: the width of a column, outside a frame. `lead`: its headline may be the largest.
  /// `box`: its frame, or null.
  ColumnLayout(ArticleText& text, Pt column, bool lead, const design::Box* box);

  /// Sets head and body for `span` columns, so that part() need not.
  void prepare(int span);
  /// As those of ArticleLayout.
  [[nodiscard]] std::vector<Form> forms(int span, int most);
  [[nodiscard]] std::vector<Form> cuts(int span, int most);
  [[nodiscard]] Part set(int span, const Form& form);
  [[nodiscard]] Part part(int span, std::size_t from, int lines, const HeadOf& continued = {});
  [[nodiscard]] int lines_left(int span, std::size_t from);
  /// Of all of it, its figures in their columns.
  [[nodiscard]] int body_lines(int span);
  [[nodiscard]] int head_lines(int span) { return head(span).lines; }
  [[nodiscard]] double headline_size(int span);
  [[nodiscard]] Pt width(int span) const;

private:
  struct Text {
    Body body;
    /// Its units without the figures and without the quote that are lifted.
    std::map<std::pair<bool, bool>, std::vector<Unit>> flows;
    int parted_figure_columns = 0;
  };
  struct Float {
    FloatPlace place;
    const Unit* unit = nullptr;
    std::size_t before = 0;  ///< the unit of the flow that is read after it
  };
  struct Columns {
    int span = 1;
    std::vector<Float> floats;
    const std::vector<Unit>* units = nullptr;
    [[nodiscard]] std::vector<Obstacle> obstacles() const;
    /// What of them text may fill, and what the floats take of each.
    [[nodiscard]] std::vector<Stretch> stretches(int height) const;
    [[nodiscard]] std::vector<int> covered() const;
  };
  /// What is tried of a body's floats: over how many columns, 0 in the flow, and where.
  struct Floats {
    FloatWish figure;
    int figure_columns = 0;
    FloatWish quote;
    int quote_columns = 0;
  };
  /// The body at the column width that a span gives.
  [[nodiscard]] Text& body(int span);
  [[nodiscard]] const std::vector<Unit>& flow_of(int span, bool figures_lifted, bool quote_lifted);
  [[nodiscard]] const Unit& head(int span);
  /// The lifted figures above each other, over some columns; empty where they are too high.
  [[nodiscard]] const Unit* figures(int span, int columns);
  /// The lifted quote over some columns.
  [[nodiscard]] const Unit& quote(int span, int columns);
  [[nodiscard]] std::optional<Columns>
  columns_for(int span, const FloatPlace& figure, const FloatPlace& quote);
  [[nodiscard]] FloatWish figure_wish(int span);
  [[nodiscard]] FloatWish quote_wish(int span);
  /// The unit of the flow that follows the lifted quote.
  [[nodiscard]] std::size_t after_quote(int span, bool figures_lifted);
  /// How far down the text a unit of the body stands.
  [[nodiscard]] double after(int span, std::size_t unit);
  /// With the quote over so many columns.
  void add_forms(int span, int quote_columns, int most, std::vector<Form>& forms);
  void add_forms(int span, const Floats& floats, int most, std::vector<Form>& forms);
  /// With the floats in each pair of places that they can have together.
  void add_placed(Columns& columns,
                  const Floats& floats,
                  int height,
                  Form form,
                  int most,
                  std::vector<Form>& forms);
  /// `form` with the heights it can have about columns of `height`.
  void add_form(const Columns& columns, int height, Form form, int most, std::vector<Form>& forms);
  void place_flow(Unit& whole,
                  const Columns& columns,
                  const std::vector<ColumnRange>& ranges,
                  int top,
                  const std::vector<Stretch>& stretches) const;
  /// The design's rules between the columns of the article.
  void add_column_rules(Unit& whole, const Columns& columns, int top, int height) const;
  void add_frame(Unit& unit, int span) const;
  /// Inside the frame, as all that follow.
  [[nodiscard]] Pt inner_width(int span) const;
  [[nodiscard]] Pt column_width(int span) const;
  [[nodiscard]] Pt columns_width(int span, int columns) const;
  [[nodiscard]] Point at(int span, int column, int line) const;
  [[nodiscard]] int frame_lines() const;

  ArticleText& text_;
  Pt column_;
  bool lead_;
  const design::Box* box_;
  std::map<int, Text> bodies_;
  std::map<int, Unit> heads_;
  std::map<std::pair<int, int>, std::optional<Unit>> figures_;
  std::map<std::pair<int, int>, Unit> quotes_;
  std::map<std::pair<int, int>, std::vector<Form>> forms_;
};

/// Parts of an article: so many lines of text stand in the columns of one at least, and as many
/// column lines are left for where it goes on.
inline constexpr int least_part = 7;
inline constexpr int least_rest = 10;

/// What it costs to send a reader to another page for so many column lines.
[[nodiscard]] double cost_of_cut(double rest);

/// Ground and frame of a box around an area.
[[nodiscard]] std::vector<Atom> frame_of(const design::Box& box, const Rect& outside);

/// The size of the largest glyphs in a unit.
[[nodiscard]] double largest_size(const Unit& unit);

}  // namespace qianzi::makeup
