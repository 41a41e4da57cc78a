#include "readers/text/recognition.h"

#include "readers/text/text_reader.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace qianzi::readers {
namespace {

/// In the order of TextRule.
constexpr std::string_view names[] = {"navigation",
                                      "rights",
                                      "dateline",
                                      "byline",
                                      "deck",
                                      "headline",
                                      "turns",
                                      "clauses",
                                      "subheads"};

}  // namespace

std::optional<TextRule> text_rule_of(std::string_view name) {
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<TextRule>(found - std::begin(names));
}

std::vector<std::string_view> text_rule_names() {
  return {std::begin(names), std::end(names)};
}

void Recognition::take(TextRule rule,
                       std::string_view text,
                       SourcePosition where,
                       std::string_view as) {
  taken_.push_back(
      {Code::text_recognised,
       file_,
       where.line,
       where.column,
       {std::string(names[static_cast<std::size_t>(rule)]), std::string(text), std::string(as)}});
}

void Recognition::take(TextRule rule, const TextLine& line, std::string_view as) {
  take(rule, line.text, line.where, as);
}

void Recognition::report(DiagnosticSink& sink) {
  std::stable_sort(taken_.begin(), taken_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  for (Diagnostic& one : taken_) sink.report(std::move(one));
  taken_.clear();
}

}  // namespace qianzi::readers
