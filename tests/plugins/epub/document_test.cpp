#include "package.h"
#include "unpacked.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace qianzi;
using namespace qianzi::epub::test;
using namespace qianzi::test;

namespace {

Edition two_pages() {
  Edition edition = daily();
  add_page(
      edition,
      "要闻",
      {article("bridge", "桥", {paragraph_with_link("渡口", "#ferry")}), article("water", "水")});
  add_page(edition, "文化", {article("ferry", "渡 <江> & \"人\"")});
  return edition;
}

std::string opf(const Edition& edition) {
  return package_of(edition)["EPUB/package.opf"];
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; ++at) ++found;
  return found;
}

/// Every href and src of the package that is not an address leads to a file of it, and what stands
/// behind # to an id there.
void check_references(const Package& package) {
  for (const File& file : package.files) {
    if (!file.name.ends_with(".xhtml") && !file.name.ends_with(".opf") &&
        !file.name.ends_with(".ncx")) {
      continue;
    }
    std::vector<std::string> targets = values_of(file.data, "href");
    for (std::string& source : values_of(file.data, "src")) targets.push_back(std::move(source));
    for (const std::string& target : targets) {
      if (target.starts_with("https://")) continue;
      const std::size_t hash = target.find('#');
      const std::string path = target.substr(0, hash);
      const std::string home =
          path.empty()
              ? file.name
              : (std::filesystem::path(file.name).parent_path() / path).lexically_normal().string();
      INFO(file.name << " " << target);
      CHECK(package.holds(home));
      if (hash == std::string::npos || !package.holds(home)) continue;
      const auto ids = values_of(package[home], "id");
      CHECK(std::find(ids.begin(), ids.end(), target.substr(hash + 1)) != ids.end());
    }
  }
}

}  // namespace

TEST_CASE("every reference leads somewhere, and every file is in the manifest once") {
  FlowDesk desk;
  Edition edition = two_pages();
  Article noted = article("noted", "注", {figure(desk.add_image(ImageFormat::png), "图")});
  Inlines marks;
  marks.push_back({NoteReference{"n", 1}, {}});
  noted.body.push_back({Paragraph{std::move(marks)}, {}, {}});
  noted.notes.push_back({"n", 1, {paragraph("注")}, {}});
  add_page(edition, "副刊", {std::move(noted)});
  const Package package = package_of(edition, desk);
  check_references(package);
  const std::string& manifest = package["EPUB/package.opf"];
  const auto named = values_of(manifest, "href");
  CHECK(std::set<std::string>(named.begin(), named.end()).size() == named.size());
  const auto ids = values_of(manifest, "id");
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  CHECK(named.size() == package.files.size() - 3);  // mimetype, container, package document
  const std::string& page = package["EPUB/text/noted.xhtml"];
  CHECK(has(page, "role=\"doc-noteref\" href=\"#noted-note-1\" epub:type=\"noteref\""));
  CHECK(has(page, "<li id=\"noted-note-1\" epub:type=\"endnote\">"));
  CHECK(has(page, "epub:type=\"backlink\""));
  CHECK(has(page, "role=\"doc-endnotes\" epub:type=\"endnotes\""));
}

TEST_CASE("the spine has the cover, the contents and the articles in the order of the pages") {
  const std::string document = opf(two_pages());
  const std::string spine = document.substr(document.find("<spine"));
  CHECK(values_of(spine, "idref") ==
        std::vector<std::string>{"cover", "nav", "article-1", "article-2", "article-3"});
  const auto paths = values_of(document, "href");
  const auto at = [&](std::string_view path) {
    return std::find(paths.begin(), paths.end(), path) - paths.begin();
  };
  CHECK(at("text/bridge.xhtml") < at("text/water.xhtml"));
  CHECK(at("text/water.xhtml") < at("text/ferry.xhtml"));
}

TEST_CASE("pages turn as the edition is read") {
  Edition edition = two_pages();
  CHECK(has(opf(edition), "page-progression-direction=\"ltr\""));
  edition.head.writing_mode = WritingMode::vertical;
  CHECK(has(opf(edition), "page-progression-direction=\"rtl\""));
  edition.head.writing_mode = WritingMode::horizontal;
  edition.head.language = "ug";
  const Package package = package_of(edition);
  CHECK(has(package["EPUB/package.opf"], "page-progression-direction=\"rtl\""));
  CHECK(has(package["EPUB/nav.xhtml"], "dir=\"rtl\""));
}

