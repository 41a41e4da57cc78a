#include "unit/design/load.h"

#include <cmath>

using namespace qianzi;
using namespace design_test;
using design::PageDesign;
using design::Role;
using design::Side;

TEST_CASE("sheets have names") {
  const auto size = [](const std::string& name) {
    return loaded("<sheet size='" + name + "'/>" + grid + body).sheet;
  };
  CHECK(size("broadsheet").height.value() == Approx(millimetres(546).value()));
  CHECK(size("blanket").width.value() == Approx(millimetres(406).value()));
  CHECK(size("berliner").width.value() == Approx(millimetres(315).value()));
  CHECK(size("tabloid").width.value() == Approx(millimetres(273).value()));
  CHECK(size("A3").height.value() == Approx(millimetres(420).value()));
  CHECK(size("A4").width.value() == Approx(millimetres(210).value()));
  CHECK(only_problem("<sheet size='A4' width='210mm'/>" + grid + body) ==
        "1: <sheet> has a size, and width or height beside it");
}

TEST_CASE("a type area is said instead of the margins that it leaves") {
  const PageDesign design =
      loaded("<sheet width='200mm' height='300mm' inner='20mm' top='10mm' type-width='170mm' "
             "type-height='270mm'/>" +
             grid + body);
  CHECK(design.margin_outer.value() == Approx(millimetres(10).value()));
  CHECK(design.margin_bottom.value() == Approx(millimetres(20).value()));
  CHECK(only_problem("<sheet size='A4' outer='10mm' type-width='170mm'/>" + grid + body) ==
        "1: <sheet> has type-width and outer");
  CHECK(only_problem("<sheet size='A4' type-width='300mm'/>" + grid + body) ==
        "0: its type area is larger than the sheet");
}

TEST_CASE("inner and outer margins change sides with the binding") {
  const PageDesign design = loaded("<sheet size='A4' inner='20mm' outer='10mm'/>" + grid + body);
  CHECK(design.type_area(Side::left).x.value() == Approx(millimetres(20).value()));
  CHECK(design.type_area(Side::right).x.value() == Approx(millimetres(10).value()));
  CHECK(design.type_area(Side::right).width == design.type_area(Side::left).width);
  CHECK_FALSE(design.opens_from_right(WritingMode::horizontal));
  CHECK(design.opens_from_right(WritingMode::vertical));
  const PageDesign left = loaded("<sheet size='A4' binding='left'/>" + grid + body);
  CHECK_FALSE(left.opens_from_right(WritingMode::vertical));
  const Outcome vertical =
      load("<design name='d' writing-mode='vertical'>" + sheet + grid + body + "</design>");
  REQUIRE(vertical.design);
  CHECK(vertical.design->opens_from_right(WritingMode::horizontal));
}

TEST_CASE("rows are whole lines with gaps between them, below the folio") {
  const std::string page = "<sheet width='300pt' height='520pt' top='10pt' bottom='10pt'/>"
                           "<grid baseline='10pt' rows='4' row-gap='2'/>";
  const PageDesign design = loaded(page + "<bands folio='4'/>" + body);
  CHECK(design.lines() == 50);
  CHECK(design.head_lines() == 4);
  CHECK(design.rows_height(1) == 10);
  CHECK(design.rows_height(2) == 22);
  CHECK(design.row_top(1) == 4);
  CHECK(design.row_top(4) == 40);
  CHECK(design.row_top(4) + design.rows_height(1) == design.lines());
  CHECK(design.first_row(4) == 1);
  CHECK(design.first_row(5) == 2);
  CHECK(design.first_row(41) == 5);
  const PageDesign foot = loaded(page + "<bands folio='4'/><furniture folio='foot'/>" + body);
  CHECK(foot.row_top(1) == 0);
  CHECK(foot.foot_lines() == 4);
  CHECK(only_problem(page + "<bands folio='3'/>" + body) ==
        "0: 47 lines, 6 of them gaps, do not make 4 rows of three lines or more");
  CHECK(only_problem(sheet + "<grid row-gap='1'/>" + body) == "1: <grid> has row-gap but no rows");
}

