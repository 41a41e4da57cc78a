// The printed pages as the site shows them.
#include "plugins/flow_desk.h"
#include "sheet_text.h"
#include "style_sheet.h"
#include "writer.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace qianzi;
using namespace qianzi::test;

namespace {

/// Glyphs of an em each, one after another; a glyph for each character of three bytes.
GlyphRun run_of(std::string text, Point origin, Orientation orientation = Orientation::horizontal) {
  GlyphRun run;
  run.size = Pt(10);
  run.origin = origin;
  run.orientation = orientation;
  run.structure = 2;
  for (std::uint32_t at = 0; at < text.size(); at += 3) {
    Glyph glyph;
    glyph.cluster = at;
    glyph.advance = FontUnits(1000);
    glyph.position = Pt(10.0 * (at / 3));
    if (orientation == Orientation::upright) {
      glyph.x_offset = FontUnits(-500);
      glyph.y_offset = FontUnits(-880);
    }
    run.glyphs.push_back(glyph);
  }
  run.text = std::move(text);
  return run;
}

/// A page with one article, its structure: furniture, article, two paragraphs, ruby in the first.
Page page_of(std::string article, std::string number = "1") {
  Page page;
  page.number = std::move(number);
  page.name = "要闻";
  page.language = "zh-Hans";
  page.trim = {Pt(200), Pt(300)};
  page.structure.resize(6);
  page.structure[1].role = StructureRole::article;
  page.structure[2] = {StructureRole::paragraph, {0, 1}, 1, {}, {}};
  page.structure[3] = {StructureRole::paragraph, {0, 2}, 1, "ja", {}};
  page.structure[4] = {StructureRole::ruby, {0, 3}, 2, {}, {}};
  page.structure[5] = {StructureRole::ruby_text, {0, 4}, 4, {}, {}};
  page.regions.push_back(
      {std::move(article), "桥 <通>", {{Pt(10), Pt(20), Pt(80), Pt(90)}}, false});
  return page;
}

std::string text_of(const Page& page) {
  FlowDesk desk;
  html::SheetFaces faces;
  XhtmlElement all{"g", {}, {}};
  for (XhtmlElement& each : html::sheet_text(page, faces, desk)) {
    all.children.emplace_back(std::move(each));
  }
  MarkupOptions options;
  options.prolog = false;
  options.syntax = MarkupSyntax::html;
  return desk.markup(all, options);
}

Edition two_articles() {
  Edition edition = daily();
  add_page(edition, "要闻", {article("bridge", "桥"), article("water", "水")});
  return edition;
}

std::map<std::string, std::string, std::less<>>
site_of(const Edition& edition, FlowDesk& desk, const std::vector<Page>& pages) {
  html::Settings settings;
  settings.paper = true;
  html::HtmlWriter writer(settings, desk);
  writer.begin(edition.head);
  for (const Page& page : pages) writer.page(page);
  for (const Article& made : edition.articles) {
    writer.article(made, xhtml::to_xhtml(made, edition.head.writing_mode, desk.images));
  }
  writer.finish();
  return desk.written;
}

}  // namespace

TEST_CASE("characters that follow each other have one place, others each their own") {
  Page page = page_of("bridge");
  page.items.emplace_back(run_of("江上有桥", {Pt(10), Pt(50)}));
  CHECK(has(text_of(page), R"(x="10" y="50" font-size="10">江上有桥</tspan>)"));
  GlyphRun run = run_of("江上有桥", {Pt(10), Pt(50)});
  for (std::size_t i = 0; i < 4; ++i) run.glyphs[i].position = Pt(10.5 * static_cast<double>(i));
  page.items[0] = run;
  CHECK(has(text_of(page), R"(x="10 20.5 31 41.5" y="50" font-size="10">江上有桥</tspan>)"));
}

