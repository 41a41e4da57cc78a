// An article set horizontally on a vertical page: a framed box over some tiers, its headline at the
// head, its columns side by side below it, from the left. What vertical_box is to a horizontal
// page, but that it may be parted.
#pragma once

#include "makeup/article_block.h"
#include "makeup/column_layout.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace qianzi::makeup {

/// The boxes that one article can have. Spans are in tiers and lines in those of the vertical page,
/// as are the places of its units: a box of `lines` is so many lines wide and as high as its tiers.
class HorizontalBox {
public:
  /// `box`: its frame; null: a rule as between articles.
  HorizontalBox(ArticleText& text, bool lead, const design::Box* box);

  /// As those of ArticleLayout.
  [[nodiscard]] std::vector<Form> forms(int span, int most);
  [[nodiscard]] std::vector<Form> cuts(int span, int most);
  [[nodiscard]] Part set(int span, const Form& form);
  [[nodiscard]] Part part(int span, std::size_t from, int lines, const HeadOf& continued);
  /// In lines of tiers.
  [[nodiscard]] int lines_left(std::size_t from);
  /// The whole article in a box of so many lines; empty where it is too small.
  [[nodiscard]] std::optional<Form> form_of(int span, int lines);

private:
  /// How a box is parted into columns, and what stands in them.
  struct Choice {
    ColumnLayout* columns = nullptr;
    int count = 0;
    Form form;  ///< over so many columns
    double cost = 0;
  };
  [[nodiscard]] Pt height(int span) const;
  [[nodiscard]] Pt inner_width(int lines) const;
  /// Lines of the columns, the head's too.
  [[nodiscard]] int inner_lines(int span) const;
  /// What parts a box of so many lines into `count` columns.
  [[nodiscard]] Pt column_of(int lines, int count) const;
  [[nodiscard]] ColumnLayout& columns_of(int lines, int count);
  /// Lines of a box that has `count` columns of a width.
  [[nodiscard]] int lines_of(Pt column, int count) const;
  /// In how many columns a box is parted whose article is cut.
  [[nodiscard]] int best_count(int lines) const;
  /// What all of the text covers, about.
  [[nodiscard]] double area();
  [[nodiscard]] const std::optional<Choice>& choice(int span, int lines);
  [[nodiscard]] std::optional<Choice> choose(int span, int lines);
  /// Puts what stands inside into its frame and turns it.
  void close(Part& part, int span, int lines, Pt inside) const;

  ArticleText& text_;
  bool lead_;
  design::Box frame_;
  Pt em_;
  std::optional<double> area_;
  std::map<std::pair<int, int>, std::unique_ptr<ColumnLayout>> columns_;
  std::map<std::pair<int, int>, std::optional<Choice>> choices_;
  std::map<std::pair<int, int>, std::vector<Form>> forms_;
  std::unique_ptr<ColumnLayout> parted_;  ///< has set the first part, and sets those that follow
  Pt parted_column_;
};

}  // namespace qianzi::makeup
