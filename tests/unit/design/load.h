// Designs for tests: from parts, with what is said of them.
#pragma once

#include "design/page_design.h"
#include "model/messages.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace design_test {

using namespace qianzi;
using design::PageDesign;

inline const std::string sheet = "<sheet width='210mm' height='297mm'/>";
inline const std::string grid = "<grid/>";
inline const std::string body = "<style role='body'/>";

struct Outcome {
  std::optional<PageDesign> design;
  std::vector<std::string> problems;  ///< line: message
};

inline Outcome load(const std::string& xml) {
  DiagnosticList sink;
  Outcome outcome{design::load_design(xml, "d.xml", sink), {}};
  for (const Diagnostic& d : sink.entries) {
    CHECK(d.code == Code::bad_design);
    CHECK(d.file == "d.xml");
    CHECK_FALSE(model::remedy(d).empty());
    outcome.problems.push_back(std::to_string(d.line) + ": " + d.arguments.at(0));
  }
  return outcome;
}

inline Outcome load_parts(const std::string& parts) {
  return load("<design name='d'>" + parts + "</design>");
}

inline PageDesign loaded(const std::string& parts) {
  Outcome outcome = load_parts(parts);
  CAPTURE(outcome.problems);
  REQUIRE(outcome.design);
  return *outcome.design;
}

inline std::string only_problem(const std::string& parts) {
  const Outcome outcome = load_parts(parts);
  CHECK_FALSE(outcome.design);
  CAPTURE(outcome.problems);
  REQUIRE(outcome.problems.size() == 1);
  return outcome.problems.front();
}

/// A design that ships.
inline std::string shipped(const std::string& name) {
  std::ifstream file(std::string(QIANZI_SOURCE_DIR) + "/designs/" + name + ".xml");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace design_test
