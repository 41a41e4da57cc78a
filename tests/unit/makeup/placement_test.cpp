#include "makeup/placement.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using makeup::Cells;
using makeup::HandPlacer;

namespace {

/// Five columns, 62 lines under two of folio: eight rows of seven lines with a line between... and
/// a slot.
design::PageDesign grid() {
  design::PageDesign design;
  design.name = std::string("grid");
  design.columns = 5;
  design.baseline = Pt(10);
  design.sheet = {Pt(500), Pt(650)};
  design.folio_lines = 2;
  design.rows = 8;
  design.slots.push_back({"lead", 1, 3, 1, 4});
  return design;
}

Placement at(int column, int columns, int row, int rows) {
  Placement placement;
  placement.article = std::string("a");
  placement.column = static_cast<std::uint16_t>(column);
  placement.columns = static_cast<std::uint16_t>(columns);
  placement.row = static_cast<std::uint16_t>(row);
  placement.rows = static_cast<std::uint16_t>(rows);
  return placement;
}

int twelve(int /*span*/) {
  return 12;
}

const Cells room{0, 5, 2, 63};

}  // namespace

TEST_CASE("columns and rows of the grid are where the plan says") {
  const auto design = grid();
  HandPlacer placer(design, room);
  const auto place = placer.place(at(4, 2, 2, 3), twelve);
  REQUIRE(place.cells);
  CHECK(*place.cells == Cells{3, 2, design.row_top(2), design.rows_height(3)});
}

TEST_CASE("an article takes a slot of the design by its name") {
  const auto design = grid();
  HandPlacer placer(design, room);
  Placement placement;
  placement.slot = std::string("lead");
  const auto place = placer.place(placement, twelve);
  REQUIRE(place.cells);
  CHECK(*place.cells == Cells{0, 3, 2, design.rows_height(4)});
  placement.slot = std::string("tail");
  CHECK(placer.place(placement, twelve).problem == "the design grid has no slot tail");
}

TEST_CASE("what is not said of a place is found") {
  const auto design = grid();
  HandPlacer placer(design, room);
  // The height of the article, the first free line of the column, the first free column.
  CHECK(placer.place(at(1, 2, 1, 0), twelve).cells == Cells{0, 2, 2, 12});
  CHECK(placer.place(at(2, 1, 0, 0), twelve).cells == Cells{1, 1, 15, 12});
  CHECK(placer.place(at(0, 2, 1, 1), twelve).cells == Cells{2, 2, 2, design.rows_height(1)});
}

TEST_CASE("places out of the grid, under the head and on each other are refused") {
  const auto design = grid();
  HandPlacer placer(design, Cells{0, 5, 5, 60});
  CHECK(placer.place(at(4, 3, 2, 1), twelve).problem == "it reaches to column 6 of 5");
  CHECK(placer.place(at(1, 1, 7, 3), twelve).problem == "it reaches to row 9 of 8");
  CHECK(placer.place(at(1, 1, 1, 1), twelve).problem == "row 1 lies under the head of the page");
  CHECK(placer.place(at(1, 2, 2, 2), twelve).cells);
  CHECK(placer.place(at(2, 2, 3, 2), twelve).problem == "article a stands there");
}

TEST_CASE("a place between others is as low as they leave it") {
  const auto design = grid();
  HandPlacer placer(design, room);
  REQUIRE(placer.place(at(1, 2, 2, 1), twelve).cells);
  const auto place = placer.place(at(1, 1, 1, 0), twelve);
  REQUIRE(place.cells);
  CHECK(place.cells->bottom() + design.gap_lines == design.row_top(2));
}

TEST_CASE("articles with a priority take their places among the others") {
  std::vector<Placement> plan(4);
  plan[2].priority = 2;
  plan[3].priority = 1;
  CHECK(makeup::order_of(plan) == std::vector<std::size_t>{3, 2, 0, 1});
  plan[3].priority = 0;
  CHECK(makeup::order_of(plan) == std::vector<std::size_t>{0, 2, 1, 3});
}
