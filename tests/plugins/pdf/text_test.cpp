#include "desk.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::pdf::test;

TEST_CASE("horizontal text comes back as it was") {
  Page page = blank_page();
  TextSetting setting;
  setting.structure = add_mark(page, StructureRole::paragraph);
  const std::string text = "铅字有温度。“她说，《活字》一书还在。”2026年11月24日";
  page.items.push_back(set_run(text, 20, 50, setting));
  const auto made = make_pdf({page}, "horizontal");
  check_with_qpdf(made.path);
  CHECK(text_of(made.path) == text + "\n");
  CHECK(ink_of(made.path) > 0.005);
}

TEST_CASE("characters beyond the basic plane come back as surrogate pairs") {
  Page page = blank_page();
  const std::string text = "\xF0\xA0\xAE\xB7野家と\xF0\xA0\xAE\xB7";
  page.items.push_back(set_run(text, 20, 50, {}));
  const auto made = make_pdf({page}, "supplementary");
  CHECK(text_of(made.path) == text + "\n");
}

TEST_CASE("every font is embedded, subset and has a ToUnicode") {
  Page page = blank_page();
  TextSetting setting;
  page.items.push_back(set_run("宋体一行", 20, 50, setting));
  setting.face = kai();
  page.items.push_back(set_run("楷体一行", 20, 80, setting));
  setting.face = latin();
  page.items.push_back(set_run("Latin affairs", 20, 110, setting));
  setting = {};
  setting.orientation = Orientation::upright;
  page.items.push_back(set_run("直排", 300, 50, setting));
  const auto made = make_pdf({page}, "fonts");
  check_with_qpdf(made.path);
  const std::string listed = run("pdffonts '" + made.path + "'");
  INFO(listed);
  CHECK(listed.find("CID Type 0C       Identity-H       yes yes yes") != std::string::npos);
  CHECK(listed.find("CID Type 0C       Identity-V       yes yes yes") != std::string::npos);
  CHECK(listed.find("CID TrueType      Identity-H       yes yes yes") != std::string::npos);
  CHECK(listed.find("no ") == std::string::npos);
  const std::string text = text_of(made.path);
  CHECK(text.find("宋体一行\n楷体一行\nLatin affairs\n") == 0);
}

TEST_CASE("one glyph that stands for two texts gives each back") {
  Page page = blank_page();
  // The Kangxi radical and the ideograph are one glyph in most faces; so are these made to be.
  GlyphRun run = set_run("一丨一", 20, 50, {});
  run.text = "一\xE2\xBC\x80丨";
  run.glyphs[1].id = run.glyphs[0].id;
  page.items.push_back(run);
  const auto made = make_pdf({page}, "two-texts");
  CHECK(text_of(made.path) == "一\xE2\xBC\x80丨\n");
}

TEST_CASE("a ligature gives its whole cluster back") {
  Page page = blank_page();
  TextSetting setting;
  setting.face = latin();
  setting.features = "dlig";
  GlyphRun run = set_run("office", 20, 50, setting);
  REQUIRE(run.glyphs.size() < 6);
  page.items.push_back(run);
  const auto made = make_pdf({page}, "ligature");
  CHECK(text_of(made.path) == "office\n");
}

TEST_CASE("a cluster of many glyphs gives its text once") {
  Page page = blank_page();
  GlyphRun run = set_run("甲乙丙丁", 20, 50, {});
  run.text = "甲乙丁";
  run.glyphs[2].cluster = 3;
  run.glyphs[3].cluster = 6;
  page.items.push_back(run);
  const auto made = make_pdf({page}, "many-glyphs");
  check_with_qpdf(made.path);
  CHECK(text_of(made.path) == "甲乙丁\n");
}

