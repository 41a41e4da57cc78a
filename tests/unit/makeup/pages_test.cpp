// Pages made up from articles: nothing lost, nothing overlapping, placed by hand and automatically.
#include "unit/makeup/pages.h"

using namespace qianzi;
using namespace qianzi::makeup::test;

TEST_CASE("no character of any article is lost, whatever the number and length of articles") {
  const auto [articles, paragraphs, length] = GENERATE(table<std::size_t, std::size_t, std::size_t>(
      {{1, 1, 5}, {1, 60, 90}, {3, 10, 80}, {8, 6, 60}, {14, 3, 50}, {2, 1, 4000}}));
  for (const char* design : {"daily", "reading"}) {
    const Edition source = edition(articles, paragraphs, length, design);
    check_whole(source, make(source));
  }
}

TEST_CASE("regions of articles stand inside the type area and do not overlap") {
  for (const std::size_t articles : {2u, 5u, 9u}) {
    const Edition source = edition(articles, 5, 70, "daily");
    check_whole(source, make(source));
  }
}

TEST_CASE("two hundred articles of any length stand whole, the same on any number of threads") {
  std::uint32_t seed = 7;
  const auto random = [&](std::uint32_t below) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
  };
  Edition source = edition(0, 0, 0, "daily");
  source.head.pages.clear();
  for (std::size_t i = 0; i < 200; ++i) {
    if (i == 0 || random(7) == 0) {
      source.head.pages.emplace_back().number = std::to_string(source.head.pages.size());
    }
    const std::size_t length = 1 + random(random(4) == 0 ? 900 : 120);
    source.articles.push_back(article(i, 1 + random(9), length));
    Placement& placement = source.head.pages.back().placements.emplace_back();
    placement.article = source.articles.back().id;
    placement.priority = static_cast<std::uint16_t>(random(3));
    placement.column = static_cast<std::uint16_t>(random(6) == 0 ? 1 + random(6) : 0);
    placement.columns = static_cast<std::uint16_t>(random(4) == 0 ? 1 + random(4) : 0);
    placement.row = static_cast<std::uint16_t>(random(9) == 0 ? 1 + random(70) : 0);
  }
  const Made made = make(source, 1);
  check_whole(source, made);
  CHECK(make(source, 3).dump == made.dump);
}

TEST_CASE(
    "an article that does not fit goes on on a page that has room, and they lead to each other") {
  Edition source = edition(1, 52, 90, "daily");
  source.articles.push_back(article(1, 3, 60));
  PagePlan second;
  second.number = "2";
  second.placements.emplace_back().article = "a1";
  source.head.pages.push_back(second);
  makeup::Designs all = designs();
  all.at("daily").furniture.jump_to = "TO {page}";
  all.at("daily").furniture.jump_from = "FROM {page}";
  Made made;
  DiagnosticList sink;
  makeup::make_up(
      source, all, font_set(), {1}, sink, [&](const Page& page) { made.pages.push_back(page); });
  REQUIRE(made.pages.size() == 2);
  check_whole(source, made);
  REQUIRE(made.pages[1].regions.size() == 2);
  CHECK(made.pages[1].regions[1].continued);
  REQUIRE(made.pages[0].links.size() == 1);
  CHECK(made.pages[0].links[0].target == "#a0/2");
  CHECK(made.pages[1].anchors.back().name == "a0/2");
  CHECK(made.pages[1].links.at(0).target == "#a0");
  REQUIRE(sink.entries.size() == 1);
  CHECK(sink.entries[0].code == Code::article_jumps);
}

TEST_CASE("a page that is full without need makes room for what comes from another") {
  Edition source = edition(1, 52, 90, "daily");
  PagePlan second;
  second.number = "2";
  for (std::size_t i = 1; i < 4; ++i) {
    source.articles.push_back(article(i, 5, 80));
    source.articles.back().body.push_back(figure(source, 900, 600));
    second.placements.emplace_back().article = source.articles.back().id;
  }
  source.head.pages.push_back(second);
  const Made made = make(source);
  check_whole(source, made);
  REQUIRE(made.pages.size() == 2);
  REQUIRE(made.pages[1].regions.size() == 4);
  CHECK(made.pages[1].regions.back().continued);
  CHECK(images(made).size() == 3);
}

TEST_CASE("a vertical article in a place too low for it is placed by the layout") {
  Edition source = edition(3, 6, 70, "daily");
  source.articles[1].writing_mode = WritingMode::vertical;
  Placement& placement = source.head.pages[0].placements[1];
  placement.column = 4;
  placement.columns = 1;
  placement.row = 60;
  placement.rows = 8;
  DiagnosticList sink;
  Made made;
  makeup::make_up(source, designs(), font_set(), {1}, sink, [&](const Page& page) {
    made.pages.push_back(page);
  });
  check_whole(source, made);
  REQUIRE(sink.entries.size() == 1);
  CHECK(sink.entries[0].code == Code::bad_placement);
}

