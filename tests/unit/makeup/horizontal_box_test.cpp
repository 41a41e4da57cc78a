#include "makeup/axes.h"
#include "makeup/horizontal_box.h"
#include "pages.h"

using namespace qianzi;
using namespace qianzi::makeup;
using namespace qianzi::makeup::test;

namespace {

/// Articles on a page of tiers; the first stands across it.
Edition turned_edition(std::size_t articles, std::size_t paragraphs, std::size_t length) {
  Edition source = edition(articles, paragraphs, length, "tabloid-vertical");
  source.articles[0].writing_mode = WritingMode::horizontal;
  return source;
}

std::vector<GlyphRun> runs_of(const Page& page, std::uint32_t article) {
  std::vector<GlyphRun> runs;
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || run->structure == 0) continue;
    if (page.structure[run->structure].key.article == article) runs.push_back(*run);
  }
  return runs;
}

std::vector<GlyphRun> body_runs_of(const Page& page, std::uint32_t article) {
  std::vector<GlyphRun> runs = runs_of(page, article);
  std::erase_if(runs, [&](const GlyphRun& run) {
    return page.structure[run.structure].role != StructureRole::paragraph;
  });
  return runs;
}

Rect area_of(const Page& page, const std::string& article) {
  for (const Region& region : page.regions) {
    if (region.article == article) return region.areas.at(0);
  }
  return {};
}

}  // namespace

TEST_CASE("a horizontal article stands horizontal on a vertical page") {
  const Edition source = turned_edition(3, 6, 50);
  const Made made = make(source);
  check_whole(source, made);
  REQUIRE(made.pages.size() == 1);
  for (const GlyphRun& run : runs_of(made.pages[0], 0)) {
    CHECK(run.orientation == Orientation::horizontal);
  }
  for (std::uint32_t article : {1u, 2u}) {
    for (const GlyphRun& run : runs_of(made.pages[0], article)) {
      CHECK(run.orientation == Orientation::upright);
    }
  }
}

TEST_CASE("columns of a horizontal box follow each other from the left, below its headline") {
  const Edition source = turned_edition(2, 12, 60);
  const Page page = make(source).pages.at(0);
  const auto lines = body_runs_of(page, 0);
  const Rect area = area_of(page, "a0");
  std::set<double> columns;
  Pt before = lines.at(0).origin.y;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Point at = lines[i].origin;
    CHECK(at.x >= area.x);
    CHECK(at.x + lines[i].size * static_cast<double>(lines[i].glyphs.size()) <=
          area.right() + lines[i].size);
    if (i > 0 && at.y < before) {
      CHECK(at.x > lines[i - 1].origin.x + lines[i].size * 8.0);
      columns.insert(at.x.value());
    }
    before = at.y;
  }
  CHECK_FALSE(columns.empty());
  for (const GlyphRun& run : runs_of(page, 0)) {
    if (page.structure[run.structure].role == StructureRole::headline) {
      CHECK(run.origin.y < lines[0].origin.y);
      CHECK(run.origin.x <= lines[0].origin.x + run.size);
    }
  }
}

TEST_CASE("a horizontal box placed by hand fills its place on the grid") {
  Edition source = turned_edition(3, 6, 50);
  source.head.pages[0].number = "2";
  source.head.pages.insert(source.head.pages.begin(), PagePlan{});
  source.head.pages[0].number = "1";
  Placement& placement = source.head.pages[1].placements[0];
  placement.column = 5;
  placement.columns = 3;
  placement.row = 10;
  placement.rows = 21;
  const Made made = make(source);
  check_whole(source, made);
  const Page& page = made.pages.at(1);
  const design::PageDesign design = designs().at("tabloid-vertical");
  const Pt tier = design.column_width();
  const Rect area = area_of(page, "a0");
  CHECK(area.height.value() == Approx((tier * 3.0 + design.gutter * 2.0).value()));
  CHECK(area.bottom().value() == Approx(page.type_area.bottom().value()));
  CHECK(area.right().value() == Approx((page.type_area.right() - design.baseline * 9.0).value()));
  CHECK(area.width <= design.baseline * 21.0);
  const Pt slack(1);
  const auto framed = std::count_if(page.items.begin(), page.items.end(), [&](auto& item) {
    const auto* rule = std::get_if<Rule>(&item);
    return rule != nullptr && rule->from.x == rule->to.x && rule->from.x < area.x + slack &&
           rule->from.x > area.x - slack && rule->to.y - rule->from.y > area.height - slack * 2.0;
  });
  CHECK(framed == 1);
}

