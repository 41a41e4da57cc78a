// A volume of a collection.
#include "unpacked.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::epub::test;
using namespace qianzi::test;

namespace {

Edition volume() {
  Edition edition = daily();
  add_page(edition, "2025年　12月", {article("a", "甲")});
  add_page(edition, "2026年　1月", {article("b", "乙"), article("c", "丙")});
  EditionHead& head = edition.head;
  head.title = "选集　第2卷";
  head.series = {"选集", 2, 3, "第2卷", "2025年12月1日—2026年1月5日"};
  head.parts = {{"2025年", {}, {{"12月", {"a"}, {}}}}, {"2026年", {}, {{"1月", {"b", "c"}, {}}}}};
  head.indexes = {{"作者索引", {{"W", {{"王芳", {"a", "c"}}, {"吴", {"gone"}}}}}},
                  {"篇名索引", {{"J", {{"甲", {"a"}}}}}}};
  return edition;
}

std::size_t place(const std::string& text, std::string_view wanted) {
  const std::size_t at = text.find(wanted);
  CHECK(at != std::string::npos);
  return at;
}

}  // namespace

TEST_CASE("parts nest in the contents and have pages of their own before their articles") {
  const Package package = package_of(volume());
  const std::string& nav = package["EPUB/nav.xhtml"];
  CHECK(
      has(nav,
          "<li><a href=\"text/part-1.xhtml\">2025年</a><ol><li><a "
          "href=\"text/part-2.xhtml\">12月</a><ol><li><a href=\"text/a.xhtml\">甲</a></li></ol>"));
  CHECK(has(package["EPUB/text/part-3.xhtml"], "<a href=\"part-4.xhtml\">1月</a>"));
  CHECK(has(package["EPUB/text/part-4.xhtml"], "<a href=\"c.xhtml\">丙</a>"));
  const std::string& opf = package["EPUB/package.opf"];
  const std::string spine = opf.substr(opf.find("<spine"));
  CHECK(place(spine, "\"part-1\"") < place(spine, "\"part-2\""));
  CHECK(place(spine, "\"part-2\"") < place(spine, "\"article-3\""));
  CHECK(place(spine, "\"part-4\"") < place(spine, "\"article-6\""));
  CHECK(has(package["EPUB/toc.ncx"], "<content src=\"text/part-2.xhtml\"/><navPoint"));
}

TEST_CASE("a volume says what it is a volume of, and has no printed pages") {
  const Package package = package_of(volume());
  const std::string& opf = package["EPUB/package.opf"];
  CHECK(has(opf, "<dc:title>选集　第2卷</dc:title>"));
  CHECK(has(opf, "<meta property=\"belongs-to-collection\" id=\"set\">选集</meta>"));
  CHECK(has(opf, "<meta refines=\"#set\" property=\"group-position\">2</meta>"));
  CHECK_FALSE(has(opf, "pageBreakSource"));
  CHECK_FALSE(has(package["EPUB/nav.xhtml"], "page-list"));
}

TEST_CASE("a word of an index leads to its article or has its articles below") {
  const Package package = package_of(volume());
  CHECK(has(package["EPUB/text/index-1.xhtml"],
            "<h2>W</h2><ul><li><span>王芳</span><ul><li><a href=\"a.xhtml\">甲</a></li><li><a "
            "href=\"c.xhtml\">丙</a></li></ul></li></ul>"));
  CHECK(has(package["EPUB/text/index-2.xhtml"], "<li><a href=\"a.xhtml\">甲</a></li>"));
  CHECK(has(package["EPUB/nav.xhtml"], "epub:type=\"index\""));
  const std::string& opf = package["EPUB/package.opf"];
  const std::string spine = opf.substr(opf.find("<spine"));
  CHECK(place(spine, "\"article-7\"") < place(spine, "\"index-1\""));
}

TEST_CASE("a volume's own cover is shown as it is") {
  FlowDesk desk;
  const ImageId jpeg = desk.add_image(ImageFormat::jpeg);
  Edition edition = volume();
  edition.head.cover = jpeg;
  const Package package = package_of(edition, desk);
  CHECK_FALSE(package.holds("EPUB/cover.svg"));
  CHECK(has(package["EPUB/cover.xhtml"], "src=\"images/image-1.jpg\""));
  CHECK(has(package["EPUB/package.opf"],
            "id=\"cover-image\" href=\"images/image-1.jpg\" media-type=\"image/jpeg\" "
            "properties=\"cover-image\""));
}

TEST_CASE("a picture of the cover is made for a catalogue, and only then") {
  FlowDesk desk;
  static_cast<void>(package_of(volume(), desk));
  CHECK(desk.written.size() == 1);
  FlowDesk keeping;
  keeping.catalogue = true;
  static_cast<void>(package_of(volume(), keeping));
  CHECK(keeping.written.contains(".png"));
}