TEST_CASE("each document says its writing mode and its language") {
  Edition edition = two_pages();
  edition.articles[1].writing_mode = WritingMode::vertical;
  edition.articles[1].language = "ja";
  const Package package = package_of(edition);
  CHECK(has(package["EPUB/text/bridge.xhtml"],
            "lang=\"zh-Hans\" xml:lang=\"zh-Hans\" class=\"horizontal\""));
  CHECK(has(package["EPUB/text/water.xhtml"], "lang=\"ja\" xml:lang=\"ja\" class=\"vertical\""));
  CHECK(has(package["EPUB/package.opf"],
            "<dc:language>zh-Hans</dc:language><dc:language>ja</dc:language>"));
  CHECK(has(package["EPUB/nav.xhtml"],
            "<a href=\"text/water.xhtml\" lang=\"ja\" xml:lang=\"ja\">水</a>"));
}

TEST_CASE("the contents have the pages and below them the articles, for new readers and old") {
  Edition edition = two_pages();
  edition.head.pages.push_back({"3", "空", "", {}, {}});
  const Package package = package_of(edition);
  const std::string& navigation = package["EPUB/nav.xhtml"];
  CHECK(has(navigation,
            "<li><span>第1版 要闻</span><ol><li><a href=\"text/bridge.xhtml\">桥</a></li>"
            "<li><a href=\"text/water.xhtml\">水</a></li></ol></li>"));
  CHECK(has(navigation, "渡 &lt;江&gt; &amp; \"人\""));
  CHECK_FALSE(has(navigation, "第3版"));
  CHECK(has(navigation, "epub:type=\"landmarks\""));
  CHECK(has(navigation, "<a epub:type=\"bodymatter\" href=\"text/bridge.xhtml\">正文</a>"));
  const std::string& ncx = package["EPUB/toc.ncx"];
  CHECK(count(ncx, "<navPoint ") == 5);
  const auto orders = values_of(ncx, "playOrder");
  CHECK(orders == std::vector<std::string>{"1", "1", "2", "3", "3", "1", "3"});  // points, pages
  CHECK(values_of(ncx, "content").size() == 1);  // of the identifier
  const std::string identifier = values_of(ncx, "content").front();
  CHECK(has(package["EPUB/package.opf"], ">" + identifier + "</dc:identifier>"));
}

TEST_CASE("the printed pages are listed, and each is marked where it begins") {
  Edition edition = two_pages();
  edition.head.pages[1].number = "A02";
  edition.head.pages.push_back({"3", "空", "", {}, {}});
  const Package package = package_of(edition);
  check_references(package);
  const std::string& navigation = package["EPUB/nav.xhtml"];
  CHECK(
      has(navigation,
          "<nav epub:type=\"page-list\" role=\"doc-pagelist\" id=\"page-list\" aria-label=\"版次\" "
          "hidden=\"hidden\"><ol><li><a href=\"text/bridge.xhtml#bridge-page\">1</a></li>"
          "<li><a href=\"text/ferry.xhtml#ferry-page\">A02</a></li></ol></nav>"));
  CHECK(has(package["EPUB/text/ferry.xhtml"],
            "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"ferry-page\" "
            "aria-label=\"A02\"></span>"));
  CHECK_FALSE(has(package["EPUB/text/water.xhtml"], "pagebreak"));
  CHECK(count(package["EPUB/toc.ncx"], "<pageTarget ") == 2);
  const std::string& document = package["EPUB/package.opf"];
  CHECK(has(document, "<meta property=\"pageBreakSource\">铅字日报 2026-11-24</meta>"));
  CHECK(has(document, ">pageNavigation</meta>"));
  CHECK(has(document, ">pageBreakMarkers</meta>"));
}

TEST_CASE("the package says what it is") {
  const std::string document = opf(two_pages());
  CHECK(has(document, "<dc:title>铅字日报 2026-11-24</dc:title>"));
  CHECK(has(document, "<dc:date>2026-11-24</dc:date>"));
  CHECK(has(document, "<dc:publisher>铅字报社</dc:publisher>"));
  CHECK(has(document, "<meta property=\"dcterms:modified\">2026-11-24T12:00:00Z</meta>"));
  CHECK(has(document, "<meta name=\"generator\" content=\"Qianzi 0.1.0\"/>"));
}

TEST_CASE("what is not known is not said") {
  Edition edition = daily();
  edition.head.date.clear();
  edition.head.number.clear();
  edition.head.publisher.clear();
  edition.head.nameplate.clear();
  add_page(edition, "", {article("a", "")});
  edition.head.pages[0].number.clear();
  const Package package = package_of(edition);
  const std::string& document = package["EPUB/package.opf"];
  CHECK_FALSE(has(document, "dc:date"));
  CHECK_FALSE(has(document, "dc:publisher"));
  CHECK(has(document, "<dc:title>铅字日报</dc:title>"));
  CHECK(has(package["EPUB/text/a.xhtml"], "<title>a</title>"));
  CHECK_FALSE(has(package["EPUB/nav.xhtml"], "<span></span>"));
  CHECK_FALSE(has(package["EPUB/nav.xhtml"], "page-list"));
  CHECK_FALSE(has(package["EPUB/toc.ncx"], "pageList"));
  CHECK_FALSE(has(document, "pageBreak"));
  CHECK(has(package["EPUB/nav.xhtml"], "<li><a href=\"text/a.xhtml\">a</a></li>"));
  check_references(package);
}

