#include "makeup/float_place.h"
#include "pages.h"

#include <numeric>

using namespace qianzi;
using namespace qianzi::makeup;
using namespace qianzi::makeup::test;

namespace {

/// One article over the whole page, a picture after half of it.
Edition illustrated(FloatPosition position, std::uint16_t columns) {
  Edition source = edition(1, 40, 60, "daily");
  Block block = figure(source, 400, 200);
  std::get<Figure>(block.value).position = position;
  std::get<Figure>(block.value).columns = columns;
  Blocks& body = source.articles[0].body;
  body.insert(body.begin() + static_cast<std::ptrdiff_t>(body.size() / 2), std::move(block));
  source.head.pages[0].placements[0].columns = 4;
  return source;
}

/// The same with a pull quote early in the text, and a picture late in it.
Edition quoted(FloatPosition position, std::uint16_t columns, bool with_figure) {
  Edition source = with_figure ? illustrated(FloatPosition::head, 2) : edition(1, 40, 60, "daily");
  Quote quote;
  quote.pull = true;
  quote.position = position;
  quote.columns = columns;
  quote.content.push_back({Paragraph{model::inlines_of("灯亮了，人还没有散去")}, {}, {}});
  quote.source = model::inlines_of("老船工");
  Blocks& body = source.articles[0].body;
  body.insert(body.begin() + 8, Block{std::move(quote), {}, {}});
  source.head.pages[0].placements[0].columns = 4;
  return source;
}

bool is_quoted(const Page& page, std::uint32_t structure) {
  for (; structure != no_parent; structure = page.structure[structure].parent) {
    if (page.structure[structure].role == StructureRole::quote) return true;
  }
  return false;
}

/// The area that the lines of the pull quote take.
Rect quote_of(const Made& made) {
  Pt left(1e6), top(1e6), right, bottom;
  const Page& page = made.pages.at(0);
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || !is_quoted(page, run->structure)) continue;
    left = std::min(left, run->origin.x);
    top = std::min(top, run->origin.y - run->size * 0.88);
    right = std::max(right, run->origin.x + run->size * static_cast<double>(run->glyphs.size()));
    bottom = std::max(bottom, run->origin.y + run->size * 0.12);
  }
  return {left, top, right - left, bottom - top};
}

/// Areas of the text's lines, as they follow each other.
std::vector<Rect> lines_of(const Made& made) {
  std::vector<Rect> lines;
  const Page& page = made.pages.at(0);
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || page.structure[run->structure].role != StructureRole::paragraph ||
        is_quoted(page, run->structure)) {
      continue;
    }
    const Pt width = run->size * static_cast<double>(run->glyphs.size());
    lines.push_back({run->origin.x, run->origin.y - run->size * 0.88, width, run->size});
  }
  return lines;
}

/// Of four columns of thirty lines.
std::vector<Stretch> round(const std::vector<Obstacle>& obstacles) {
  return stretches_round(obstacles, 4, 30);
}

int stretched(const std::vector<Stretch>& stretches) {
  return std::accumulate(stretches.begin(), stretches.end(), 0, [](int sum, const Stretch& each) {
    return sum + each.lines;
  });
}

}  // namespace

TEST_CASE("columns run on below a figure in their middle") {
  const auto stretches = round({{{2, 1, 8}, 10}});
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
  CHECK(round({{{2, 2, 0}, 10}}).size() == 4);
  CHECK(round({{{2, 2, 20}, 10}}).size() == 4);
}

TEST_CASE("a figure in the middle leaves columns beside it and lines above and below") {
  for (int columns = 1; columns <= 4; ++columns) {
    for (int height = 4; height < 50; ++height) {
      const FloatWish wish{FloatPosition::middle, 0, 0.5};
      for (const FloatPlace& place : float_places(wish, columns, 10, 4, height)) {
        CHECK(place.columns < 4);
        CHECK(place.first + place.columns <= 4);
        CHECK(place.top >= 6);
        CHECK(place.top + 10 <= height - 6);
      }
    }
  }
  CHECK(float_places({FloatPosition::middle, 0, 0.5}, 2, 10, 4, 30).size() == 1);
}

