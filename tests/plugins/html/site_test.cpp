#include "article_files.h"
#include "front_page.h"
#include "pictures.h"
#include "plugins/flow_desk.h"
#include "style_sheet.h"
#include "words.h"
#include "writer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace qianzi;
using namespace qianzi::test;

namespace {

using Site = std::map<std::string, std::string, std::less<>>;

Site site_of(const Edition& edition, FlowDesk& desk, std::string base = {}) {
  html::HtmlWriter writer({std::move(base)}, desk);
  feed(writer, edition, desk);
  return desk.written;
}

Site site_of(const Edition& edition) {
  FlowDesk desk;
  return site_of(edition, desk);
}

Edition two_pages() {
  Edition edition = daily();
  add_page(
      edition,
      "要闻",
      {article("bridge", "桥", {paragraph_with_link("渡口", "#ferry")}), article("water", "水")});
  add_page(edition, "文化", {article("ferry", "渡 <江> & \"人\"", {paragraph("正文。")})});
  return edition;
}

/// Every link and image leads to a file of the site by a relative path, so that it works from a
/// disk; what stands behind # is an id there.
void check_references(const Site& site) {
  for (const auto& [name, data] : site) {
    if (!name.ends_with(".html")) continue;
    std::vector<std::string> targets = values_of(data, "href");
    for (std::string& source : values_of(data, "src")) targets.push_back(std::move(source));
    for (const std::string& target : targets) {
      INFO(name << " " << target);
      CHECK_FALSE(target.starts_with("/"));
      const std::size_t hash = target.find('#');
      const std::filesystem::path path = target.substr(0, hash);
      const std::filesystem::path folder = std::filesystem::path(name).parent_path();
      const std::string home =
          path.empty() ? name : (folder / path).lexically_normal().generic_string();
      REQUIRE(site.contains(home));
      if (hash == std::string::npos) continue;
      const auto ids = values_of(site.at(home), "id");
      CHECK(std::find(ids.begin(), ids.end(), target.substr(hash + 1)) != ids.end());
    }
  }
}

}  // namespace

TEST_CASE("an edition is an index, a page an article, one sheet and its images") {
  FlowDesk desk;
  Edition edition = two_pages();
  edition.articles[0].body.push_back(figure(desk.add_image(ImageFormat::jpeg), "桥"));
  edition.articles[1].body.push_back(figure({0}, "桥"));
  const Site site = site_of(edition, desk);
  std::vector<std::string> names;
  for (const auto& file : site) names.push_back(file.first);
  CHECK(names == std::vector<std::string>{"assets/reading.js",
                                          "assets/style.css",
                                          "bridge.html",
                                          "ferry.html",
                                          "images/1-480.webp",
                                          "images/1-640.webp",
                                          "images/1.jpg",
                                          "index.html",
                                          "pages/1.html",
                                          "pages/2.html",
                                          "water.html"});
  CHECK(site.at("images/1.jpg") == FlowDesk::bytes_of({0}));
  CHECK(site.at("assets/style.css") == html::style_sheet);
  check_references(site);
}

TEST_CASE("the same edition gives the same pages") {
  CHECK(site_of(two_pages()) == site_of(two_pages()));
}

TEST_CASE("the front page has nameplate, issue, pages and articles in their order") {
  const Site site = site_of(two_pages());
  const std::string& index = site.at("index.html");
  CHECK(has(index, "<title>铅字日报 2026-11-24</title>"));
  CHECK(has(index,
            "<header class=\"masthead\"><h1>铅字日报</h1><p class=\"issue\">"
            "<time datetime=\"2026-11-24\">2026年11月24日 星期二</time>"
            "<span>第12345期</span><span>铅字报社</span></p><details class=\"reading\">"));
  CHECK(has(index,
            "<nav class=\"pages\" aria-label=\"版面\"><ul>"
            "<li><a href=\"#page-1\">第1版 要闻</a></li>"
            "<li><a href=\"#page-2\">第2版 文化</a></li></ul></nav>"));
  CHECK(has(index,
            "<section class=\"page front\" id=\"page-1\">"
            "<h2><a href=\"pages/1.html\">第1版 要闻</a></h2>"));
  CHECK(index.find("bridge.html") < index.find("water.html"));
  CHECK(index.find("water.html") < index.find(">第2版 文化</a></h2>"));
  CHECK(has(index,
            "<h3 class=\"headline\"><a href=\"ferry.html\">渡 &lt;江&gt; &amp; \"人\"</a></h3>"));
}