TEST_CASE("what follows a mark of half an em has a place of its own") {
  Page page = page_of("bridge");
  GlyphRun run = run_of("江，上有", {Pt(0), Pt(50)});
  run.glyphs[1].advance = FontUnits(500);
  run.glyphs[2].position = Pt(15);
  run.glyphs[3].position = Pt(25);
  page.items.emplace_back(run);
  const std::string text = text_of(page);
  CHECK(has(text, ">江，</tspan>"));
  CHECK(has(text, R"(x="15" y="50" font-size="10">上有</tspan>)"));
}

TEST_CASE("a vertical line has a place and the vertical form for each character") {
  Page page = page_of("bridge");
  page.items.emplace_back(run_of("江上", {Pt(100), Pt(20)}, Orientation::upright));
  CHECK(has(text_of(page), R"(class="f1 up" x="95 95" y="28.8 38.8" font-size="10">江上</tspan>)"));
  page.items[0] = run_of("江上", {Pt(100), Pt(20)}, Orientation::sideways);
  CHECK(has(text_of(page), R"(rotate="90">)"));
}

TEST_CASE("a character of more than one unit stands alone, so that places do not shift") {
  Page page = page_of("bridge");
  GlyphRun run = run_of("江上有", {Pt(0), Pt(50)});
  run.text = "江\U00020BB7上";
  run.glyphs[2].cluster = 7;
  page.items.emplace_back(run);
  const std::string text = text_of(page);
  CHECK(has(text, ">江</tspan>"));
  CHECK(has(text, R"(x="10" y="50" font-size="10">𠮷</tspan>)"));
  CHECK(has(text, R"(x="20" y="50" font-size="10">上</tspan>)"));
}

TEST_CASE("a paragraph is one text over its lines, readings come after it") {
  Page page = page_of("bridge");
  GlyphRun reading = run_of("しお", {Pt(10), Pt(40)});
  reading.structure = 5;
  page.items.emplace_back(run_of("江上", {Pt(10), Pt(50)}));
  page.items.emplace_back(reading);
  page.items.emplace_back(run_of("有桥", {Pt(10), Pt(70)}));
  GlyphRun second = run_of("川", {Pt(10), Pt(90)});
  second.structure = 3;
  page.items.emplace_back(second);
  const std::string text = text_of(page);
  std::string plain;
  bool inside = false;
  for (const char c : text) {
    if (c == '<') inside = true;
    if (!inside) plain += c;
    if (c == '>') inside = false;
  }
  CHECK(plain == "江上有桥しお川");
  CHECK(std::count(text.begin(), text.end(), '\n') == 0);
  CHECK(has(text, "</text><text lang=\"ja\">"));
}

TEST_CASE("a squeezed run keeps its place in the text, dots of emphasis do not part it") {
  Page page = page_of("bridge");
  GlyphRun dot = run_of("・", {Pt(10), Pt(40)});
  dot.structure = 0;
  GlyphRun squeezed = run_of("十二", {Pt(30), Pt(50)});
  squeezed.stretch = 0.5;
  page.items.emplace_back(run_of("江上", {Pt(10), Pt(50)}));
  page.items.emplace_back(dot);
  page.items.emplace_back(run_of("有", {Pt(20), Pt(50)}));
  CHECK(has(text_of(page), ">江上</tspan><tspan"));
  CHECK(text_of(page).find(">有<") < text_of(page).find(">・<"));
  page.items.emplace_back(squeezed);
  page.items.emplace_back(run_of("月", {Pt(40), Pt(50)}));
  const std::string text = text_of(page);
  CHECK(text.find(">有<") < text.find("scale(0.5 1)"));
  CHECK(text.find(">十二<") < text.find(">月<"));
}

TEST_CASE("colours are those of a screen") {
  Page page;
  page.inks.push_back({"PANTONE 186 C", {0, 1, 1, 0}});
  CHECK(html::rgb_of({ColourSpace::grey, {0}, 0}, page) == "#000000");
  CHECK(html::rgb_of({ColourSpace::cmyk, {0, 0, 0, 0.5F}, 0}, page) == "#808080");
  CHECK(html::rgb_of({ColourSpace::spot, {1}, 0}, page) == "#ff0000");
  CHECK(html::rgb_of({ColourSpace::spot, {0.5F}, 0}, page) == "#ff8080");
}

