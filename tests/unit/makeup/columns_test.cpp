#include "makeup/columns.h"

#include <catch2/catch.hpp>

using namespace qianzi::makeup;

namespace {

/// A paragraph of `count` one-line units.
void add_paragraph(std::vector<Unit>& units, int count) {
  for (int i = 0; i < count; ++i) {
    Unit unit;
    unit.first_of_paragraph = count > 2 && i == 0;
    unit.last_of_paragraph = count > 1 && i + 1 == count;
    units.push_back(unit);
  }
}

}  // namespace

TEST_CASE("columns of a text are level") {
  std::vector<Unit> units;
  add_paragraph(units, 30);
  const std::vector<int> covered(3, 0);
  CHECK(balanced_height(units, 0, covered, 1000) == 10);
  const auto columns = flow(units, 0, std::vector<int>(3, 10));
  for (const ColumnRange& column : columns) CHECK(column.lines == 10);
}

TEST_CASE("a column does not begin with a paragraph's last line") {
  std::vector<Unit> units;
  add_paragraph(units, 11);
  add_paragraph(units, 9);
  const auto columns = flow(units, 0, std::vector<int>{10, 20});
  CHECK(columns[0].end == 9);
}

TEST_CASE("a column does not end with a paragraph's first line") {
  std::vector<Unit> units;
  add_paragraph(units, 9);
  add_paragraph(units, 9);
  const auto columns = flow(units, 0, std::vector<int>{10, 20});
  CHECK(columns[0].end == 9);
}

TEST_CASE("a subhead is not left at a column's foot") {
  std::vector<Unit> units;
  add_paragraph(units, 9);
  units.emplace_back();
  units.back().keep_with_next = true;
  add_paragraph(units, 9);
  const auto columns = flow(units, 0, std::vector<int>{11, 20});
  CHECK(columns[0].end == 9);
}

TEST_CASE("white at the head of a column is dropped") {
  std::vector<Unit> units;
  add_paragraph(units, 2);
  units.emplace_back();
  units.back().space = true;
  add_paragraph(units, 2);
  const auto columns = flow(units, 0, std::vector<int>{2, 2});
  CHECK(columns[1].begin == 3);
  CHECK(columns[1].end == 5);
}

TEST_CASE("a unit higher than the columns stands alone and is not lost") {
  std::vector<Unit> units(1);
  units[0].lines = 50;
  const auto columns = flow(units, 0, std::vector<int>{10, 10});
  CHECK(columns.back().end == 1);
}

TEST_CASE("columns under a figure are shorter by its height") {
  std::vector<Unit> units;
  add_paragraph(units, 20);
  CHECK(balanced_height(units, 0, std::vector<int>{0, 10}, 1000) == 15);
}