TEST_CASE("a squeezed mark tears nothing off") {
  TextSetting narrow;
  narrow.features = "halt";
  for (const double glue : {0.0, 1.3, 2.5, 5.0}) {
    Page page = blank_page();
    GlyphRun run = set_run("前，“中”。（后）", 20, 50, narrow);
    REQUIRE(run.glyphs[1].advance == FontUnits(500));
    REQUIRE(run.glyphs[2].x_offset == FontUnits(-500));
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      run.glyphs[i].position += Pt(glue * static_cast<double>(i));
    }
    page.items.push_back(run);
    const auto made = make_pdf({page}, "squeezed");
    CHECK(text_of(made.path) == "前，“中”。（后）\n");
  }
}

TEST_CASE("the gap between Han and Latin runs is no blank") {
  Page page = blank_page();
  TextSetting setting;
  setting.structure = add_mark(page, StructureRole::paragraph);
  page.items.push_back(set_run("共有", 20, 50, setting));
  setting.face = latin();
  page.items.push_back(set_run("26 people", 42.5, 50, setting));
  const double end = 42.5 + length_of(std::get<GlyphRun>(page.items.back()));
  setting.face = cjk();
  page.items.push_back(set_run("人", end + 2.5, 50, setting));
  const auto made = make_pdf({page}, "autospace");
  CHECK(text_of(made.path) == "共有26 people人\n");
}

TEST_CASE("loose lines stay whole") {
  Page page = blank_page();
  TextSetting setting;
  setting.tracking = 1.7;
  page.items.push_back(set_run("疏排的一行仍是一行", 20, 50, setting));
  setting.face = kai();
  page.items.push_back(set_run("疏排的一行仍是一行", 20, 80, setting));
  const auto made = make_pdf({page}, "loose");
  CHECK(text_of(made.path) == "疏排的一行仍是一行\n疏排的一行仍是一行\n");
}

TEST_CASE("vertical text is drawn down the line and comes back") {
  Page page = blank_page();
  TextSetting setting;
  setting.orientation = Orientation::upright;
  setting.size = 20;
  const std::string text = "直排，「铅字」。";
  page.items.push_back(set_run(text, 200, 40, setting));
  const auto made = make_pdf({page}, "vertical");
  check_with_qpdf(made.path);
  CHECK(without_blanks(run("pdftotext '" + made.path + "' -")) == text);
  // The column of 8 em stands around x = 200: ink there, none a column beside it.
  bool ink = false;
  for (int y = 42; y < 58; ++y) {
    for (int x = 192; x < 208; ++x) ink = ink || pixel_of(made.path, x, y)[0] < 128;
  }
  CHECK(ink);
}

TEST_CASE("sideways runs and squeezed digits stand in a vertical line") {
  Page page = blank_page();
  TextSetting setting;
  setting.structure = add_mark(page, StructureRole::paragraph);
  setting.orientation = Orientation::upright;
  page.items.push_back(set_run("读", 200, 40, setting));
  TextSetting turned = setting;
  turned.orientation = Orientation::sideways;
  page.items.push_back(set_run("Qianzi", 196, 50, turned));
  TextSetting tcy = setting;
  tcy.orientation = Orientation::horizontal;
  tcy.stretch = 0.6;
  page.items.push_back(set_run("24", 195, 100, tcy));
  page.items.push_back(set_run("日", 200, 102, setting));
  const auto made = make_pdf({page}, "mixed");
  check_with_qpdf(made.path);
  const std::string text = without_blanks(run("pdftotext -raw '" + made.path + "' -"));
  CHECK(text == "读Qianzi24日");
}