TEST_CASE("a figure costs more the further it stands from its paragraph") {
  const FloatWish late{FloatPosition::anywhere, 0, 0.95};
  const FloatPlace near{2, 2, 0};
  const FloatPlace far{2, 0, 0};
  CHECK(float_place_cost(near, late, 10, 4, 30) < float_place_cost(far, late, 10, 4, 30));
  // Before all text it belongs to no paragraph.
  const FloatWish none{FloatPosition::anywhere, 0, 0};
  CHECK(float_place_cost(near, none, 10, 4, 30) == 0);
}

TEST_CASE("a figure stands where its place says, text flows round it in order on the grid") {
  const auto position = GENERATE(FloatPosition::head, FloatPosition::middle, FloatPosition::foot);
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
  CHECK((above > 0) == (position != FloatPosition::head));
  CHECK((below > 0) == (position != FloatPosition::foot));
  CHECK(make(source, 4).dump == made.dump);
}

TEST_CASE("text above a figure goes on below it in the same column") {
  const Made made = make(illustrated(FloatPosition::middle, 2));
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
  const Made made = make(illustrated(FloatPosition::text, 0));
  REQUIRE(images(made).size() == 1);
  CHECK(images(made)[0].width.value() < 140);
}

TEST_CASE("a figure spans the columns it asks for, where its article has so many") {
  const double two = images(make(illustrated(FloatPosition::foot, 2))).at(0).width.value();
  const double three = images(make(illustrated(FloatPosition::foot, 3))).at(0).width.value();
  CHECK(three - two == Approx(126 + 17.5).margin(1));
  CHECK(images(make(illustrated(FloatPosition::foot, 9))).size() == 1);
}

TEST_CASE("two floats in a column have room for text between them") {
  CHECK(apart({{2, 0, 0}, 10}, {{2, 2, 0}, 10}));
  CHECK(apart({{2, 0, 0}, 10}, {{2, 1, 16}, 10}));
  CHECK_FALSE(apart({{2, 0, 0}, 10}, {{2, 1, 15}, 10}));
  CHECK_FALSE(apart({{2, 1, 15}, 10}, {{2, 0, 0}, 10}));
  const auto stretches = round({{{2, 1, 20}, 10}, {{2, 0, 0}, 8}});
  REQUIRE(stretches.size() == 4);
  CHECK(stretches[0].top == 8);
  CHECK(stretches[1].column == 1);
  CHECK(stretches[1].top == 8);
  CHECK(stretches[1].lines == 12);
  CHECK(stretched(stretches) == 4 * 30 - 2 * 10 - 2 * 8);
}

TEST_CASE("a pull quote stands where its place says, over two columns, text flows round it") {
  const auto position = GENERATE(FloatPosition::head, FloatPosition::middle, FloatPosition::foot);
  const bool with_figure = GENERATE(false, true);
  const Edition source = quoted(position, 0, with_figure);
  const Made made = make(source);
  REQUIRE(made.pages.size() == 1);
  std::string text = body_text(made, 0);
  const std::string words = "灯亮了，人还没有散去";
  REQUIRE(text.find(words) != std::string::npos);
  text.erase(text.find(words), words.size());
  CHECK(text == body_text(source.articles[0]));
  const Rect quote = quote_of(made);
  // Its lines stand across the gutter between two columns, in their middle.
  bool across = false;
  int above = 0;
  int below = 0;
  for (const Rect& line : lines_of(made)) {
    CHECK_FALSE(overlap(line, quote));
    across = across || (line.x > quote.x && line.x < quote.right());
    if (line.x > quote.right() || line.right() < quote.x) continue;
    ++(line.y < quote.y ? above : below);
  }
  CHECK(across);
  CHECK((above > 0) == (position != FloatPosition::head));
  CHECK((below > 0) == (position != FloatPosition::foot));
  for (const Rect& picture : images(made)) CHECK_FALSE(overlap(picture, quote));
  CHECK(make(source, 4).dump == made.dump);
}

TEST_CASE("a pull quote that has no place stands in the text, a column wide") {
  CHECK(quote_of(make(quoted(FloatPosition::anywhere, 0, true))).width.value() < 140);
  CHECK(quote_of(make(quoted(FloatPosition::text, 0, true))).width.value() < 140);
  // So does one that asks for more columns than there are.
  CHECK(quote_of(make(quoted(FloatPosition::foot, 9, false))).width.value() < 140);
}
