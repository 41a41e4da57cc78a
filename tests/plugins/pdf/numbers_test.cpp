#include "numbers.h"
#include "strings.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace qianzi::pdf;

namespace {

std::string number(double value, int decimals = 3) {
  std::string out;
  append_number(out, value, decimals);
  return out;
}

std::string text(std::string_view utf8) {
  std::string out;
  append_text_string(out, utf8);
  return out;
}

}  // namespace

TEST_CASE("numbers are short and have no exponent") {
  CHECK(number(0) == "0");
  CHECK(number(12) == "12");
  CHECK(number(0.5) == "0.5");
  CHECK(number(-0.25) == "-0.25");
  CHECK(number(1.0005) == "1.001");
  CHECK(number(-0.0001) == "0");
  CHECK(number(123456.789) == "123456.789");
  CHECK(number(1.05) == "1.05");
  CHECK(number(2.00049, 4) == "2.0005");
  CHECK(number(7.6, 0) == "8");
}

TEST_CASE("what is no number is nothing") {
  CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "0");
  CHECK(number(std::numeric_limits<double>::infinity()) == "0");
  CHECK(number(1e300) == "0");
}

TEST_CASE("text strings are literal in ASCII and UTF-16 beyond") {
  CHECK(text("a(b)\\") == "(a\\(b\\)\\\\)");
  CHECK(text("铅") == "<FEFF94C5>");
  CHECK(text("\xF0\xA0\xAE\xB7") == "<FEFFD842DFB7>");
  CHECK(text("a\nb") == "<FEFF0061000A0062>");
}

TEST_CASE("bytes that are no UTF-8 become the replacement character") {
  CHECK(text("\xFF") == "<FEFFFFFD>");
  CHECK(text("\xE9\x93") == "<FEFFFFFDFFFD>");
  CHECK(text("\xC0\xAF") == "<FEFFFFFDFFFD>");
  CHECK(text("\xED\xA0\x80") == "<FEFFFFFDFFFDFFFD>");
}

TEST_CASE("names write what they may not hold as numbers") {
  std::string out;
  append_name(out, "Noto Serif#1(\xE9");
  CHECK(out == "/Noto#20Serif#231#28#E9");
}