TEST_CASE("ruby readings stand after the paragraph and leave the base whole") {
  Page page = blank_page();
  const std::uint32_t paragraph = add_mark(page, StructureRole::paragraph);
  const std::uint32_t ruby = add_mark(page, StructureRole::ruby, paragraph);
  const std::uint32_t base = add_mark(page, StructureRole::ruby_base, ruby);
  const std::uint32_t reading = add_mark(page, StructureRole::ruby_text, ruby);
  TextSetting setting;
  setting.language = "ja";
  const auto add = [&](std::string_view text, double x, double y, double size, std::uint32_t mark) {
    setting.size = size;
    setting.structure = mark;
    page.items.push_back(set_run(text, x, y, setting));
  };
  add("この", 20, 50, 10, paragraph);
  add("活字", 40, 50, 10, base);
  add("かつ", 40, 41, 5, reading);
  add("じ", 52.5, 41, 5, reading);
  add("は鉛だ", 60, 50, 10, paragraph);
  add("。", 20, 65, 10, paragraph);
  const std::uint32_t second = add_mark(page, StructureRole::paragraph);
  add("次の段落", 20, 80, 10, second);
  const auto made = make_pdf({page}, "ruby");
  check_with_qpdf(made.path);
  const std::string flat = flat_text_of(made.path);
  INFO(flat);
  CHECK(flat == "この活字は鉛だ。かつじ次の段落");
  CHECK(text_of(made.path).find("この活字は鉛だ\n。") == 0);
}

TEST_CASE("emphasis dots are artifacts and stay out of the text") {
  for (const bool with_text : {true, false}) {
    Page page = blank_page();
    const std::uint32_t paragraph = add_mark(page, StructureRole::paragraph);
    TextSetting setting;
    setting.structure = paragraph;
    page.items.push_back(set_run("着重", 20, 50, setting));
    TextSetting dots;
    dots.size = 5;
    GlyphRun run = set_run("••", 22.5, 56, dots);
    if (with_text) {
      run.structure = add_mark(page, StructureRole::artifact, paragraph);
    } else {
      run.text.clear();
      for (Glyph& glyph : run.glyphs) glyph.cluster = 0;
    }
    page.items.push_back(run);
    page.items.push_back(set_run("号", 40, 50, setting));
    const auto made = make_pdf({page}, "dots");
    check_with_qpdf(made.path);
    CHECK(text_of(made.path) == "着重号\n");
  }
}

TEST_CASE("a glyph that is missing is drawn as a box and comes back as its character") {
  Page page = blank_page();
  GlyphRun run = set_run("甲\xF0\x9F\xA6\x8A乙", 20, 50, {});
  REQUIRE(run.glyphs[1].id == 0);
  page.items.push_back(run);
  const auto made = make_pdf({page}, "notdef");
  CHECK(text_of(made.path) == "甲\xF0\x9F\xA6\x8A乙\n");
  CHECK(run.glyphs.size() == 3);
}

TEST_CASE("combining marks of a glyf face stand and come back in order") {
  Page page = blank_page();
  TextSetting setting;
  setting.face = latin();
  setting.language = "en";
  page.items.push_back(set_run("q\xCC\x8A x\xCC\x81\xCC\xA3 end", 20, 50, setting));
  const auto made = make_pdf({page}, "marks");
  check_with_qpdf(made.path);
  CHECK(text_of(made.path).find(" end\n") != std::string::npos);
}

TEST_CASE("a face that runs out of codes gets a second font") {
  DeskServices services;
  const auto handed = services.create({});
  pdf::ObjectFile objects(services.create({}), 6);
  pdf::FontCodes codes(services, objects, 2);
  const auto a = codes.code(cjk(), {.glyph = 5, .text = codes.text("a"), .advance = 1000});
  const auto b = codes.code(cjk(), {.glyph = 6, .text = codes.text("b"), .advance = 1000});
  const auto c = codes.code(cjk(), {.glyph = 7, .text = codes.text("c"), .advance = 1000});
  const auto again = codes.code(cjk(), {.glyph = 5, .text = codes.text("a"), .advance = 1000});
  CHECK(a.code == 1);
  CHECK(b.code == 2);
  CHECK(c.code == 1);
  CHECK(a.use.font != c.use.font);
  CHECK(again.use == a.use);
  CHECK(again.code == a.code);
}