TEST_CASE("the first article of a page leads it, with its picture") {
  FlowDesk desk;
  desk.add_image(ImageFormat::unknown);
  const ImageId there = desk.add_image(ImageFormat::png);
  Edition edition = two_pages();
  edition.articles[0].body.push_back(figure({0}, "不在"));
  edition.articles[0].body.push_back(figure(there, "在"));
  edition.articles[1].body.push_back(figure(there, "在"));
  const Site site = site_of(edition, desk);
  const std::string& index = site.at("index.html");
  CHECK(values_of(index, "src") == std::vector<std::string>{"assets/reading.js", "images/2.png"});
  CHECK(has(index, "alt=\"在\" width=\"640\" height=\"480\""));
  CHECK(has(index, "<li class=\"lead pictured\">"));
  CHECK(has(index, "<li class=\"lead\">"));
}

TEST_CASE("images are named by what browsers are given, not by what they were") {
  FlowDesk desk;
  Edition edition = two_pages();
  for (const ImageId image : {desk.add_image(ImageFormat::svg),
                              desk.add_image(ImageFormat::webp),
                              desk.add_image(ImageFormat::tiff, ImageFormat::jpeg),
                              desk.add_image(ImageFormat::tiff, ImageFormat::png)}) {
    edition.articles[0].body.push_back(figure(image, "图"));
  }
  const Site site = site_of(edition, desk);
  for (const char* name : {"images/1.svg", "images/2.webp", "images/3.jpg", "images/4.png"}) {
    CAPTURE(name);
    CHECK(site.contains(name));
  }
}

TEST_CASE("a browser is offered each picture in the sizes of screens, and waits with those below") {
  FlowDesk desk;
  Edition edition = two_pages();
  const ImageId photograph = desk.add_image(ImageFormat::jpeg);
  const ImageId drawing = desk.add_image(ImageFormat::svg);
  const ImageId small = desk.add_image(ImageFormat::png);
  desk.images[0].width = 2000;
  desk.images[2].width = 480;
  for (const ImageId image : {photograph, drawing, small})
    edition.articles[0].body.push_back(figure(image, "图"));
  const Site site = site_of(edition, desk);
  const std::string& page = site.at("bridge.html");
  CHECK(has(page,
            "<picture><source type=\"image/webp\" srcset=\"images/1-480.webp 480w, "
            "images/1-960.webp 960w, images/1-1600.webp 1600w\" sizes=\"(min-width: 42rem) 42rem, "
            "100vw\"><img src=\"images/1.jpg\" alt=\"图\" width=\"2000\" height=\"480\" "
            "decoding=\"async\"></picture>"));
  CHECK(has(page,
            "<figure><img src=\"images/2.svg\" alt=\"图\" width=\"640\" height=\"480\" "
            "loading=\"lazy\""));
  CHECK(has(page, "<figure><img src=\"images/3.png\""));
  CHECK(has(site.at("index.html"),
            "<picture><source type=\"image/webp\" srcset=\"images/1-480.webp"));
  CHECK(html::widths_for(480).empty());
  CHECK(html::widths_for(960) == std::vector<std::uint32_t>{480, 960});
  CHECK(html::widths_for(1600) == std::vector<std::uint32_t>{480, 960, 1600});
  CHECK(html::widths_for(5000) == std::vector<std::uint32_t>{480, 960, 1600});
}

