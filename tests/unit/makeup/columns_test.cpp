#include "makeup/columns.h"

#include <catch2/catch.hpp>

#include <numeric>

using namespace qianzi::makeup;

namespace {

/// A paragraph of `count` one-line units.
void add_paragraph(std::vector<Unit>& units, int count) {
  for (int i = 0; i < count; ++i) {
    Unit unit;
    unit.begins = i == 0;
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

TEST_CASE("a caption waits for a column that has room for its table") {
  std::vector<Unit> units;
  add_paragraph(units, 3);
  Unit caption;
  caption.keep_with_next = true;
  units.push_back(caption);
  Unit table;
  table.lines = 8;
  units.push_back(table);
  CHECK(flow(units, 0, std::vector<int>{4, 4})[1].end == 3);
  const auto columns = flow(units, 0, std::vector<int>{4, 4, 9});
  CHECK(columns[1].begin == columns[1].end);
  CHECK(columns[2].end == 5);
  // Where no column ever has the room, it comes first.
  CHECK(flow(units, 3, std::vector<int>{4, 4})[0].end == 4);
}

TEST_CASE("columns are higher rather than tear a rule from its note") {
  std::vector<Unit> units(2);
  units[0].keep_with_next = true;
  units[1].lines = 2;
  const std::vector<int> covered(2, 0);
  CHECK(balanced_height(units, 0, covered, 10) == 3);
  CHECK(balanced_height(units, 0, covered, 2) == 2);
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

TEST_CASE("a height is never less than a figure that covers a column") {
  std::vector<Unit> units;
  add_paragraph(units, 4);
  CHECK(balanced_height(units, 0, std::vector<int>{0, 12}, 1000) == 12);
}

TEST_CASE("columns are levelled by where they break; only the last may end early") {
  std::vector<Unit> units;
  for (int i = 0; i < 6; ++i) add_paragraph(units, 3);
  const std::vector<int> capacities(3, 7);
  const auto levelled = level(units, capacities);
  REQUIRE(levelled);
  REQUIRE(levelled->columns.size() == 3);
  CHECK(levelled->columns[0].lines == 7);
  CHECK(levelled->columns[1].lines == 7);
  CHECK(levelled->columns[2].lines == 4);
}

TEST_CASE("no white is opened between paragraphs") {
  std::vector<Unit> units;
  for (int i = 0; i < 3; ++i) add_paragraph(units, 3);
  const auto white = opened(units, {0, units.size(), 9}, 12, false);
  CHECK(std::accumulate(white.begin(), white.end(), 0) == 0);
}

TEST_CASE("white is opened before a subhead") {
  std::vector<Unit> units;
  add_paragraph(units, 3);
  add_paragraph(units, 3);
  units.emplace_back();
  units.back().space = true;
  units.emplace_back();
  units.back().begins = true;
  units.back().keep_with_next = true;
  add_paragraph(units, 3);
  const auto white = opened(units, {0, units.size(), 11}, 12, false);
  CHECK(white[7] == 1);
  // However short the column: no hole.
  CHECK(opened(units, {0, units.size(), 11}, 40, false)[7] == 1);
  // Nothing comes between a subhead and what it heads.
  CHECK(opened(units, {0, units.size(), 11}, 40, false)[8] == 0);
}

TEST_CASE("the last column ends a line early rather than that white is opened in it") {
  std::vector<Unit> units;
  add_paragraph(units, 3);
  units.emplace_back();
  units.back().space = true;
  add_paragraph(units, 3);
  const ColumnRange column{0, units.size(), 7};
  const auto lines_opened = [&](int capacity, bool last) {
    const auto white = opened(units, column, capacity, last);
    return std::accumulate(white.begin(), white.end(), 0);
  };
  CHECK(lines_opened(8, false) == 1);
  CHECK(lines_opened(8, true) == 0);
  CHECK(lines_opened(9, true) == 1);
}

TEST_CASE("columns break elsewhere before white is opened") {
  std::vector<Unit> units;
  add_paragraph(units, 4);
  units.emplace_back();
  units.back().begins = true;
  units.back().keep_with_next = true;
  add_paragraph(units, 12);
  // The first column can be filled without any white; only the last is short.
  const auto levelled = level(units, std::vector<int>{9, 9});
  REQUIRE(levelled);
  CHECK(levelled->columns[0].lines == 9);
  CHECK(levelled->columns[1].lines == 8);
}

TEST_CASE("white that no place can take is left at the foot") {
  std::vector<Unit> units;
  add_paragraph(units, 5);
  const auto white = opened(units, {0, units.size(), 5}, 9, false);
  CHECK(std::accumulate(white.begin(), white.end(), 0) == 0);
}

TEST_CASE("units that do not fit are not levelled") {
  std::vector<Unit> units;
  add_paragraph(units, 30);
  CHECK_FALSE(level(units, std::vector<int>{10, 10}));
  CHECK(level(units, std::vector<int>{10, 10, 10}));
}
