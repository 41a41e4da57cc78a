// What stands on a page beside running text: pictures, tables, boxes, notes, reports.
#include "unit/makeup/pages.h"

using namespace qianzi;
using namespace qianzi::makeup::test;

TEST_CASE("the pictures of a picture story stand above each other over several columns") {
  Edition source = edition(2, 8, 60, "daily");
  source.head.pages[0].placements[0].columns = 3;
  source.head.pages[0].placements[1].columns = 2;
  for (int i = 0; i < 2; ++i) source.articles[1].body.push_back(figure(source, 900, 600));
  const auto areas = images(make(source));
  REQUIRE(areas.size() == 2);
  CHECK(areas[0].x == areas[1].x);
  CHECK(areas[0].width > designs().at("daily").column_width() * 1.9);
  CHECK(areas[1].y > areas[0].bottom());
}

TEST_CASE("a picture with too few pixels for its place is told of once, a drawing never") {
  Edition source = edition(2, 8, 60, "daily");
  source.head.pages[0].placements[0].columns = 3;
  source.head.pages[0].placements[1].columns = 2;
  source.articles[0].body.push_back(figure(source, 120, 60));
  source.articles[1].body.push_back(source.articles[0].body.back());
  source.articles[1].body.push_back(figure(source, 120, 60));
  source.articles[1].body.push_back(figure(source, 4000, 2000));
  source.images[0].name = "small.png";
  source.images[0].where = {7, 3};
  source.images[1].format = ImageFormat::svg;
  const Made made = make(source);
  std::vector<Diagnostic> coarse;
  for (const Diagnostic& each : made.diagnostics) {
    if (each.code == Code::image_coarse) coarse.push_back(each);
  }
  REQUIRE(coarse.size() == 1);
  CHECK(coarse[0].line == 7);
  REQUIRE(coarse[0].arguments.size() == 4);
  CHECK(coarse[0].arguments[0] == "small.png");
  // dpi, millimetres and the pixels that are wanted say the same.
  const double inches = std::stod(coarse[0].arguments[2]) / 25.4;
  CHECK(std::stod(coarse[0].arguments[1]) == Approx(120 / inches).margin(2));
  CHECK(std::stod(coarse[0].arguments[3]) == Approx(150 * inches).margin(5));
}

TEST_CASE("a picture is not lost where an article is parted") {
  Edition source = edition(1, 90, 90, "daily");
  // Too high to stand above columns.
  auto& body = source.articles[0].body;
  body.insert(body.begin(), figure(source, 300, 900));
  CHECK(images(make(source)).size() == 1);
}

TEST_CASE("lines of a vertical box stand apart evenly to fill its width") {
  Edition source = edition(1, 14, 60, "daily");
  source.articles[0].writing_mode = WritingMode::vertical;
  const Made made = make(source);
  std::set<double> places;
  for (const PageItem& item : made.pages.at(0).items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run != nullptr && run->size == designs().at("daily").style(design::Role::body).size) {
      places.insert(std::round(run->origin.x.value() * 10) / 10);
    }
  }
  REQUIRE(places.size() > 3);
  const double left = made.pages[0].regions.at(0).areas.at(0).x.value();
  // No column's worth of white at the left of the frame.
  CHECK(*places.begin() - left < designs().at("daily").baseline.value() * 2.6);
}

TEST_CASE("a note of a vertical article has its number and can be led to") {
  Edition source = edition(1, 3, 60, "daily");
  source.articles[0].writing_mode = WritingMode::vertical;
  Note note;
  note.id = "n";
  note.number = 1;
  Block block;
  block.value = Paragraph{model::inlines_of("江边")};
  note.content.push_back(std::move(block));
  source.articles[0].notes.push_back(std::move(note));
  const Made made = make(source);
  CHECK(set_text(made).find("[1]") != std::string::npos);
  const auto& anchors = made.pages.at(0).anchors;
  CHECK(
      std::any_of(anchors.begin(), anchors.end(), [](const auto& a) { return a.name == "a0/n"; }));
}

TEST_CASE("a table too wide for a column spans several") {
  Edition source = edition(1, 8, 60, "daily");
  Table table;
  table.columns = 6;
  for (int r = 0; r < 4; ++r) {
    TableRow& row = table.rows.emplace_back();
    for (int c = 0; c < 6; ++c) row.cells.emplace_back().content = model::inlines_of("望澜桥水位");
  }
  Block block;
  block.value = std::move(table);
  source.articles[0].body.insert(source.articles[0].body.begin() + 3, std::move(block));
  source.head.pages[0].placements[0].columns = 3;
  const Made made = make(source);
  Pt left(10000);
  Pt right(0);
  for (const PageItem& item : made.pages.at(0).items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || run->structure == 0) continue;
    const auto& mark = made.pages[0].structure[run->structure];
    if (made.pages[0].structure[mark.parent].role != StructureRole::table_cell) continue;
    left = std::min(left, run->origin.x);
    right = std::max(right, run->origin.x);
  }
  CHECK(right - left > designs().at("daily").column_width());
  CHECK(body_text(made, 0).find(body_text(source.articles[0]).substr(0, 300)) != std::string::npos);
}