TEST_CASE("a printed page leads to its articles, and they lead to it") {
  FlowDesk desk;
  Page page = page_of("bridge");
  page.items.emplace_back(run_of("江上", {Pt(10), Pt(50)}));
  const auto site = site_of(two_articles(), desk, {page});
  const std::string& sheet = site.at("paper/1.html");
  CHECK(has(sheet,
            "<a class=\"area\" href=\"../bridge.html\" aria-label=\"桥 &lt;通&gt;\">"
            "<title>桥 &lt;通&gt;</title>"
            "<rect x=\"10\" y=\"20\" width=\"80\" height=\"90\"></rect></a>"));
  CHECK(has(sheet, "<li><a href=\"../bridge.html\">桥 &lt;通&gt;</a></li>"));
  CHECK(has(sheet, "<svg class=\"sheet\" viewBox=\"0 0 200 300\""));
  CHECK(has(site.at("bridge.html"), "<a href=\"paper/1.html\">版面图</a>"));
  CHECK_FALSE(has(site.at("water.html"), "paper/"));
  CHECK(has(site.at("index.html"), "<a href=\"paper/index.html\">版面图</a>"));
  CHECK(has(site.at("paper/index.html"), "<img src=\"1.svg\""));
  CHECK(site.contains("paper/1.svg"));
  CHECK(site.contains("assets/sheet/f1.woff2"));
  CHECK(has(site.at("assets/sheet.css"), ".sheet .f1 { font-family: \"sheet f1\", var(--serif)"));
  CHECK(site.at("assets/sheet.js") == html::sheet_script);
}

TEST_CASE("a face that may not be passed on is left to the reader's system") {
  FlowDesk desk;
  desk.fonts_forbidden = true;
  Page page = page_of("bridge");
  page.items.emplace_back(run_of("江上", {Pt(10), Pt(50)}));
  const auto site = site_of(two_articles(), desk, {page});
  CHECK_FALSE(site.contains("assets/sheet/f1.woff2"));
  CHECK_FALSE(has(site.at("assets/sheet.css"), "@font-face"));
}

TEST_CASE("a few pages show the way to each, many to those beside them and to the page of all") {
  for (const std::size_t count : {3U, 40U}) {
    FlowDesk desk;
    std::vector<Page> pages;
    for (std::size_t i = 0; i < count; ++i)
      pages.push_back(page_of("bridge", std::to_string(i + 1)));
    const auto site = site_of(two_articles(), desk, pages);
    const std::string& second = site.at("paper/2.html");
    CHECK(has(second, "<a href=\"1.html\" rel=\"prev\" class=\"prev\">上一版</a>"));
    CHECK(has(second, "<a href=\"3.html\" rel=\"next\" class=\"next\">下一版</a>"));
    CHECK(has(second, "class=\"thumbnails\"") == (count == 3));
    const std::string last = "paper/" + std::to_string(count) + ".html";
    CHECK_FALSE(has(site.at(last), "rel=\"next\""));
    CHECK(has(site.at("paper/index.html"), "<a href=\"" + std::to_string(count) + ".html\">"));
    // The article leads to where it begins.
    CHECK(has(site.at("bridge.html"), "href=\"paper/1.html\""));
  }
}

TEST_CASE("pages of one number are told apart") {
  FlowDesk desk;
  const auto site = site_of(two_articles(), desk, {page_of("bridge"), page_of("bridge")});
  CHECK(has(site.at("paper/2.html"), "<h1 class=\"title\">第1版 要闻 (2)</h1>"));
}

TEST_CASE("without the option nothing is asked for and there are no printed pages") {
  FlowDesk desk;
  html::HtmlWriter writer({}, desk);
  feed(writer, two_articles(), desk);
  for (const auto& file : desk.written) {
    CHECK_FALSE(file.first.starts_with("paper/"));
    CHECK_FALSE(file.first.starts_with("assets/sheet"));
  }
}
