#include "desk.h"
#include "metadata.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::pdf::test;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Objects as qpdf writes them out: streams in the clear, one entry a line.
std::string opened(const std::string& path) {
  return run("qpdf --qdf --object-streams=disable '" + path + "' -");
}

std::string title_of(std::uint32_t number) {
  std::string title("第");
  title += std::to_string(number);
  title += "篇";
  return title;
}

Page article_page(std::string number, std::string_view headline, std::uint32_t article) {
  Page page = blank_page(std::move(number));
  const auto mark = [&](StructureRole role, std::uint32_t parent, std::uint32_t element) {
    const std::uint32_t index = add_mark(page, role, parent);
    page.structure[index].key = {article, element};
    return index;
  };
  const std::uint32_t root = mark(StructureRole::article, no_parent, 0);
  TextSetting setting;
  setting.structure = mark(StructureRole::headline, root, 1);
  page.items.push_back(set_run(headline, 20, 40, setting));
  setting.structure = mark(StructureRole::paragraph, root, 2);
  page.items.push_back(set_run("正文一段。", 20, 60, setting));
  std::string id("a");
  id += std::to_string(article);
  page.regions.push_back({id, std::string(headline), {{Pt(20), Pt(30), Pt(200), Pt(40)}}, false});
  page.anchors.push_back({id, {Pt(20), Pt(30)}});
  return page;
}

}  // namespace

TEST_CASE("the file says what it is, and the clock has no part in it") {
  const auto made = make_pdf({article_page("A01", "要闻标题", 0)}, "metadata");
  check_with_qpdf(made.path);
  const std::string info = run("TZ=UTC pdfinfo '" + made.path + "'");
  CHECK(has(info, "Title:           铅字日报 2026-11-24 12345"));
  CHECK(has(info, "Author:          铅字报社 & <Co>"));
  CHECK(has(info, "Producer:        Qianzi 0.1.0"));
  CHECK(has(info, "CreationDate:    Tue Nov 24 12:00:00 2026 UTC"));
  CHECK(has(info, "Tagged:          yes"));
  CHECK(has(info, "PDF version:     1.7"));
  const std::string xmp = run("pdfinfo -meta '" + made.path + "'");
  CHECK(has(xmp, "<rdf:li xml:lang=\"x-default\">铅字日报 2026-11-24 12345</rdf:li>"));
  CHECK(has(xmp, "<dc:publisher><rdf:Bag><rdf:li>铅字报社 &amp; &lt;Co&gt;</rdf:li>"));
  CHECK(has(xmp, "<xmp:CreateDate>2026-11-24T12:00:00Z</xmp:CreateDate>"));
  CHECK(has(opened(made.path), "/Lang (zh-Hans)"));
}

