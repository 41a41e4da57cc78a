#include "makeup/packing.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace qianzi::makeup;

namespace {

/// Articles of so many column lines each, with a head of four lines, that may be opened by up to
/// six lines.
PackingRequest request(std::vector<int> lines, int columns) {
  PackingRequest request;
  request.articles = lines.size();
  request.areas = {{0, columns, 0, 60}};
  request.fits = [lines = std::move(lines)](std::size_t article, int span) {
    std::vector<Fit> fits;
    const int least = 4 + (lines[article] + span - 1) / span;
    for (int more = 0; more <= 6 && least + more <= 60; ++more) {
      fits.push_back({least + more, 0.5 * more * span});
    }
    return fits;
  };
  request.wanted_span = [](std::size_t) { return 0; };
  return request;
}

int height(const PackingRequest& request, const Slot& slot) {
  const auto fits = request.fits(slot.article, slot.cells.span);
  return fits.empty() ? 0 : fits.at(slot.fit).lines;
}

/// The foot of the lowest article.
int total(const Packed& packed) {
  int lines = 0;
  for (const Slot& slot : packed.slots) lines = std::max(lines, slot.cells.bottom());
  return lines;
}

/// Every article that found room stands once, inside an area, and no two overlap.
void check_packed(const Packed& packed, const PackingRequest& request) {
  REQUIRE(packed.slots.size() == packed.placed);
  for (std::size_t i = 0; i < packed.slots.size(); ++i) {
    const Slot& slot = packed.slots[i];
    CHECK(slot.article == i);
    CHECK(height(request, slot) <= slot.cells.lines);
    CHECK(std::any_of(request.areas.begin(), request.areas.end(), [&](const Cells& area) {
      return area.column <= slot.cells.column && slot.cells.right() <= area.right() &&
             area.top <= slot.cells.top && slot.cells.bottom() <= area.bottom();
    }));
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(slot.cells, packed.slots[j].cells));
  }
}

}  // namespace

TEST_CASE("articles keep the order of the plan and leave no column empty") {
  for (int columns = 1; columns <= 6; ++columns) {
    const PackingRequest pages = request({120, 40, 30, 60, 20}, columns);
    const Packed packed = pack(pages);
    check_packed(packed, pages);
    if (packed.placed < pages.articles) continue;
    for (int column = 0; column < columns; ++column) {
      CHECK(std::any_of(packed.slots.begin(), packed.slots.end(), [&](const Slot& slot) {
        return slot.cells.column <= column && column < slot.cells.right();
      }));
    }
  }
}

TEST_CASE("a page of three hundred articles is packed in bounded work") {
  const PackingRequest pages = request(std::vector<int>(300, 20), 5);
  const Packed packed = pack(pages);
  check_packed(packed, pages);
  CHECK(packed.placed > 5);
}

TEST_CASE("the span that the editor asks for is given") {
  PackingRequest pages = request({120, 40, 30}, 5);
  pages.wanted_span = [](std::size_t article) { return article == 1 ? 2 : 0; };
  CHECK(pack(pages).slots.at(1).cells.span == 2);
}

TEST_CASE("the first article leads its page") {
  const PackingRequest pages = request({150, 40, 40, 40}, 5);
  CHECK(pack(pages).slots.at(0).cells.span >= 3);
}

TEST_CASE("no articles, no slots") {
  CHECK(pack(request({}, 5)).slots.empty());
}

TEST_CASE("articles that fit the page in one arrangement are packed so") {
  // Column lines that three columns by 60 lines hold only in one way: two above, two below.
  const PackingRequest pages = request({80, 40, 20, 10}, 3);
  const Packed packed = pack(pages);
  check_packed(packed, pages);
  CHECK(packed.placed == 4);
}

TEST_CASE("a page that is nearly full is filled to its foot") {
  const PackingRequest pages = request({120, 36, 26, 24, 16}, 5);
  const Packed packed = pack(pages);
  check_packed(packed, pages);
  CHECK(packed.placed == 5);
  CHECK(total(packed) == 60);
}

TEST_CASE("a page with little on it is not blown up") {
  const Packed packed = pack(request({40, 20}, 5));
  CHECK(total(packed) < 25);
  REQUIRE(packed.vacant.size() == 1);
  CHECK(packed.vacant[0].bottom() == 60);
}

TEST_CASE("what is higher than the page is left, with all that follow") {
  const PackingRequest pages = request({30, 900, 30}, 5);
  CHECK(pack(pages).placed == 1);
}

TEST_CASE("articles are shared out over the areas that are free") {
  PackingRequest pages = request({40, 20, 20, 40}, 5);
  pages.areas = {{3, 2, 0, 30}, {0, 5, 31, 29}};
  const Packed packed = pack(pages);
  check_packed(packed, pages);
  CHECK(packed.placed == 4);
  CHECK(packed.slots[0].cells.top < 30);
  CHECK(packed.slots[3].cells.top >= 31);
}

TEST_CASE("headlines of one size do not stand beside each other where that can be helped") {
  // Two as wide as each other, or one wide and one narrow: without headlines the first is cheaper.
  PackingRequest pages = request({40, 40}, 4);
  pages.leads = false;
  pages.fits = [](std::size_t article, int span) {
    const int lines = 4 + (40 + span - 1) / span;
    const double apart = span == 2 ? 0 : 4;
    return std::vector<Fit>{{lines, apart + (article == 0 ? 0 : 1), 10.0 * span}};
  };
  const Packed packed = pack(pages);
  const bool beside = packed.slots.at(0).cells.top == packed.slots.at(1).cells.top;
  CHECK_FALSE((beside && packed.slots[0].cells.span == packed.slots[1].cells.span));
}

TEST_CASE("the same articles are packed the same way again") {
  const PackingRequest pages = request({70, 40, 30, 60, 20, 15, 35}, 5);
  const Packed once = pack(pages);
  const Packed again = pack(pages);
  REQUIRE(once.slots.size() == again.slots.size());
  for (std::size_t s = 0; s < once.slots.size(); ++s) {
    CHECK(once.slots[s].cells == again.slots[s].cells);
  }
}

TEST_CASE("free cells are what is not taken, columns with the same room together") {
  const Cells page{0, 5, 7, 60};
  CHECK(free_cells(page, {}, 1, 4) == std::vector{page});
  const std::vector<Cells> taken{{0, 3, 7, 30}, {3, 2, 7, 10}};
  CHECK(free_cells(page, taken, 1, 4) == std::vector{Cells{3, 2, 18, 49}, Cells{0, 3, 38, 29}});
  CHECK(free_cells(page, {page}, 1, 4).empty());
  CHECK(free_cells(page, {{0, 5, 10, 57}}, 1, 4).empty());
}
