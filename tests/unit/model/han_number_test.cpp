#include "model/han_number.h"

#include <catch2/catch.hpp>

using namespace qianzi;

TEST_CASE("days and pages are said in Chinese numerals, years digit by digit") {
  CHECK(model::han_number(1) == "一");
  CHECK(model::han_number(11) == "十一");
  CHECK(model::han_number(24) == "二十四");
  CHECK(model::han_number(103) == "一百零三");
  CHECK(model::han_number(0) == "0");
  CHECK(model::han_digits("2026") == "二〇二六");
  CHECK(model::han_digits("A02") == "A〇二");
}
