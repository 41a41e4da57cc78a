// Articles that flow from page to page instead of being packed.
#include "unit/makeup/pages.h"

using namespace qianzi;
using namespace qianzi::makeup::test;

namespace {

std::vector<std::string> numbers(const Made& made) {
  std::vector<std::string> all;
  for (const Page& page : made.pages) all.push_back(page.number);
  return all;
}

bool is_turned(const Page& page) {
  return std::any_of(page.items.begin(), page.items.end(), [](const PageItem& item) {
    const auto* run = std::get_if<GlyphRun>(&item);
    return run != nullptr && run->structure != 0 && run->orientation == Orientation::upright;
  });
}

}  // namespace

TEST_CASE(
    "articles that flow stand whole, one after the other, the same on any number of threads") {
  const Edition source = edition(30, 6, 170, "reading");
  const Made made = make(source);
  REQUIRE(made.pages.size() > 3);
  CHECK(made.diagnostics.empty());
  check_whole(source, made);
  CHECK(make(source, 3).dump == made.dump);
}

TEST_CASE(
    "pages that flow are full but for the last, and an article ends on the page of the next") {
  const Made made = make(edition(30, 6, 170, "reading"));
  for (std::size_t i = 0; i + 1 < made.pages.size(); ++i) {
    Pt foot;
    for (const Region& region : made.pages[i].regions) {
      for (const Rect& area : region.areas) foot = std::max(foot, area.bottom());
    }
    // A head is not parted from its text, so a page may end a head and a few lines early.
    CHECK(made.pages[i].type_area.bottom() - foot < Pt(90));
  }
}

TEST_CASE("pages that flow are numbered on from the plan's page") {
  Edition source = edition(6, 6, 170, "reading");
  source.head.pages[0].number = "7";
  CHECK(numbers(make(source)) == std::vector<std::string>{"7", "8", "9", "10", "11"});
  source.head.pages[0].number = "A";
  CHECK(numbers(make(source)) == std::vector<std::string>{"A", "A", "A", "A", "A"});
}

TEST_CASE("a vertical article that flows begins a page that is turned, however long it is") {
  Edition source = edition(3, 40, 150, "reading");
  source.articles[1].writing_mode = WritingMode::vertical;
  const Made made = make(source);
  check_whole(source, made);
  for (const Page& page : made.pages) {
    for (const Region& region : page.regions) CHECK(is_turned(page) == (region.article == "a1"));
    for (const PageItem& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr) continue;
      CHECK(run->origin.x > Pt(0));
      CHECK(run->origin.x < page.trim.width);
      CHECK(run->origin.y < page.trim.height);
    }
  }
}

TEST_CASE("a page of the plan without articles is an empty page where it flows") {
  const Made made = make(edition(0, 0, 0, "reading"));
  REQUIRE(made.pages.size() == 1);
  CHECK(made.pages[0].regions.empty());
}

TEST_CASE("a vertical article that no page holds has pages of its own, which are turned") {
  Edition source = edition(2, 80, 150, "daily");
  source.articles[0].writing_mode = WritingMode::vertical;
  source.articles[1] = article(1, 3, 100);
  const Made made = make(source);
  check_whole(source, made);
  REQUIRE(made.pages.size() > 1);
  CHECK_FALSE(is_turned(made.pages.front()));
  for (std::size_t i = 1; i < made.pages.size(); ++i) {
    CHECK(is_turned(made.pages[i]));
    CHECK(made.pages[i].number == "1");
    for (const Region& region : made.pages[i].regions) {
      for (const Rect& area : region.areas) CHECK(area.x >= Pt(0));
    }
  }
}
