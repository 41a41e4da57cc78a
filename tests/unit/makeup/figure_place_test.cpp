#include "makeup/figure_place.h"
#include "pages.h"

#include <numeric>

using namespace qianzi;
using namespace qianzi::makeup;
using namespace qianzi::makeup::test;

namespace {

/// One article over the whole page, a picture after half of it.
Edition illustrated(FigurePosition position, std::uint16_t columns) {
  Edition source = edition(1, 40, 60, "daily");
  Block block = figure(source, 400, 200);
  std::get<Figure>(block.value).position = position;
  std::get<Figure>(block.value).columns = columns;
  Blocks& body = source.articles[0].body;
  body.insert(body.begin() + static_cast<std::ptrdiff_t>(body.size() / 2), std::move(block));
  source.head.pages[0].placements[0].columns = 4;
  return source;
}

/// Areas of the text's lines, as they follow each other.
std::vector<Rect> lines_of(const Made& made) {
  std::vector<Rect> lines;
  const Page& page = made.pages.at(0);
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || page.structure[run->structure].role != StructureRole::paragraph) continue;
    const Pt width = run->size * static_cast<double>(run->glyphs.size());
    lines.push_back({run->origin.x, run->origin.y - run->size * 0.88, width, run->size});
  }
  return lines;
}

int stretched(const std::vector<Stretch>& stretches) {
  return std::accumulate(stretches.begin(), stretches.end(), 0, [](int sum, const Stretch& each) {
    return sum + each.lines;
  });
}

}  // namespace

TEST_CASE("columns run on below a figure in their middle") {
  const auto stretches = stretches_round({2, 1, 8}, 10, 4, 30);
  REQUIRE(stretches.size() == 6);
  CHECK(stretches[0].lines == 30);
  CHECK(stretches[1].column == 1);
  CHECK(stretches[1].lines == 8);
  CHECK(stretches[2].column == 1);
  CHECK(stretches[2].top == 18);
  CHECK(stretches[2].lines == 12);
  CHECK(stretches[3].column == 2);
  CHECK(stretches[5].column == 3);
  CHECK(stretched(stretches) == 4 * 30 - 2 * 10);
}

TEST_CASE("a figure at the head or the foot leaves each column in one piece") {
  CHECK(stretches_round({2, 2, 0}, 10, 4, 30).size() == 4);
  CHECK(stretches_round({2, 2, 20}, 10, 4, 30).size() == 4);
}

TEST_CASE("a figure in the middle leaves columns beside it and lines above and below") {
  for (int columns = 1; columns <= 4; ++columns) {
    for (int height = 4; height < 50; ++height) {
      const FigureWish wish{FigurePosition::middle, 0, 0.5};
      for (const FigurePlace& place : figure_places(wish, columns, 10, 4, height)) {
        CHECK(place.columns < 4);
        CHECK(place.first + place.columns <= 4);
        CHECK(place.top >= 6);
        CHECK(place.top + 10 <= height - 6);
      }
    }
  }
  CHECK(figure_places({FigurePosition::middle, 0, 0.5}, 2, 10, 4, 30).size() == 1);
}

TEST_CASE("a figure costs more the further it stands from its paragraph") {
  const FigureWish late{FigurePosition::anywhere, 0, 0.95};
  const FigurePlace near{2, 2, 0};
  const FigurePlace far{2, 0, 0};
  CHECK(figure_place_cost(near, late, 10, 4, 30) < figure_place_cost(far, late, 10, 4, 30));
  // Before all text it belongs to no paragraph.
  const FigureWish none{FigurePosition::anywhere, 0, 0};
  CHECK(figure_place_cost(near, none, 10, 4, 30) == 0);
}

TEST_CASE("a figure stands where its place says, text flows round it in order on the grid") {
  const auto position =
      GENERATE(FigurePosition::head, FigurePosition::middle, FigurePosition::foot);
  const Edition source = illustrated(position, 2);
  const Made made = make(source);
  check_whole(source, made);
  REQUIRE(made.pages.size() == 1);
  const auto pictures = images(made);
  REQUIRE(pictures.size() == 1);
  const Rect picture = pictures[0];
  int above = 0;
  int below = 0;
  for (const Rect& line : lines_of(made)) {
    CHECK_FALSE(overlap(line, picture));
    if (line.x + Pt(1) < picture.x || line.x > picture.right()) continue;
    ++(line.y < picture.y ? above : below);
    const double at = (line.y - made.pages[0].type_area.y).value() / 14.6;
    static const double grid = at - std::floor(at);
    CHECK(std::abs(std::remainder(at - grid, 1)) < 0.01);
  }
  CHECK((above > 0) == (position != FigurePosition::head));
  CHECK((below > 0) == (position != FigurePosition::foot));
  CHECK(make(source, 4).dump == made.dump);
}

TEST_CASE("text above a figure goes on below it in the same column") {
  const Made made = make(illustrated(FigurePosition::middle, 2));
  const Rect picture = images(made).at(0);
  std::vector<Rect> lines = lines_of(made);
  bool crossed = false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool over = lines[i - 1].y < picture.y && lines[i].y > picture.bottom();
    if (!over) continue;
    crossed = true;
    CHECK(std::abs((lines[i].x - lines[i - 1].x).value()) < 30);
  }
  CHECK(crossed);
}

TEST_CASE("a figure whose place is in the text is a column wide") {
  const Made made = make(illustrated(FigurePosition::text, 0));
  REQUIRE(images(made).size() == 1);
  CHECK(images(made)[0].width.value() < 140);
}

TEST_CASE("a figure spans the columns it asks for, where its article has so many") {
  const double two = images(make(illustrated(FigurePosition::foot, 2))).at(0).width.value();
  const double three = images(make(illustrated(FigurePosition::foot, 3))).at(0).width.value();
  CHECK(three - two == Approx(126 + 17.5).margin(1));
  CHECK(images(make(illustrated(FigurePosition::foot, 9))).size() == 1);
}
