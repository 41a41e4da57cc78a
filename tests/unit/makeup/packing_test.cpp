#include "makeup/packing.h"

#include <catch2/catch.hpp>

using namespace qianzi::makeup;

namespace {

/// Articles of so many column lines each, with a head of four lines, that may be opened by up to
/// six lines.
PackingRequest request(std::vector<int> lines, int columns) {
  PackingRequest request;
  request.articles = lines.size();
  request.columns = columns;
  request.lines = 60;
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
  const auto fits = request.fits(slot.article, slot.span);
  return fits.empty() ? 0 : fits.at(slot.fit).lines;
}

int total(const std::vector<Band>& bands, const PackingRequest& request) {
  int lines = -request.gap;
  for (const Band& band : bands) lines += band.height + request.gap;
  return lines;
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
        filled[static_cast<std::size_t>(c)] = slot.top + height(request, slot);
      }
      CHECK(slot.top + height(request, slot) <= band.height);
    }
    if (band.too_high) continue;
    for (const int lines : filled) CHECK(lines > 0);
    CHECK(band.dividers.size() + 1 == band.slots.size());
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

TEST_CASE("articles that fit the page in one arrangement are packed so") {
  // Column lines that three columns by 60 lines hold only in one way: two above, two below.
  const PackingRequest pages = request({80, 40, 20, 10}, 3);
  const auto bands = pack(pages);
  check_bands(bands, pages);
  CHECK(total(bands, pages) <= pages.lines);
}

TEST_CASE("a page that is nearly full is filled to its foot") {
  const PackingRequest pages = request({120, 36, 26, 24, 16}, 5);
  const auto bands = pack(pages);
  check_bands(bands, pages);
  CHECK(total(bands, pages) == pages.lines);
}

TEST_CASE("a page with little on it is not blown up") {
  const PackingRequest pages = request({40, 20}, 5);
  CHECK(total(pack(pages), pages) < 25);
}

TEST_CASE("an article higher than the page stands alone and is to be parted") {
  const PackingRequest pages = request({30, 900, 30}, 5);
  const auto bands = pack(pages);
  REQUIRE(bands.size() == 3);
  CHECK_FALSE(bands[0].too_high);
  CHECK(bands[1].too_high);
  CHECK_FALSE(bands[2].too_high);
}

TEST_CASE("dividers stand between the parts that they divide") {
  const PackingRequest pages = request({120, 60, 40}, 5);
  for (const Band& band : pack(pages)) {
    for (const Divider& divider : band.dividers) {
      for (const Slot& slot : band.slots) {
        if (slot.article < divider.begin || slot.article >= divider.end) continue;
        const bool after = slot.article >= divider.middle;
        const int edge = divider.across ? slot.top : slot.column;
        const int line = divider.across ? divider.top : divider.column;
        CHECK((edge >= line) == after);
      }
    }
  }
}

TEST_CASE("the same articles are packed the same way again") {
  const PackingRequest pages = request({70, 40, 30, 60, 20, 15, 35}, 5);
  const auto once = pack(pages);
  const auto again = pack(pages);
  REQUIRE(once.size() == again.size());
  for (std::size_t b = 0; b < once.size(); ++b) {
    REQUIRE(once[b].slots.size() == again[b].slots.size());
    for (std::size_t s = 0; s < once[b].slots.size(); ++s) {
      CHECK(once[b].slots[s].column == again[b].slots[s].column);
      CHECK(once[b].slots[s].top == again[b].slots[s].top);
    }
  }
}