TEST_CASE("rare characters have a face on every site, all text where it is asked for") {
  Edition edition = two_pages();
  edition.articles[0].body.push_back(paragraph("吃𰻝面"));
  const std::string style = site_of(edition).at("assets/style.css");
  CHECK(has(style,
            "@font-face { font-family: \"Edition 1\"; font-weight: 400; font-display: swap; src: "
            "url(\"fonts/1.woff2\") format(\"woff2\"); }\n"
            ".rare:lang(zh-Hans) { font-family: \"Edition 1\", var(--serif); }\n"));
  CHECK(site_of(edition).at("assets/fonts/1.woff2").size() == 4);
  CHECK_FALSE(site_of(two_pages()).contains("assets/fonts/1.woff2"));

  FlowDesk desk;
  html::HtmlWriter writer({{}, TextExtent::all}, desk);
  feed(writer, edition, desk);
  const std::string& all = desk.written.at("assets/style.css");
  CHECK(has(all,
            ":lang(zh-Hans) { --serif: \"Edition 1\", \"Edition 2\", serif; --headline: \"Edition "
            "1\", "));
  CHECK(has(all, "--sans: \"Edition 1\", \"Edition 2\", sans-serif; --heads: \"Edition 1\""));
  const std::string& font = desk.written.at("assets/fonts/1.woff2");
  for (const char32_t character : {U'桥', U'阅', U'篇', U'。', U'一'}) {
    CHECK(has(font, std::string_view(reinterpret_cast<const char*>(&character), 4)));
  }
}

TEST_CASE("a teaser has the deck, or how the article begins") {
  Edition edition = two_pages();
  edition.articles[1].head.deck.push_back({Text{"副题"}, {}});
  edition.articles[1].body = {paragraph("不见于此。")};
  const std::string index = site_of(edition).at("index.html");
  CHECK(has(index, "<p class=\"deck\">副题</p>"));
  CHECK_FALSE(has(index, "不见于此"));
  CHECK(has(index, "<p class=\"opening\">正文。</p>"));
}

TEST_CASE("a beginning is cut where a sentence ends, or says that it is cut") {
  std::string sentence;
  for (int i = 0; i < 49; ++i) sentence += "字";
  sentence += "。”";
  CHECK(html::beginning_of(sentence, "zh-Hans") == sentence);
  CHECK(html::beginning_of(sentence + sentence, "zh-Hans") == sentence);
  CHECK(html::beginning_of(sentence + sentence, "zh-Hans", true) == sentence + sentence);
  std::string endless;
  for (int i = 0; i < 500; ++i) endless += "𠮷";
  const std::string cut = html::beginning_of(endless, "ja");
  CHECK(cut.size() == 90 * 4 + 6);
  CHECK(cut.ends_with("𠮷……"));
  std::string words;
  for (int i = 0; i < 100; ++i) words += "word ";
  CHECK(html::beginning_of(words, "en").ends_with("word…"));
  CHECK(html::beginning_of("", "zh-Hans").empty());
}

TEST_CASE("an article's page leads home, to its page, and to its neighbours by name") {
  const Site site = site_of(two_pages());
  const std::string& page = site.at("water.html");
  CHECK(has(page, "<html lang=\"zh-Hans\">"));
  CHECK(has(page, "<title>水 · 铅字日报</title>"));
  CHECK(has(page, "<a href=\"index.html\" class=\"paper\">铅字日报</a>"));
  CHECK(has(page, "<a href=\"pages/1.html\">第1版 要闻</a>"));
  CHECK(has(page,
            "<a class=\"prev\" href=\"bridge.html\" rel=\"prev\"><span class=\"way\">上一篇</span> "
            "<span class=\"headline\">桥</span></a>"));
  CHECK(
      has(page, "rel=\"next\"><span class=\"way\">下一篇</span> <span class=\"headline\">渡 &lt;"));
  CHECK_FALSE(has(site.at("bridge.html"), "rel=\"prev\""));
  CHECK_FALSE(has(site.at("ferry.html"), "rel=\"next\""));
  CHECK(has(site.at("bridge.html"), "<a href=\"ferry.html\">渡口</a>"));
}

TEST_CASE("a page in another language says which words are the edition's") {
  Edition edition = two_pages();
  edition.articles[1].language = "ja";
  edition.head.rights = "版权所有";
  const Site site = site_of(edition);
  const std::string& page = site.at("water.html");
  CHECK(has(page, "<html lang=\"ja\">"));
  CHECK(has(page, ">本文へ</a><header class=\"bar\" lang=\"zh-Hans\">"));
  CHECK(has(page, "<nav class=\"between\" aria-label=\"前后文章\" lang=\"zh-Hans\">"));
  CHECK(has(page, "<footer class=\"imprint\" lang=\"zh-Hans\"><p>版权所有</p></footer>"));
  CHECK(has(site.at("bridge.html"), "<span class=\"headline\" lang=\"ja\">水</span>"));
  CHECK(has(site.at("index.html"), "<li lang=\"ja\">"));
}