TEST_CASE("dates are those of the calendar") {
  CHECK(pdf::iso_time(0) == "1970-01-01T00:00:00Z");
  CHECK(pdf::iso_time(951'782'399) == "2000-02-28T23:59:59Z");
  CHECK(pdf::iso_time(951'782'400) == "2000-02-29T00:00:00Z");
  CHECK(pdf::iso_time(4'107'542'400) == "2100-03-01T00:00:00Z");
  CHECK(pdf::iso_time(-1) == "1969-12-31T23:59:59Z");
}

TEST_CASE("the outline has the pages, and the articles that begin on them") {
  Page first = article_page("1", "第一篇", 0);
  Page second = article_page("2", "第二篇", 1);
  second.regions.push_back({"a0", "第一篇", {{Pt(0), Pt(0), Pt(9), Pt(9)}}, true});
  const auto made = make_pdf({first, second}, "outline");
  check_with_qpdf(made.path);
  const std::string json = run("qpdf --json --json-key=outlines '" + made.path + "'");
  CHECK(has(json, "\"title\": \"1 要闻\""));
  CHECK(has(json, "\"title\": \"第一篇\""));
  CHECK(has(json, "\"title\": \"第二篇\""));
  CHECK(has(json, "\"destpageposfrom1\": 2"));
  std::size_t count = 0;
  for (std::size_t at = 0; (at = json.find("第一篇", at)) != std::string::npos; ++at) ++count;
  CHECK(count == 1);
}

TEST_CASE("pages are labelled as printed") {
  const auto made = make_pdf({article_page("A01", "甲", 0), article_page("3", "乙", 1)}, "labels");
  const std::string json = run("qpdf --json --json-key=pagelabels '" + made.path + "'");
  CHECK(has(json, "\"/P\": \"u:A01\"") + has(json, "\"/P\": \"A01\"") == 1);
}

TEST_CASE("links lead out, to articles, and are told of when they lead nowhere") {
  Page first = article_page("1", "甲", 0);
  const std::uint32_t link = add_mark(first, StructureRole::link, 3);
  first.links.push_back({{Pt(20), Pt(50), Pt(50), Pt(12)}, "https://example.org/x?(y)", link});
  first.links.push_back({{Pt(80), Pt(50), Pt(50), Pt(12)}, "#a1", link});
  first.links.push_back({{Pt(140), Pt(50), Pt(50), Pt(12)}, "#gone", 0});
  const auto made = make_pdf({first, article_page("2", "乙", 1)}, "links");
  check_with_qpdf(made.path);
  const std::string text = opened(made.path);
  CHECK(has(text, "/URI (https://example.org/x?\\(y\\))"));
  CHECK(has(text, "/Dest (a1)"));
  CHECK(has(text, "/Names ["));
  CHECK(has(text, "/OBJR"));
  REQUIRE(made.reported.size() == 1);
  CHECK(made.reported[0].code == Code::writer_warning);
  CHECK(has(made.reported[0].arguments[0], "#gone"));
}

TEST_CASE("bleed lies around the trim") {
  Page page = article_page("1", "甲", 0);
  page.bleed = Pt(8.5);
  page.opens_from_right = true;
  const auto made = make_pdf({page}, "bleed");
  check_with_qpdf(made.path);
  const std::string boxes = run("pdfinfo -box '" + made.path + "'");
  CHECK(has(boxes, "MediaBox:            0.00     0.00   417.00   317.00"));
  CHECK(has(boxes, "BleedBox:            0.00     0.00   417.00   317.00"));
  CHECK(has(boxes, "TrimBox:             8.50     8.50   408.50   308.50"));
  CHECK(has(opened(made.path), "/Direction /R2L"));
}

TEST_CASE("rules and tints are drawn where they stand, in their colour") {
  Page page = blank_page();
  Colour cyan{ColourSpace::cmyk, {1, 0, 0, 0}};
  Colour red{ColourSpace::rgb, {1, 0, 0, 0}};
  page.items.push_back(Fill{{Pt(10), Pt(10), Pt(40), Pt(20)}, red});
  page.items.push_back(Rule{{Pt(10), Pt(60)}, {Pt(200), Pt(60)}, Pt(6), Rule::Shape::solid, cyan});
  page.items.push_back(Rule{{Pt(10), Pt(90)}, {Pt(200), Pt(90)}, Pt(4), Rule::Shape::dotted, {}});
  page.items.push_back(Rule{{Pt(10), Pt(120)}, {Pt(200), Pt(120)}, Pt(1), Rule::Shape::wavy, {}});
  page.items.push_back(Rule{{Pt(300), Pt(20)}, {Pt(300), Pt(200)}, Pt(1), Rule::Shape::wavy, {}});
  const auto made = make_pdf({page}, "rules");
  check_with_qpdf(made.path);
  CHECK(pixel_of(made.path, 30, 20) == std::array<int, 3>{255, 0, 0});
  CHECK(pixel_of(made.path, 100, 60)[0] < 80);
  CHECK(pixel_of(made.path, 100, 60)[2] > 180);
  CHECK(ink_of(made.path) > 0.02);
}

TEST_CASE("the same pages give the same bytes, another page another ID") {
  const std::vector<Page> pages = {article_page("1", "甲", 0), article_page("2", "乙", 1)};
  const auto once = make_pdf(pages, "once");
  const auto again = make_pdf(pages, "again");
  CHECK(once.bytes == again.bytes);
  const auto id_of = [](const std::string& bytes) { return bytes.substr(bytes.find("/ID ["), 40); };
  const auto other = make_pdf({pages[1]}, "other");
  CHECK(id_of(once.bytes) != id_of(other.bytes));
}

TEST_CASE("without tags there is no trace of them") {
  pdf::Settings settings;
  settings.tagged = false;
  settings.compression = 0;
  const auto made = make_pdf({article_page("1", "甲", 0)}, "untagged", settings);
  check_with_qpdf(made.path);
  CHECK_FALSE(has(made.bytes, "/StructTreeRoot"));
  CHECK_FALSE(has(made.bytes, "/MCID"));
  CHECK_FALSE(has(made.bytes, "/Artifact"));
  CHECK_FALSE(has(made.bytes, "/FlateDecode"));
  CHECK(text_of(made.path) == "甲\n正文一段。\n");
}

TEST_CASE("compression is 0 to 9") {
  const auto with = [](const char* compression) {
    return OptionValues({{"compression", compression},
                         {"tagged", "true"},
                         {"profile", "screen"},
                         {"pages", "one"},
                         {"proof", "false"},
                         {"resolution", "300"},
                         {"ink-limit", "240"},
                         {"output-condition", ""}});
  };
  CHECK(pdf::settings_of(with("0")).compression == 0);
  CHECK_THROWS_AS(pdf::settings_of(with("10")), Failure);
  CHECK_THROWS_AS(pdf::settings_of(with("-1")), Failure);
}

TEST_CASE("a full disk is told of, wherever it fills") {
  const std::vector<Page> pages = {article_page("1", "甲", 0)};
  const std::size_t size = make_pdf(pages, "whole").bytes.size();
  for (std::size_t room = 0; room < size; room += size / 7) {
    DeskServices services;
    services.capacity = room;
    CHECK_THROWS_WITH(make_pdf(pages, "never", {}, services), "the disk is full");
    CHECK(services.written.empty());
  }
}

TEST_CASE("a file over the limit is refused") {
  DeskServices services;
  pdf::ObjectFile objects(services.create({}), 0, "1.7", 100'000);
  const std::string block(30'000, 'x');
  static_cast<void>(objects.add_stream({}, block));
  static_cast<void>(objects.add_stream({}, block));
  static_cast<void>(objects.add_stream({}, block));
  CHECK_THROWS_WITH(objects.add_stream({}, block), Catch::Contains("2 GiB"));
}

TEST_CASE("a writer that is abandoned leaves nothing") {
  DeskServices services;
  const EditionHead edition = head();
  {
    pdf::PdfWriter writer({}, services);
    writer.begin(edition);
    writer.page(article_page("1", "甲", 0));
  }
  CHECK(services.written.empty());
}

TEST_CASE("an edition without pages is refused") {
  CHECK_THROWS_AS(make_pdf({}, "empty"), Failure);
}

TEST_CASE("a thousand pages keep every limit") {
  std::vector<Page> pages;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    Page page = article_page(std::to_string(i + 1), title_of(i), i);
    // Fifty elements a page: the parent tree and the outline go far beyond one leaf.
    TextSetting setting;
    for (std::uint32_t k = 0; k < 48; ++k) {
      setting.structure = add_mark(page, StructureRole::paragraph, 1);
      page.structure[setting.structure].key = {i, 10 + k};
      page.items.push_back(set_run("铅字", 20 + 20 * (k % 18), 80 + 15 * (k / 18), setting));
    }
    pages.push_back(std::move(page));
  }
  DeskServices services;
  const auto made = make_pdf(pages, "thousand", {}, services);
  check_with_qpdf(made.path);
  CHECK(has(run("pdfinfo '" + made.path + "'"), "Pages:           1000"));
  CHECK(has(run("pdftotext -raw -f 1000 '" + made.path + "' -"), "第999篇"));
  CHECK(services.subsets[cjk().index] == 1);
}