TEST_CASE("articles stand where the plan says, and the others around them") {
  Edition source = edition(4, 5, 70, "daily");
  Placement& placement = source.head.pages[0].placements[2];
  placement.column = 4;
  placement.columns = 2;
  placement.row = 30;
  const Made made = make(source);
  check_whole(source, made);
  const auto design = designs().at("daily");
  const auto region = std::find_if(made.pages.at(0).regions.begin(),
                                   made.pages[0].regions.end(),
                                   [](const Region& r) { return r.article == "a2"; });
  REQUIRE(region != made.pages[0].regions.end());
  const Rect area = region->areas.at(0);
  const Rect page = made.pages[0].type_area;
  CHECK(area.y.value() == Approx((page.y + design.baseline * 29.0).value()));
  CHECK(area.right().value() == Approx(page.right().value()));
}

TEST_CASE("a place that cannot be is reported, and the layout finds another") {
  Edition source = edition(3, 4, 60, "daily");
  source.head.pages[0].placements[1].slot = "nowhere";
  source.head.pages[0].placements[1].where = {7, 5};
  source.head.pages[0].placements[2].box = "none";
  DiagnosticList sink;
  Made made;
  makeup::make_up(source, designs(), font_set(), {1}, sink, [&](const Page& page) {
    made.pages.push_back(page);
  });
  check_whole(source, made);
  REQUIRE(sink.entries.size() == 2);
  CHECK(sink.entries[0].code == Code::bad_placement);
  CHECK(sink.entries[1].code == Code::bad_placement);
}

TEST_CASE("pages are the same on one thread and on four") {
  Edition source = edition(4, 5, 70, "daily");
  for (int i = 0; i < 5; ++i) source.head.pages.push_back(source.head.pages[0]);
  CHECK(make(source, 1).dump == make(source, 4).dump);
}

TEST_CASE("body lines stand on one grid across columns") {
  const auto all = designs();
  const auto& design = all.at("daily");
  const Made made = make(edition(1, 12, 70, "daily"));
  const Pt size = design.style(design::Role::body).size;
  for (const PageItem& item : made.pages.at(0).items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || run->size != size) continue;
    if (made.pages[0].structure[run->structure].role != StructureRole::paragraph) continue;
    const double lines = (run->origin.y - made.pages[0].type_area.y) / design.baseline;
    const double phase = lines - static_cast<double>(static_cast<int>(lines));
    CHECK(phase == Approx(0.731).margin(0.01));
  }
}

TEST_CASE("an article goes on over the page and says so") {
  const Made made = make(edition(1, 80, 90, "reading"));
  REQUIRE(made.pages.size() > 1);
  CHECK_FALSE(made.pages[0].regions.at(0).continued);
  CHECK(made.pages[1].regions.at(0).continued);
}

TEST_CASE("a vertical article is set in a box on a horizontal page") {
  Edition source = edition(3, 4, 60, "daily");
  source.articles[1].writing_mode = WritingMode::vertical;
  bool upright = false;
  const Made made = make(source);
  for (const PageItem& item : made.pages.at(0).items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    upright = upright || (run != nullptr && run->orientation == Orientation::upright);
  }
  CHECK(upright);
}

TEST_CASE("a headline of four hundred characters and a page without articles come out") {
  Edition source = edition(2, 2, 40, "daily");
  source.articles[0].head.headline = model::inlines_of(sentence(1, 400));
  CHECK_FALSE(make(source).pages.empty());
  source.head.pages[0].placements.clear();
  CHECK(make(source).pages.size() == 1);
}

TEST_CASE("furniture is filled, and a part with nothing to say is left out") {
  EditionHead head;
  head.date = "2026-11-24";
  PagePlan page;
  page.number = "3";
  design::Furniture words;
  words.date = "{year}年{month}月{day}日";
  words.weekdays = "日 一 二 三 四 五 六";
  CHECK(makeup::furniture_words("{date} {weekday}", head, page, words) == "2026年11月24日 二");
  CHECK(makeup::furniture_words("{page}版 {name}", head, page, words) == "3版 ");
  CHECK(makeup::furniture_words("第{number}期", head, page, words).empty());
}

TEST_CASE("a headline that is a little too long is set smaller rather than broken") {
  const auto design = designs().at("daily");
  const Pt size = design.style(design::Role::headline_3).size;
  Edition source = edition(1, 9, 70, "daily");
  const double measure = (design.column_width() * 5.0 + design.gutter * 4.0) / size;
  const auto fits = static_cast<std::size_t>(measure);
  source.articles[0].head.headline = model::inlines_of(sentence(1, fits + 1));
  const auto [sizes, lines] = headline(make(source).pages.at(0));
  CHECK(lines.size() == 1);
  REQUIRE(sizes.size() == 1);
  CHECK(*sizes.begin() < size.value());
  CHECK(*sizes.begin() >= size.value() * 0.79);
}

TEST_CASE("only the article that leads its page has the largest headline") {
  const auto design = designs().at("daily");
  Edition source = edition(2, 6, 70, "daily");
  for (Article& article : source.articles) article.head.headline = model::inlines_of("江上");
  for (Placement& placement : source.head.pages[0].placements) placement.columns = 5;
  const auto sizes = headline(make(source).pages.at(0)).first;
  CHECK(sizes == std::set{design.limits(design::Role::headline_2).most.value(),
                          design.limits(design::Role::headline_3).most.value()});
}
