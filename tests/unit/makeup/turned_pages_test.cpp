#include "design/page_design.h"
#include "fonts/font_set.h"
#include "makeup/axes.h"
#include "makeup/makeup.h"
#include "model/text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace qianzi;

namespace {

const fonts::FontSet& font_set() {
  static DiagnosticList sink;
  static const auto fonts = fonts::load_font_set(QIANZI_SOURCE_DIR "/fonts/fontset.xml", sink);
  return *fonts;
}

const std::string styles =
    "<style role='body' size='10pt' leading='20pt'/><style role='nameplate' size='40pt' "
    "colour='red'/><colour name='red' spot='RED' cmyk='0 1 1 0'/>";

design::PageDesign design_of(const std::string& attributes, const std::string& parts) {
  DiagnosticList sink;
  const auto design = design::load_design(
      "<design name='d' " + attributes + ">" + parts + styles + "</design>", "d.xml", sink);
  for (const Diagnostic& problem : sink.entries) UNSCOPED_INFO(problem.arguments.at(0));
  REQUIRE(design);
  return *design;
}

/// Six tiers of twelve characters, forty lines wide, nameplate over three tiers and eight lines.
design::PageDesign vertical() {
  return design_of(
      "writing-mode='vertical'",
      "<sheet width='860pt' height='860pt' top='25pt' type-height='820pt' inner='40pt' "
      "outer='20pt'/><grid columns='6' gutter='12pt' baseline='20pt'/>"
      "<bands nameplate='8' nameplate-columns='3' folio='2'/>"
      "<rules thickness='0.5pt' columns='yes'/>"
      "<furniture folio-outside='{page-han}' folio-inside='{name}'/>");
}

Edition edition(std::size_t articles, std::size_t length, const std::string& number = "1") {
  Edition edition;
  edition.head.id = "e";
  edition.head.date = "2026-11-24";
  edition.head.language = "zh-Hant";
  edition.head.nameplate = "報紙";
  edition.head.design = "d";
  PagePlan page;
  page.number = number;
  page.name = "名";
  for (std::size_t i = 0; i < articles; ++i) {
    Article article;
    article.id = "a" + std::to_string(i);
    article.language = "zh-Hant";
    article.head.headline = model::inlines_of("江橋燈風");
    std::string text;
    for (std::size_t c = 0; c < length; ++c) text += c % 2 == 0 ? "水" : "山";
    Block block;
    block.value = Paragraph{model::inlines_of(text)};
    article.body.push_back(std::move(block));
    edition.articles.push_back(std::move(article));
    page.placements.emplace_back().article = "a" + std::to_string(i);
  }
  edition.head.pages.push_back(std::move(page));
  return edition;
}

std::vector<Page> make(const Edition& edition, const design::PageDesign& design) {
  std::vector<Page> pages;
  DiagnosticList sink;
  makeup::make_up(edition, {{"d", design}}, font_set(), {1}, sink, [&](const Page& page) {
    pages.push_back(page);
  });
  return pages;
}

std::vector<GlyphRun> runs(const Page& page, bool furniture) {
  std::vector<GlyphRun> found;
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run != nullptr && (run->structure == 0) == furniture) found.push_back(*run);
  }
  return found;
}

const GlyphRun& run_of(const std::vector<GlyphRun>& runs, const std::string& text) {
  const auto found =
      std::find_if(runs.begin(), runs.end(), [&](const GlyphRun& run) { return run.text == text; });
  REQUIRE(found != runs.end());
  return *found;
}

std::size_t characters(const std::vector<Page>& pages) {
  std::size_t bytes = 0;
  for (const Page& page : pages) {
    for (const GlyphRun& run : runs(page, false)) bytes += run.text.size();
  }
  return bytes / 3;
}

}  // namespace

TEST_CASE("a vertical page is composed of vertical lines without the edition's saying so") {
  const auto pages = make(edition(3, 300), vertical());
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].opens_from_right);
  const auto all = runs(pages[0], false);
  CHECK(std::all_of(all.begin(), all.end(), [](const GlyphRun& run) {
    return run.orientation == Orientation::upright;
  }));
  CHECK(characters(pages) == 3 * 304);
}