TEST_CASE("a vertical page's columns are tiers, its lines stand side by side") {
  const Outcome outcome = load(
      "<design name='d' writing-mode='vertical'>"
      "<sheet width='420pt' height='540pt' top='10pt' bottom='10pt' inner='10pt' outer='10pt'/>"
      "<grid columns='5' gutter='10pt' baseline='20pt'/><bands folio='2'/>" +
      body + "</design>");
  REQUIRE(outcome.design);
  CHECK(outcome.design->column_width().value() == Approx((520 - 40 - 40) / 5.0));
  CHECK(outcome.design->lines() == 20);
  CHECK(outcome.design->head_lines() == 0);
}

TEST_CASE("body columns of the designs that ship are whole characters wide") {
  const std::string name =
      GENERATE(as<std::string>(), "daily", "broadsheet", "tabloid-vertical", "reading");
  const PageDesign design = *load(shipped(name)).design;
  const double ems = design.column_width() / design.style(Role::body).size;
  CHECK(ems == Approx(std::round(ems)).margin(0.001));
}

TEST_CASE("levels of headlines look like the level above them, ears like the issue line") {
  const PageDesign design = loaded(sheet + grid + body +
                                   "<style role='headline' size='20pt'/>"
                                   "<style role='headline-3' size='30pt' space-before='0.5' "
                                   "space-after='1'/>"
                                   "<style role='issue-line' size='8pt'/>"
                                   "<style role='caption' size='7pt'/>");
  CHECK(design.style(Role::headline_2).size.value() == Approx(20));
  CHECK(design.style(Role::headline_5).size.value() == Approx(30));
  CHECK(design.style(Role::headline_3).space_before == Approx(0.5));
  CHECK(design.style(Role::headline_3).space_after == Approx(1));
  CHECK(design.style(Role::ear).size.value() == Approx(8));
  CHECK(design.style(Role::jump_line).size.value() == Approx(7));
  CHECK(design.style(Role::jump_line).structure == StructureRole::artifact);
  CHECK(only_problem(sheet + grid + body + "<style role='note' space-after='1'/>") ==
        "1: the style of note has space-after");
}

TEST_CASE("headlines have limits of their size, which have it between them") {
  const std::string rest = sheet + grid + body;
  const PageDesign design =
      loaded(rest + "<style role='headline' size='20pt'/>"
                    "<style role='headline-2' size='30pt' least='25pt' most='36pt'/>");
  CHECK(design.limits(Role::headline).least.value() == Approx(16));
  CHECK(design.limits(Role::headline).most.value() == Approx(20));
  CHECK(design.limits(Role::headline_2).least.value() == Approx(25));
  CHECK(design.limits(Role::headline_5).most.value() == Approx(36));
  const std::string least = GENERATE(as<std::string>(),
                                     "least='21pt'",
                                     "most='19pt'",
                                     "least='25pt' most='15pt'",
                                     "least='2pt'",
                                     "most='401pt'");
  CHECK(only_problem(rest + "<style role='deck' size='20pt' " + least + "/>") ==
        "1: the size of deck is not between its limits");
  CHECK(only_problem(rest + "<style role='byline' most='12pt'/>") ==
        "1: the style of byline has most");
}

TEST_CASE("furniture that cannot stand where it is put is refused") {
  const std::string rest = sheet + grid + body;
  const PageDesign design =
      loaded(rest + "<box name='b'/><furniture nameplate='centre' ear-start='{page-han}' "
                    "ear-box='b' folio='foot' folio-outside='{page}' jump-to='{page}' "
                    "jump-from='{name}{page-han}'/>");
  CHECK(design.furniture.jump_from == "{name}{page-han}");
  CHECK(design.furniture.folio == design::Edge::foot);
  CHECK(only_problem(rest + "<furniture nameplate='centre' ear-end='x' ear-box='b'/>") ==
        "1: there is no box «b»");
  CHECK(only_problem(rest + "<furniture ear-end='x'/>") ==
        "1: there are ears beside a nameplate that is not at the centre");
  CHECK(only_problem(rest + "<furniture folio-start='x' folio-inside='y'/>") ==
        "1: the folio has words for start or end, and for inside or outside");
  CHECK(only_problem(rest + "<furniture jump-to='{date}'/>") ==
        "1: jump-to=\"{date}\" names nothing that is known");
  CHECK(only_problem(rest + "<bands nameplate-columns='2'/>") ==
        "0: the nameplate spans more columns than there are");
}