TEST_CASE("a horizontal box that is too small for its article goes on elsewhere") {
  Edition source = turned_edition(1, 14, 60);
  PagePlan second = source.head.pages[0];
  second.number = "2";
  source.articles.push_back(article(1, 4, 40));
  second.placements[0].article = "a1";
  Placement& placement = source.head.pages[0].placements[0];
  placement.column = 5;
  placement.columns = 3;
  placement.row = 15;
  placement.rows = 16;
  source.head.pages.push_back(second);
  const Made made = make(source);
  check_whole(source, made);
  REQUIRE(made.pages.size() == 2);
  CHECK(std::any_of(made.diagnostics.begin(), made.diagnostics.end(), [](const Diagnostic& d) {
    return d.code == Code::article_jumps;
  }));
  const Rect first = area_of(made.pages[0], "a0");
  const Rect rest = area_of(made.pages[1], "a0");
  for (const auto& [page, area, words] :
       {std::tuple(&made.pages[0], first, std::string("下轉第二版")),
        std::tuple(&made.pages[1], rest, std::string("上接第一版"))}) {
    bool found = false;
    for (const PageItem& item : page->items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr || run->text != words) continue;
      found = true;
      CHECK(run->orientation == Orientation::horizontal);
      CHECK(run->origin.x > area.x);
      CHECK(run->origin.x + run->size * 5.0 < area.right());
      CHECK(run->origin.y > area.y);
      CHECK(run->origin.y < area.bottom());
    }
    CHECK(found);
    REQUIRE(page->links.size() == 1);
    CHECK(overlap(page->links[0].area, area));
    CHECK(page->links[0].area.width > page->links[0].area.height);
  }
}

TEST_CASE("pictures and captions of a horizontal box stand as they are") {
  Edition source = turned_edition(2, 10, 60);
  Block block = figure(source, 400, 200);
  std::get<Figure>(block.value).caption = model::inlines_of("灯下");
  source.articles[0].body.insert(source.articles[0].body.begin() + 3, std::move(block));
  const Made made = make(source);
  check_whole(source, made);
  const auto pictures = images(made);
  REQUIRE(pictures.size() == 1);
  CHECK(pictures[0].width.value() == Approx(2 * pictures[0].height.value()));
  const auto all = runs_of(made.pages[0], 0);
  const auto caption =
      std::find_if(all.begin(), all.end(), [](const GlyphRun& run) { return run.text == "灯下"; });
  REQUIRE(caption != all.end());
  CHECK(caption->orientation == Orientation::horizontal);
  CHECK(caption->origin.y > pictures[0].bottom());
  CHECK(caption->origin.x >= pictures[0].x);
}

TEST_CASE("the writing mode of the edition turns no article on a vertical page") {
  Edition source = edition(1, 4, 40, "tabloid-vertical");
  source.head.writing_mode = WritingMode::horizontal;
  for (const GlyphRun& run : runs_of(make(source).pages.at(0), 0)) {
    CHECK(run.orientation == Orientation::upright);
  }
}

TEST_CASE("what stands across a vertical page comes out as it was") {
  const design::PageDesign design = designs().at("tabloid-vertical");
  const Rect type = design.type_area(design::Side::right);
  const Axes axes(design, type);
  const Rect inside{Pt(10), Pt(20), Pt(30), Pt(40)};
  const Rect placed = axes.on_sheet(across(inside, Pt(100)));
  const Point corner = axes.on_sheet(Point{Pt(0), Pt(0)});
  CHECK(placed.x.value() == Approx((corner.x - Pt(100) + inside.x).value()));
  CHECK(placed.y.value() == Approx((corner.y + inside.y).value()));
  CHECK(placed.width == inside.width);
  CHECK(placed.height == inside.height);
}
