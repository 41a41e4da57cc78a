// An article laid out at a span, however it stands on its page: in the page's own columns, as a
// vertical box on a horizontal page, or as a horizontal box on a vertical one.
#pragma once

#include "makeup/article_block.h"
#include "makeup/column_layout.h"
#include "makeup/horizontal_box.h"
#include "makeup/unit.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace qianzi::makeup {

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
  /// Whether it is a horizontal box on a vertical page.
  [[nodiscard]] bool across() const { return across_.has_value(); }
  /// Whether no rules stand beside it.
  [[nodiscard]] bool framed() const { return vertical_ || across() || box_ != nullptr; }
  /// Whether a part that goes on elsewhere has to have the span of the first.
  [[nodiscard]] bool keeps_span() const { return box_ != nullptr && !across(); }

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
  /// the head, else `continued`, where it is not empty, stands above. At least one unit, however
  /// little room there is.
  [[nodiscard]] Part part(int span, std::size_t from, int lines, const HeadOf& continued = {});
  /// Column lines of body text from unit `from` on, of an article that has been cut.
  [[nodiscard]] int lines_left(int span, std::size_t from);
  /// The size of its headline over so many columns, where it stands as those of the page do; else
  /// 0.
  [[nodiscard]] double headline_size(int span);

private:
  Workshop& workshop_;
  bool vertical_;
  const design::Box* box_;
  ArticleText text_;
  std::optional<HorizontalBox> across_;
  ColumnLayout columns_;
  std::map<std::pair<int, int>, std::vector<Form>> boxes_;  ///< vertical ones
};

}  // namespace qianzi::makeup