TEST_CASE("keyboards and readers find their way") {
  for (const auto& [name, page] : site_of(two_pages())) {
    if (!name.ends_with(".html")) continue;
    INFO(name);
    CHECK(has(page, "<body><a class=\"skip\" href=\"#_main\">跳到正文</a>"));
    CHECK(has(page, "<main id=\"_main\" tabindex=\"-1\">"));
    CHECK(page.find("<h1") == page.rfind("<h1"));
    CHECK(has(page, "<h1"));
  }
}

TEST_CASE("a vertical article scrolls in a frame that the keyboard reaches") {
  Edition edition = two_pages();
  edition.articles[1].writing_mode = WritingMode::vertical;
  const Site site = site_of(edition);
  CHECK(has(site.at("water.html"),
            "<div class=\"frame\" role=\"region\" aria-label=\"水\" tabindex=\"0\">"
            "<article class=\"vertical\""));
  CHECK(
      has(site.at("bridge.html"),
          "<div class=\"frame\" role=\"region\" aria-label=\"桥\"><article class=\"horizontal\""));
}

TEST_CASE("a reader chooses colours and size, of an article the lines, and readings if there are") {
  Edition edition = two_pages();
  edition.articles[1].writing_mode = WritingMode::vertical;
  Ruby ruby;
  ruby.segments = {{"水", "shuǐ"}};
  edition.articles[1].body.push_back({Paragraph{{{std::move(ruby), {}}}}, {}, {}});
  const Site site = site_of(edition);
  const std::string& vertical = site.at("water.html");
  CHECK(has(vertical, "value=\"automatic\" id=\"_automatic\" checked=\"\"> 自动</label>"));
  CHECK(has(vertical, "value=\"vertical\" id=\"_vertical\" checked=\"\"> 竖排</label>"));
  CHECK(has(vertical, "<input type=\"checkbox\" name=\"ruby\""));
  CHECK(has(site.at("bridge.html"), "id=\"_horizontal\" checked"));
  CHECK_FALSE(has(site.at("bridge.html"), "checkbox"));
  CHECK(has(site.at("index.html"), "id=\"_sepia\""));
  CHECK_FALSE(has(site.at("index.html"), "_vertical"));
  for (const char* choice :
       {"light", "dark", "sepia", "small", "large", "largest", "vertical", "ruby"}) {
    CAPTURE(choice);
    CHECK(has(html::style_sheet, "#_" + std::string(choice)));
  }
}

TEST_CASE("a policy lets in what lies in the site and nothing else; there is nothing else") {
  Edition edition = two_pages();
  edition.articles[0].head.headline = {{Text{"</title></script><script>alert(1)</script>"}, {}}};
  edition.articles[0].head.keywords = {"a\"b", "c", "</script><img src=x onerror=alert(1)>"};
  edition.articles[0].head.bylines = {"</script><script>alert(2)</script>"};
  edition.articles[0].head.section = "javascript:alert(3)";
  edition.articles[0].head.deck = {{Text{"\"><script>"}, {}}};
  for (const auto& [name, page] : site_of(edition)) {
    if (!name.ends_with(".html")) continue;
    INFO(name);
    CHECK(
        has(page,
            "\"default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' "
            "file:; font-src 'self' file:; base-uri 'none'; form-action 'none'\""));
    CHECK_FALSE(has(page, "<script>"));
    CHECK_FALSE(has(page, "unsafe"));
    CHECK_FALSE(has(page, " style=\""));
    CHECK_FALSE(has(page, "<style"));
    CHECK_FALSE(has(page, "<img src=x"));
    for (std::size_t at = 0; (at = page.find("<script", at)) != std::string::npos; ++at) {
      const std::string_view rest = std::string_view(page).substr(at);
      const bool data = rest.starts_with("<script type=\"application/ld+json\">{");
      const std::size_t up = name.find('/') == std::string::npos ? 0 : 3;
      const std::string own =
          "<script src=\"" + std::string("../").substr(0, up) + "assets/reading.js\">";
      CHECK((data || rest.starts_with(own + "</script>")));
    }
    for (const std::string& target : values_of(page, "href"))
      CHECK_FALSE(target.starts_with("javascript"));
  }
  const std::string page = site_of(edition).at("bridge.html");
  CHECK(has(page, "name=\"keywords\" content=\"a&quot;b, c, &lt;"));
  CHECK(has(page, "name=\"description\" content=\"&quot;&gt;&lt;script&gt;\""));
  CHECK(has(page, "\"headline\":\"\\u003c/title\\u003e\\u003c/script\\u003e"));
}

