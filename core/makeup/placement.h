// What the editor has placed by hand: slots of the design, columns and rows of its grid.
#pragma once

#include "design/page_design.h"
#include "makeup/cells.h"

#include "qianzi/edition.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace qianzi::makeup {

/// Whether a placement says where on the page an article stands, and not only how wide it is.
[[nodiscard]] bool is_fixed(const Placement& placement);

/// The order of a page's placements: those with a priority take their places among the others,
/// which keep the plan's order. Indices.
[[nodiscard]] std::vector<std::size_t> order_of(const std::vector<Placement>& placements);

/// Finds the cells of placements, one after another.
class HandPlacer {
public:
  /// `room`: where articles may stand, but for the `nameplate`.
  HandPlacer(const design::PageDesign& design,
             const Cells& room,
             const std::optional<Cells>& nameplate = std::nullopt);

  struct Place {
    std::optional<Cells> cells;
    std::string problem;  ///< where there are none
  };
  /// The cells of a placement that is_fixed. `height` tells how high the article is over so many
  /// columns, for one whose rows are not given. What it takes is taken for those that follow.
  [[nodiscard]] Place place(const Placement& placement, const std::function<int(int span)>& height);

  [[nodiscard]] const std::vector<Cells>& taken() const { return taken_; }

  /// Frees the cells that were given last.
  void withdraw() {
    taken_.pop_back();
    articles_.pop_back();
  }

private:
  /// What is asked for: 0 is to be found.
  struct Wish {
    int column = 0, columns = 0, row = 0, rows = 0;
  };
  [[nodiscard]] std::string problem_of(const Wish& wish) const;
  [[nodiscard]] int top_of(int row) const;
  [[nodiscard]] int height_of(int rows) const;
  [[nodiscard]] int rows() const;
  [[nodiscard]] std::optional<Cells>
  free_at(int column, int span, int top, int lines, bool exact) const;

  const design::PageDesign& design_;
  Cells room_;
  std::vector<Cells> taken_;
  std::vector<std::string> articles_;  ///< that took them
};

}  // namespace qianzi::makeup
