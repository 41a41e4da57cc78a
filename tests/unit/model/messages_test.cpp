#include "model/list_marker.h"
#include "model/messages.h"
#include "model/text.h"

#include <catch2/catch.hpp>

using namespace qianzi;

TEST_CASE("a diagnostic says where, what, its code and what to do") {
  const Diagnostic d{Code::unknown_element, "a.xml", 3, 7, {"foo", "body", "did you mean p?"}};
  CHECK(model::as_text(d) ==
        "a.xml:3:7: error: <foo> may not stand in <body> [unknown-element]\n    did you mean p?");
}

TEST_CASE("a diagnostic as JSON is one line whatever it quotes") {
  const Diagnostic d{Code::unknown_element, "a\n\"\xff.xml", 3, 7, {"foo", "body", "x"}};
  const std::string json = model::as_json(d);
  CHECK(json.find('\n') == std::string::npos);
  CHECK(json.find("\"code\":\"unknown-element\"") != std::string::npos);
}

TEST_CASE("control characters of names do not reach the terminal") {
  const Diagnostic d{Code::file_not_found, "\x1b[31m.xml", 0, 0, {"\x07"}};
  const std::string text = model::as_text(d);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\\x07") != std::string::npos);
}

TEST_CASE("list labels count as notices and statutes do") {
  CHECK(model::list_label(ListMarker::ideographic, 1) == "一、");
  CHECK(model::list_label(ListMarker::ideographic, 10) == "十、");
  CHECK(model::list_label(ListMarker::ideographic, 21) == "二十一、");
  CHECK(model::list_label(ListMarker::ideographic, 103) == "一百零三、");
  CHECK(model::list_label(ListMarker::ideographic, 110) == "一百一十、");
  CHECK(model::list_label(ListMarker::ideographic, 2005) == "二千零五、");
  CHECK(model::list_label(ListMarker::bracketed_ideographic, 12) == "（十二）");
  CHECK(model::list_label(ListMarker::decimal, 3) == "3.");
}

TEST_CASE("language tags are groups of letters and digits") {
  CHECK(model::is_language_tag("zh-Hant-TW"));
  CHECK(model::is_language_tag("ja"));
  CHECK_FALSE(model::is_language_tag(""));
  CHECK_FALSE(model::is_language_tag("zh--Hans"));
  CHECK_FALSE(model::is_language_tag("zh_Hans"));
  CHECK_FALSE(model::is_language_tag("1a"));
}