TEST_CASE("a bare article has an index that names no paper and no page") {
  Edition edition = daily();
  edition.head.nameplate.clear();
  edition.head.date.clear();
  edition.head.number.clear();
  edition.head.publisher.clear();
  edition.head.title = "标题";
  add_page(edition, "", {article("a", "标题")});
  const Site site = site_of(edition);
  const std::string& index = site.at("index.html");
  CHECK(has(index, "<header class=\"masthead\"><h1>标题</h1><details"));
  CHECK(has(index, "</header><main"));
  CHECK(has(index, "<h2 class=\"headline\"><a href=\"a.html\">标题</a></h2>"));
  CHECK_FALSE(has(index, "第"));
  CHECK_FALSE(site.contains("pages/1.html"));
  CHECK(has(site.at("a.html"), "<title>标题</title>"));
  check_references(site);
}

TEST_CASE("pages without articles are left out") {
  Edition edition = two_pages();
  edition.head.pages.push_back({"3", "空", "", {}, {}});
  const std::string index = site_of(edition).at("index.html");
  CHECK_FALSE(has(index, "第3版"));
  CHECK_FALSE(has(site_of(daily()).at("index.html"), "<section"));
}

TEST_CASE("files are named as every file system takes them, and each differently") {
  Edition edition = daily();
  add_page(edition,
           "版",
           {article("index", "甲", {paragraph_with_link("到", "#Index")}),
            article("Index", "乙"),
            article("nul", "丙"),
            article("../../x", "丁"),
            article("<x y>", "戊"),
            article(std::string(300, 'z'), "己")});
  const Site site = site_of(edition);
  CHECK(has(site.at("index-2.html"), "<a href=\"index-3.html\">到</a>"));
  CHECK(site.contains("article-nul.html"));
  CHECK(site.contains("-.-.--x.html"));
  CHECK(site.contains("-x-y-.html"));
  CHECK(site.contains(std::string(80, 'z') + ".html"));
  CHECK(has(site.at("index.html"), "class=\"masthead\""));
  check_references(site);
}

TEST_CASE("a disk that is full is a failure") {
  FlowDesk desk;
  desk.capacity = 100;
  CHECK_THROWS_AS(site_of(two_pages(), desk), Failure);
}

TEST_CASE("days are printed as the language has them") {
  CHECK(html::day_line("2026-11-24", "zh-Hant-TW") == "2026年11月24日 星期二");
  CHECK(html::day_line("2024-02-29", "ja") == "2024年2月29日 木曜日");
  CHECK(html::day_line("2026-01-04", "ko") == "2026년 1월 4일 일요일");
  CHECK(html::day_line("2026-11-24", "en") == "2026-11-24");
  for (const char* text :
       {"", "昨天", "2026-02-30", "2026-13-01", "2026-1-1", "2026-11-24T08:00Z"}) {
    CHECK_FALSE(html::is_day(text));
    CHECK(html::day_line(text, "zh") == text);
  }
}

TEST_CASE("pages are named as the language has it") {
  const PagePlan page{"3", "文化", "", {}, {}};
  CHECK(html::page_label(page, html::words_of("zh-Hans")) == "第3版 文化");
  CHECK(html::page_label(page, html::words_of("ja")) == "3面 文化");
  CHECK(html::page_label({"A2", "", "", {}, {}}, html::words_of("en")) == "Page A2");
  CHECK(html::page_label({"", "文化", "", {}, {}}, html::words_of("ko")) == "文化");
}
