#include "design/page_design.h"
#include "fonts/font_set.h"
#include "makeup/furniture.h"
#include "makeup/makeup.h"
#include "model/text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

using namespace qianzi;

namespace {

const fonts::FontSet& font_set() {
  static DiagnosticList sink;
  static const auto fonts = fonts::load_font_set(QIANZI_SOURCE_DIR "/fonts/fontset.xml", sink);
  return *fonts;
}

makeup::Designs designs() {
  makeup::Designs designs;
  DiagnosticList sink;
  for (const std::string name : {"daily", "reading"}) {
    std::ifstream file(std::string(QIANZI_SOURCE_DIR "/designs/") + name + ".xml");
    const std::string xml((std::istreambuf_iterator<char>(file)), {});
    auto design = design::load_design(xml, name, sink);
    REQUIRE(design);
    designs.emplace(name, std::move(*design));
  }
  return designs;
}

std::string sentence(std::size_t seed, std::size_t length) {
  static const char* const words[] = {"江", "桥", "灯", "风", "船", "岸", "夜", "人", "水", "山"};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += words[(seed * 7 + i * 3) % 10];
  return text + "。";
}

Article article(std::size_t index, std::size_t paragraphs, std::size_t length) {
  Article article;
  article.id = "a" + std::to_string(index);
  article.language = "zh-Hans";
  article.head.headline = model::inlines_of(sentence(index, 12));
  for (std::size_t p = 0; p < paragraphs; ++p) {
    Block block;
    block.value = Paragraph{model::inlines_of(sentence(index + p, length))};
    article.body.push_back(std::move(block));
  }
  return article;
}

Edition
edition(std::size_t articles, std::size_t paragraphs, std::size_t length, std::string design) {
  Edition edition;
  edition.head.id = "e";
  edition.head.date = "2026-11-24";
  edition.head.language = "zh-Hans";
  edition.head.nameplate = "报";
  edition.head.design = std::move(design);
  PagePlan page;
  page.number = "1";
  for (std::size_t i = 0; i < articles; ++i) {
    edition.articles.push_back(article(i, paragraphs, length));
    page.placements.emplace_back().article = edition.articles.back().id;
  }
  edition.head.pages.push_back(std::move(page));
  return edition;
}

struct Made {
  std::vector<Page> pages;
  std::string dump;
  std::vector<Diagnostic> diagnostics;
};

Made make(const Edition& edition, unsigned threads = 1) {
  Made made;
  DiagnosticList sink;
  makeup::make_up(edition, designs(), font_set(), {threads}, sink, [&](const Page& page) {
    made.dump += model::dump(page, [](FaceId id) { return std::to_string(id.index); });
    made.pages.push_back(page);
  });
  made.diagnostics = std::move(sink.entries);
  return made;
}

std::string set_text(const Made& made) {
  std::string text;
  for (const Page& page : made.pages) {
    for (const PageItem& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run != nullptr && run->structure != 0) text += run->text;
    }
  }
  return text;
}

/// The paragraphs of one article as they stand on the pages, one after another.
std::string body_text(const Made& made, std::uint32_t article) {
  std::string text;
  for (const Page& page : made.pages) {
    for (const PageItem& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr) continue;
      const StructureMark& mark = page.structure[run->structure];
      if (mark.key.article == article && mark.role == StructureRole::paragraph) text += run->text;
    }
  }
  return text;
}

/// The same as the article has them.
std::string body_text(const Article& article) {
  std::string text;
  for (const Block& block : article.body) {
    if (const auto* p = std::get_if<Paragraph>(&block.value)) text += model::plain_text(p->content);
  }
  return text;
}

bool overlap(const Rect& a, const Rect& b) {
  const Pt slack(0.01);
  return a.x + slack < b.right() && b.x + slack < a.right() && a.y + slack < b.bottom() &&
         b.y + slack < a.bottom();
}

/// Every paragraph of every article stands on the pages once and in order; no two articles overlap
/// or leave the type area.
void check_whole(const Edition& source, const Made& made) {
  for (std::size_t i = 0; i < source.articles.size(); ++i) {
    CHECK(body_text(made, static_cast<std::uint32_t>(i)) == body_text(source.articles[i]));
  }
  for (const Page& page : made.pages) {
    std::vector<Rect> areas;
    for (const Region& region : page.regions) {
      areas.insert(areas.end(), region.areas.begin(), region.areas.end());
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
      CHECK(areas[i].x.value() >= page.type_area.x.value() - 0.01);
      CHECK(areas[i].right().value() <= page.type_area.right().value() + 0.01);
      CHECK(areas[i].bottom().value() <= page.type_area.bottom().value() + 0.01);
      for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(areas[i], areas[j]));
    }
  }
}

/// Runs of the article's headline at one size, and their lines.
std::pair<std::set<double>, std::set<double>> headline(const Page& page) {
  std::pair<std::set<double>, std::set<double>> sizes_and_lines;
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || page.structure[run->structure].role != StructureRole::headline) continue;
    sizes_and_lines.first.insert(run->size.value());
    sizes_and_lines.second.insert(run->origin.y.value());
  }
  return sizes_and_lines;
}

/// A figure whose image has these dimensions.
Block figure(Edition& edition, std::uint32_t width, std::uint32_t height) {
  ImageFile file;
  file.format = ImageFormat::png;
  file.width = width;
  file.height = height;
  edition.images.push_back(file);
  Figure figure;
  figure.image.id.index = static_cast<std::uint32_t>(edition.images.size() - 1);
  Block block;
  block.value = std::move(figure);
  return block;
}

std::vector<Rect> images(const Made& made) {
  std::vector<Rect> areas;
  for (const Page& page : made.pages) {
    for (const PageItem& item : page.items) {
      if (const auto* image = std::get_if<PlacedImage>(&item)) areas.push_back(image->area);
    }
  }
  return areas;
}

}  // namespace

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
  CHECK(sizes == std::set{design.style(design::Role::headline_2).size.value(),
                          design.style(design::Role::headline_3).size.value()});
}

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