TEST_CASE("pictures of a vertical article stand in its box") {
  Edition source = edition(2, 5, 60, "daily");
  source.articles[1].writing_mode = WritingMode::vertical;
  source.articles[1].body.push_back(figure(source, 600, 800));
  const Made made = make(source);
  REQUIRE(images(made).size() == 1);
  const auto region = std::find_if(made.pages.at(0).regions.begin(),
                                   made.pages[0].regions.end(),
                                   [](const Region& r) { return r.article == "a1"; });
  REQUIRE(region != made.pages[0].regions.end());
  const Rect box = region->areas.at(0);
  const Rect image = images(made)[0];
  CHECK(image.x > box.x);
  CHECK(image.y > box.y);
  CHECK(image.right() < box.right());
  CHECK(image.bottom() < box.bottom());
}

TEST_CASE("a pull quote stands between rules, larger than the text") {
  Edition source = edition(1, 6, 60, "daily");
  Quote quote;
  quote.pull = true;
  quote.content.push_back({Paragraph{model::inlines_of("灯下有人")}, {}, {}});
  Block block;
  block.value = std::move(quote);
  source.articles[0].body.insert(source.articles[0].body.begin() + 2, std::move(block));
  const Made made = make(source);
  const Pt size = designs().at("daily").style(design::Role::body).size;
  bool found = false;
  for (const PageItem& item : made.pages.at(0).items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    found = found || (run != nullptr && run->text == "灯下有人" && run->size > size * 1.2);
  }
  CHECK(found);
}

TEST_CASE("a box of the design frames an article and its text keeps to the grid") {
  Edition source = edition(2, 6, 70, "daily");
  source.head.pages[0].placements[1].box = std::string("frame");
  source.head.pages[0].placements[1].columns = 2;
  makeup::Designs all = designs();
  design::PageDesign& design = all.at("daily");
  design.boxes.clear();
  design::Box& box = design.boxes.emplace_back();
  box.name = std::string("frame");
  box.rule = Pt(1);
  box.fill = Colour{};
  box.padding = Pt(8);
  Made made;
  DiagnosticList sink;
  makeup::make_up(
      source, all, font_set(), {1}, sink, [&](const Page& page) { made.pages.push_back(page); });
  check_whole(source, made);
  CHECK(sink.entries.empty());
  const auto fills =
      std::count_if(made.pages.at(0).items.begin(),
                    made.pages[0].items.end(),
                    [](const PageItem& item) { return std::holds_alternative<Fill>(item); });
  CHECK(fills == 1);
  const Page& page = made.pages[0];
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || run->size != design.style(design::Role::body).size) continue;
    if (page.structure[run->structure].role != StructureRole::paragraph) continue;
    const double lines = (run->origin.y - page.type_area.y) / design.baseline;
    CHECK(lines - std::floor(lines) == Approx(0.731).margin(0.01));
  }
}

TEST_CASE("every page is reported and has a proof of its grid") {
  Edition source = edition(1, 52, 90, "daily");
  std::vector<makeup::PageReport> reports;
  makeup::Options options;
  options.threads = 1;
  options.reported = [&](const makeup::PageReport& report) { reports.push_back(report); };
  DiagnosticList sink;
  std::vector<Page> pages;
  makeup::make_up(source, designs(), font_set(), options, sink, [&](const Page& page) {
    pages.push_back(page);
  });
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].sheets == 2);
  CHECK(reports[0].overset > 0);
  CHECK(reports[0].filled <= reports[0].lines);
  REQUIRE(reports[0].articles.size() == 1);
  CHECK(reports[0].articles[0].headline > 20);
  REQUIRE(pages.size() == 2);
  // The overset is said in words, on the page that lacks it.
  const auto has_words = [](const Page& page) {
    return std::any_of(page.proof.begin(), page.proof.end(), [](const PageItem& item) {
      return std::holds_alternative<GlyphRun>(item);
    });
  };
  CHECK(has_words(pages[0]));
  CHECK_FALSE(has_words(pages[1]));
  CHECK(pages[1].proof.size() > 20);
}