TEST_CASE("lines of a vertical page stand on one grid, in tiers of equal height") {
  const auto pages = make(edition(4, 260), vertical());
  const Rect area = pages[0].type_area;
  const Pt tier = (area.height - Pt(40) - Pt(60)) * (1 / 6.0) + Pt(12);
  for (const GlyphRun& run : runs(pages[0], false)) {
    if (run.text == "江橋燈風") continue;
    CAPTURE(run.text);
    const double line = (area.right() - run.origin.x).value() / 20 - 0.5;
    CHECK(std::abs(line - std::round(line)) < 0.02);
    const Pt below_folio = run.origin.y - area.y - Pt(40);
    const double into = std::fmod(below_folio.value(), tier.value());
    CHECK(into + static_cast<double>(run.glyphs.size()) * 10 <= tier.value());
  }
}

TEST_CASE("headlines stand at the right of their text, articles follow from the right") {
  const auto pages = make(edition(1, 600), vertical());
  const auto all = runs(pages[0], false);
  const GlyphRun& headline = run_of(all, "江橋燈風");
  for (const GlyphRun& run : all) {
    if (run.text != headline.text) CHECK(run.origin.x < headline.origin.x);
  }
}

TEST_CASE("a nameplate that stands free has the corner where reading begins") {
  const auto pages = make(edition(5, 200), vertical());
  const Rect area = pages[0].type_area;
  const auto furniture = runs(pages[0], true);
  const GlyphRun& nameplate = run_of(furniture, "報紙");
  CHECK(nameplate.orientation == Orientation::upright);
  CHECK(nameplate.fill.space == ColourSpace::spot);
  REQUIRE(pages[0].inks.size() == 1);
  CHECK(pages[0].inks[0].name == "RED");
  CHECK(nameplate.origin.x > area.right() - Pt(160));
  const Rect plate{area.right() - Pt(160), area.y + Pt(40), Pt(160), Pt(384)};
  for (const Region& region : pages[0].regions) {
    for (const Rect& other : region.areas) {
      const bool apart =
          other.right() <= plate.x + Pt(0.01) || other.y >= plate.bottom() - Pt(0.01);
      CHECK(apart);
      CHECK(other.x >= area.x - Pt(0.01));
      CHECK(other.bottom() <= area.bottom() + Pt(0.01));
    }
  }
}

TEST_CASE("an article that is longer than a vertical page goes on, and nothing is lost") {
  const auto pages = make(edition(1, 9000), vertical());
  CHECK(pages.size() >= 3);
  CHECK(characters(pages) == 9004);
}

TEST_CASE("the folio's outside and the inner margin follow the binding") {
  const auto odd = make(edition(1, 100, "3"), vertical());
  const auto even = make(edition(1, 100, "4"), vertical());
  CHECK(odd[0].type_area.x.value() == Approx(20));
  CHECK(even[0].type_area.x.value() == Approx(40));
  CHECK(run_of(runs(odd[0], true), "三").origin.x < run_of(runs(odd[0], true), "名").origin.x);
  CHECK(run_of(runs(even[0], true), "四").origin.x > run_of(runs(even[0], true), "名").origin.x);
}

TEST_CASE("a nameplate in the middle stands between its ears, the folio at the foot") {
  const auto design = design_of(
      "",
      "<sheet width='900pt' height='900pt'/><grid columns='6' gutter='12pt' baseline='20pt'/>"
      "<bands nameplate='7' folio='2'/><rules thickness='0.5pt'/><box name='b'/>"
      "<furniture nameplate='centre' ear-start='左' ear-end='{day-han}' ear-box='b' "
      "folio='foot' folio-centre='{page}'/>");
  const auto pages = make(edition(2, 200), design);
  const auto furniture = runs(pages[0], true);
  const Pt middle = run_of(furniture, "報紙").origin.x;
  CHECK(run_of(furniture, "左").origin.x < middle);
  CHECK(run_of(furniture, "二十四").origin.x > middle);
  CHECK(run_of(furniture, "1").origin.y > pages[0].type_area.bottom() - Pt(30));
}

TEST_CASE("make-up's places turn into the sheet's and keep their order") {
  const design::PageDesign design = vertical();
  const Rect type{Pt(20), Pt(25), Pt(800), Pt(820)};
  const makeup::Axes axes(design, type);
  CHECK(axes.area().width.value() == Approx(780));
  CHECK(axes.on_sheet(Point{Pt(0), Pt(0)}) == Point{Pt(820), Pt(65)});
  const Rect turned = axes.on_sheet(Rect{Pt(10), Pt(20), Pt(30), Pt(40)});
  CHECK(turned == Rect{Pt(760), Pt(75), Pt(40), Pt(30)});
  Rule rule;
  rule.from = {Pt(5), Pt(10)};
  rule.to = {Pt(5), Pt(90)};
  const Rule down = axes.on_sheet(rule);
  CHECK(down.from.x < down.to.x);
  CHECK(down.from.y == down.to.y);
}
