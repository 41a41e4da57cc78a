#include "makeup/packing.h"

#include <catch2/catch.hpp>

using namespace qianzi::makeup;

namespace {

/// Articles of so many column lines each, with a head of four lines.
PackingRequest request(std::vector<int> lines, int columns) {
  PackingRequest request;
  request.articles = lines.size();
  request.columns = columns;
  request.lines = 60;
  request.height = [lines = std::move(lines)](std::size_t article, int span) {
    return 4 + (lines[article] + span - 1) / span;
  };
  request.wanted_span = [](std::size_t) { return 0; };
  return request;
}

/// Every article stands once, inside the columns, and no two overlap.
void check_bands(const std::vector<Band>& bands, const PackingRequest& request) {
  std::size_t next = 0;
  for (const Band& band : bands) {
    std::vector<int> filled(static_cast<std::size_t>(request.columns), 0);
    for (const Slot& slot : band.slots) {
      CHECK(slot.article == next++);
      REQUIRE(slot.column + slot.span <= request.columns);
      for (int c = slot.column; c < slot.column + slot.span; ++c) {
        CHECK(slot.top >= filled[static_cast<std::size_t>(c)]);
        filled[static_cast<std::size_t>(c)] = slot.top + request.height(slot.article, slot.span);
      }
      CHECK(slot.top + request.height(slot.article, slot.span) <= band.height);
    }
    for (const int lines : filled) CHECK(lines > 0);
  }
  CHECK(next == request.articles);
}

}  // namespace

TEST_CASE("bands fill every column and keep the order of the plan") {
  for (int columns = 1; columns <= 6; ++columns) {
    const PackingRequest pages = request({120, 40, 30, 60, 20}, columns);
    check_bands(pack(pages), pages);
  }
}

TEST_CASE("a page of three hundred articles is packed in bounded work") {
  const PackingRequest pages = request(std::vector<int>(300, 20), 5);
  check_bands(pack(pages), pages);
}

TEST_CASE("the span that the editor asks for is given") {
  PackingRequest pages = request({120, 40, 30}, 5);
  pages.wanted_span = [](std::size_t article) { return article == 1 ? 2 : 0; };
  for (const Band& band : pack(pages)) {
    for (const Slot& slot : band.slots) {
      if (slot.article == 1) CHECK(slot.span == 2);
    }
  }
}

TEST_CASE("the first article leads its page") {
  const PackingRequest pages = request({150, 40, 40, 40}, 5);
  const auto bands = pack(pages);
  CHECK(bands.at(0).slots.at(0).span >= 3);
}

TEST_CASE("no articles, no bands") {
  CHECK(pack(request({}, 5)).empty());
}
