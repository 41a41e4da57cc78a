#include "design/length.h"
#include "unit/design/load.h"

using namespace qianzi;
using namespace design_test;
using design::PageDesign;
using design::Role;

TEST_CASE("lengths are points, millimetres and type sizes by their names") {
  CHECK(design::parse_length("14.6pt")->value() == Approx(14.6));
  CHECK(design::parse_length("25.4mm")->value() == Approx(72));
  CHECK(design::parse_length("小五")->value() == Approx(9));
  CHECK(design::parse_length("0pt")->value() == 0);
  CHECK(design::parse_em("2em")->value() == Approx(2));
}

TEST_CASE("what is no length is refused") {
  const std::string text = GENERATE(as<std::string>(),
                                    "",
                                    "pt",
                                    "9",
                                    "9 pt",
                                    "-9pt",
                                    "+9pt",
                                    "-0pt",
                                    "1e1pt",
                                    ".5pt",
                                    "5.pt",
                                    "infpt",
                                    "nanpt",
                                    "100000pt",
                                    "9px",
                                    "九号");
  CAPTURE(text);
  CHECK_FALSE(design::parse_length(text));
}

TEST_CASE("the designs that ship are whole") {
  const std::string name =
      GENERATE(as<std::string>(), "daily", "broadsheet", "tabloid-vertical", "reading");
  const Outcome outcome = load(shipped(name));
  CAPTURE(outcome.problems);
  REQUIRE(outcome.design);
  CHECK(outcome.design->name == name);
}

TEST_CASE("a role without a style looks like the body, and is still what it is") {
  const PageDesign design = loaded(sheet + grid +
                                   "<style role='body' face='kai' size='10pt' leading='16pt' "
                                   "align='start' first-indent='2em'/>");
  const ParagraphStyle& quote = design.style(Role::quote);
  CHECK(quote.role == "kai");
  CHECK(quote.leading.value() == Approx(16));
  CHECK(quote.alignment == Alignment::start);
  CHECK(quote.first_indent.value() == Approx(2));
  CHECK(design.style(Role::headline).structure == StructureRole::headline);
}

TEST_CASE("a style takes face, size and alignment of the body, but neither leading nor indents") {
  const PageDesign design =
      loaded(sheet + grid +
             "<style role='body' size='10pt' leading='16pt' align='even' first-indent='2em'/>"
             "<style role='note' grey='0.5'/>");
  const ParagraphStyle& note = design.style(Role::note);
  CHECK(note.size.value() == Approx(10));
  CHECK(note.leading.value() == Approx(13));
  CHECK(note.alignment == Alignment::even);
  CHECK(note.first_indent.value() == 0);
  CHECK(note.fill.components[0] == Approx(0.5));
}

TEST_CASE("rules for text reach every role") {
  const PageDesign design =
      loaded("<text prohibition='strict' punctuation='kaiming' japanese-prohibition='loose' "
             "fit='greedy' korean-breaks='word' "
             "hanging='yes' trim-indented='yes' hyphenate='no' automatic-tcy='yes'/>" +
             sheet + grid + body + "<style role='note' grid='yes' phrase-breaks='yes'/>");
  for (const Role role : {Role::body, Role::note, Role::headline}) {
    const ParagraphStyle& style = design.style(role);
    CHECK(style.prohibition == Prohibition::strict);
    CHECK(style.japanese_prohibition == Prohibition::basic);
    CHECK(style.punctuation == PunctuationStyle::kaiming);
    CHECK(style.fitting == Fitting::greedy);
    CHECK(style.korean_breaks == KoreanBreaks::word);
    CHECK(style.hanging);
    CHECK(style.trim_indented);
    CHECK_FALSE(style.hyphenate);
    CHECK(style.automatic_tcy);
  }
  CHECK(design.style(Role::note).grid);
  CHECK(design.style(Role::note).phrase_breaks);
  CHECK_FALSE(design.style(Role::headline).grid);
}

TEST_CASE("what is left out has the defaults of the manual") {
  const PageDesign design = loaded(sheet + grid + body);
  CHECK(design.margin_inner.value() == Approx(millimetres(15).value()));
  CHECK(design.columns == 1);
  CHECK(design.gutter.value() == Approx(14));
  CHECK(design.baseline.value() == Approx(15));
  CHECK(design.folio_lines == 2);
  CHECK(design.nameplate_lines == 0);
  CHECK(design.rule_thickness.value() == 0);
  CHECK(design.style(Role::body).size.value() == Approx(9));
  CHECK(design.style(Role::body).leading.value() == Approx(11.7));
}

TEST_CASE("parts of a design that are not there are named") {
  CHECK(only_problem(grid + body) == "1: there is no <sheet>");
  CHECK(only_problem(sheet + body) == "1: there is no <grid>");
  CHECK(only_problem(sheet + grid) == "1: there is no style for body");
  CHECK(only_problem("<sheet width='210mm'/>" + grid + body) == "1: <sheet> has no height");
}

TEST_CASE("parts of a design that stand twice or too late are named") {
  CHECK(only_problem(sheet + grid + "\n<grid/>" + body) == "2: <grid> stands twice");
  CHECK(only_problem(sheet + grid + body + "\n<style role='body'/>") ==
        "2: there are two styles for body");
  CHECK(only_problem(sheet + grid + body + "\n<text/>") == "2: <text> stands after a style");
  CHECK(load_parts(sheet + grid + "<style role='note'/>" + body).problems.front() ==
        "1: the style of note stands before that of body");
}

TEST_CASE("furniture may ask only for what there is") {
  CHECK(
      loaded(sheet + grid + body + "<furniture folio-end='{page}/{name}'/>").furniture.folio_end ==
      "{page}/{name}");
  const std::string words =
      GENERATE(as<std::string>(), "{pages}", "{page", "page}", "{}", "{{page}}");
  CAPTURE(words);
  CHECK_FALSE(load_parts(sheet + grid + body + "<furniture folio-end='" + words + "'/>").design);
  CHECK_FALSE(load_parts(sheet + grid + body + "<furniture date='{date}'/>").design);
}

TEST_CASE("a design whose measures do not fit is refused as a whole") {
  CHECK(only_problem("<sheet width='60mm' height='297mm'/><grid columns='24'/>" + body)
            .substr(0, 3) == "0: ");
  CHECK_FALSE(load_parts("<sheet width='210mm' height='60mm'/>" + grid + body).design);
  CHECK_FALSE(load_parts(sheet + "<grid baseline='3pt'/>" + body).design);
  CHECK_FALSE(load_parts(sheet + grid + "<style role='body' size='2pt'/>").design);
  CHECK_FALSE(load_parts(sheet + grid + "<style role='body' size='9pt' leading='4pt'/>").design);
}

TEST_CASE("what is no design is refused with its line") {
  CHECK(load("<page/>").problems.front() == "1: the root element is not <design>");
  CHECK(load("<design name='d'>\n<sheet></design>").problems.front() == "2: it is not well-formed");
  CHECK_FALSE(load("").design);
  CHECK_FALSE(load("<design name='../d'>" + sheet + grid + body + "</design>").design);
  CHECK_FALSE(load("<design name='d' name='e'>" + sheet + grid + body + "</design>").design);
}