TEST_CASE("an edition without articles is a package all the same") {
  const Package package = package_of(daily());
  check_references(package);
  CHECK(has(package["EPUB/nav.xhtml"], "<li><a href=\"nav.xhtml\">目录</a></li>"));
}

TEST_CASE("accessibility metadata says what is there, no more") {
  epub::Settings bare;
  bare.cover = false;
  const std::string plain = package_of(two_pages(), bare)["EPUB/package.opf"];
  CHECK(has(plain, "<meta property=\"schema:accessMode\">textual</meta>"));
  CHECK(has(plain, "<meta property=\"schema:accessModeSufficient\">textual</meta>"));
  for (const char* absent : {"visual", "alternativeText", "rubyAnnotations"}) {
    CHECK_FALSE(has(plain, absent));
  }
  FlowDesk desk;
  Edition edition = two_pages();
  edition.articles[0].body.push_back(figure(desk.add_image(ImageFormat::jpeg), "桥"));
  edition.articles[1].body.push_back(
      {Paragraph{{{Ruby{{{"澹", "dàn"}}, RubyKind::mono, RubySide::over, {}}, {}}}}, {}, {}});
  const std::string rich = package_of(edition, desk, bare)["EPUB/package.opf"];
  for (const char* present : {"visual", "alternativeText", "rubyAnnotations"}) {
    CHECK(has(rich, present));
  }
}

TEST_CASE("the cover shows nameplate and headlines as outlines, and says so in words") {
  const Package package = package_of(two_pages());
  const std::string& svg = package["EPUB/cover.svg"];
  CHECK(has(svg, "<title>铅字日报 2026-11-24</title>"));
  CHECK(has(svg, "<path "));
  CHECK_FALSE(has(svg, "<text"));
  CHECK(has(package["EPUB/cover.xhtml"], "<img src=\"cover.svg\" alt=\"铅字日报 2026-11-24\"/>"));
  CHECK(has(package["EPUB/package.opf"], "properties=\"cover-image\""));
}

TEST_CASE("without a cover nothing speaks of one") {
  epub::Settings settings;
  settings.cover = false;
  const Package package = package_of(two_pages(), settings);
  CHECK_FALSE(package.holds("EPUB/cover.svg"));
  CHECK_FALSE(has(package["EPUB/package.opf"], "cover"));
  CHECK_FALSE(has(package["EPUB/nav.xhtml"], "cover"));
  check_references(package);
}

TEST_CASE("files are named as every file system takes them, and each differently") {
  Edition edition = daily();
  add_page(edition,
           "版",
           {article("Bridge", "甲", {paragraph_with_link("到", "#bridge")}),
            article("bridge", "乙"),
            article("con", "丙"),
            article("a..b/../c", "丁"),
            article("<x y>", "戊"),
            article(std::string(300, 'z'), "己")});
  const Package package = package_of(edition);
  CHECK(package.holds("EPUB/text/bridge.xhtml"));
  CHECK(package.holds("EPUB/text/bridge-2.xhtml"));
  CHECK(has(package["EPUB/text/bridge.xhtml"], "href=\"bridge-2.xhtml\""));
  CHECK(package.holds("EPUB/text/article-con.xhtml"));
  CHECK(package.holds("EPUB/text/a.-b-.--c.xhtml"));
  CHECK(package.holds("EPUB/text/-x-y-.xhtml"));
  CHECK(package.holds("EPUB/text/" + std::string(80, 'z') + ".xhtml"));
  check_references(package);
}

TEST_CASE("a link to an article that is not there is no link") {
  Edition edition = daily();
  add_page(edition, "版", {article("a", "甲", {paragraph_with_link("到", "#gone")})});
  CHECK(has(package_of(edition)["EPUB/text/a.xhtml"], "<p><a>到</a></p>"));
}

TEST_CASE("the identifier is the edition's own and the same every time") {
  const Edition edition = two_pages();
  const std::string identifier = epub::identifier_of(edition.head);
  CHECK(identifier.size() == 45);
  CHECK(identifier.substr(0, 9) == "urn:uuid:");
  CHECK(identifier[23] == '8');
  CHECK(std::string_view("89ab").find(identifier[28]) != std::string_view::npos);
  CHECK(epub::identifier_of(edition.head) == identifier);
  Edition next = edition;
  next.head.id = "daily-2";
  CHECK(epub::identifier_of(next.head) != identifier);
}
