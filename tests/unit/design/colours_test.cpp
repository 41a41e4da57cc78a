#include "design/palette.h"
#include "unit/design/load.h"

using namespace qianzi;
using namespace design_test;
using design::PageDesign;
using design::Role;

namespace {

const std::string red = "<colour name='red' spot='PANTONE 186 C' cmyk='0 1 0.8 0.05'/>";

Colour colour_of(const std::string& definition, const std::string& words) {
  const PageDesign design =
      loaded(definition + sheet + grid + body + "<style role='note' " + words + "/>");
  return design.style(Role::note).fill;
}

}  // namespace

TEST_CASE("a colour is of grey, of the screen, of the process or an ink of its own") {
  const Colour grey = colour_of("<colour name='c' grey='0.25'/>", "colour='c'");
  CHECK(grey.space == ColourSpace::grey);
  CHECK(grey.components[0] == Approx(0.25));
  const Colour rgb = colour_of("<colour name='c' rgb='#FF8000'/>", "colour='c'");
  CHECK(rgb.space == ColourSpace::rgb);
  CHECK(rgb.components[0] == Approx(1));
  CHECK(rgb.components[1] == Approx(128 / 255.0));
  CHECK(rgb.components[2] == Approx(0));
  const Colour cmyk = colour_of("<colour name='c' cmyk='0 1 0.9 0.1'/>", "colour='c'");
  CHECK(cmyk.space == ColourSpace::cmyk);
  CHECK(cmyk.components[2] == Approx(0.9));
  const Colour spot = colour_of(red, "colour='red'");
  CHECK(spot.space == ColourSpace::spot);
  CHECK(spot.components[0] == Approx(1));
}

TEST_CASE("an ink is there once, with what stands for it") {
  const PageDesign design =
      loaded(red + "<colour name='brand' spot='PANTONE 186 C' cmyk='0 1 0.8 0.05'/>" +
             "<colour name='blue' spot='PANTONE 300 C' cmyk='1 0.5 0 0'/>" + sheet + grid + body +
             "<style role='note' colour='blue'/>");
  REQUIRE(design.inks.size() == 2);
  CHECK(design.inks[0].name == "PANTONE 186 C");
  CHECK(design.inks[0].cmyk[1] == Approx(1));
  CHECK(design.style(Role::note).fill.ink == 1);
  CHECK(only_problem(red + "<colour name='b' spot='PANTONE 186 C' cmyk='0 1 1 0'/>" + sheet + grid +
                     body) == "1: another cmyk stands for the ink PANTONE 186 C");
}

TEST_CASE("a tint of light is nearer to white, a tint of ink has less of it") {
  CHECK(colour_of("<colour name='c' grey='0.2'/>", "colour='c' tint='0.5'").components[0] ==
        Approx(0.6));
  CHECK(colour_of("<colour name='c' rgb='#000000'/>", "colour='c' tint='0.1'").components[2] ==
        Approx(0.9));
  CHECK(colour_of("<colour name='c' cmyk='0 1 0.5 0'/>", "colour='c' tint='0.5'").components[2] ==
        Approx(0.25));
  const Colour spot = colour_of(red, "colour='red' tint='0.3'");
  CHECK(spot.space == ColourSpace::spot);
  CHECK(spot.components[0] == Approx(0.3));
}

TEST_CASE("colours may stand after what names them") {
  const PageDesign design = loaded(
      sheet + grid + "<style role='body' colour='red'/><rules colour='red' tint='0.5'/>" + red);
  CHECK(design.style(Role::body).fill.space == ColourSpace::spot);
  CHECK(design.rule_colour.components[0] == Approx(0.5));
}

TEST_CASE("colours that are wrong are named") {
  const std::string rest = sheet + grid + body;
  CHECK(only_problem("<colour name='c'/>" + rest) == "1: the colour «c» is not said in one way");
  CHECK(only_problem("<colour name='c' grey='0' rgb='#000000'/>" + rest) ==
        "1: the colour «c» is not said in one way");
  CHECK(only_problem(red + "\n" + red + rest) == "2: there are two colours «red»");
  CHECK(only_problem(rest + "\n<style role='note' colour='green'/>") ==
        "2: there is no colour «green»");
  CHECK(only_problem(red + rest + "<style role='note' colour='red' grey='0'/>") ==
        "1: it has grey and colour");
  CHECK(only_problem(rest + "<style role='note' tint='0.5'/>") == "1: it has a tint of no colour");
  const std::string wrong = GENERATE(as<std::string>(),
                                     "rgb='000000'",
                                     "rgb='#00000'",
                                     "rgb='#00000g'",
                                     "cmyk='0 1 1'",
                                     "cmyk='0 1 1 0 0'",
                                     "cmyk='0 1  1 0'",
                                     "cmyk='0 1 1 1.1'",
                                     "cmyk='0% 1 1 1'",
                                     "spot='A'",
                                     "spot='All' cmyk='0 0 0 1'",
                                     "spot=' A' cmyk='0 0 0 1'",
                                     "spot='' cmyk='0 0 0 1'");
  CAPTURE(wrong);
  CHECK_FALSE(load_parts("<colour name='c' " + wrong + "/>" + rest).design);
}

TEST_CASE("a box has a frame, and a ground where it says so") {
  const PageDesign design = loaded(
      red + sheet + grid + body +
      "<box name='plain'/><box name='tinted' rule='1pt' colour='red' tint='0.1' padding='4pt'/>"
      "<box name='ground' rule='0pt' shape='dotted' grey='0.5' fill='red'/>");
  const design::Box* const plain = design.box("plain");
  REQUIRE(plain != nullptr);
  CHECK(plain->rule.value() == Approx(0.5));
  CHECK(plain->padding.value() == Approx(6));
  CHECK(plain->colour == Colour());
  CHECK_FALSE(plain->fill);
  const design::Box* const tinted = design.box("tinted");
  CHECK(tinted->colour.components[0] == Approx(1));
  REQUIRE(tinted->fill);
  CHECK(tinted->fill->space == ColourSpace::spot);
  CHECK(tinted->fill->components[0] == Approx(0.1));
  const design::Box* const ground = design.box("ground");
  CHECK(ground->colour.components[0] == Approx(0.5));
  CHECK(ground->fill->components[0] == Approx(1));
  CHECK(design.box("none") == nullptr);
  CHECK(only_problem(sheet + grid + body + "<box name='a'/>\n<box name='a'/>") ==
        "2: there are two boxes «a»");
}
