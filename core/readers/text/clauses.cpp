#include "readers/text/clauses.h"

#include "model/han_number.h"

#include <algorithm>
#include <array>

namespace qianzi::readers {
namespace {

constexpr std::uint32_t greatest = 99;
constexpr std::size_t longest_number = 9;  ///< bytes of 九十九

std::optional<std::uint32_t> han_value(std::string_view text) {
  if (text.empty() || text.size() > longest_number) return std::nullopt;
  for (std::uint32_t n = 1; n <= greatest; ++n) {
    if (model::han_number(n) == text) return n;
  }
  return std::nullopt;
}

struct Form {
  ListMarker marker;
  std::string_view open;
  std::string_view close;
};

std::optional<ClauseMark> han_mark(std::string_view line) {
  constexpr std::array<Form, 3> forms{{{ListMarker::ideographic, "", "、"},
                                       {ListMarker::bracketed_ideographic, "（", "）"},
                                       {ListMarker::bracketed_ideographic, "(", ")"}}};
  for (const Form& form : forms) {
    if (!line.starts_with(form.open)) continue;
    const std::string_view rest = line.substr(form.open.size());
    const std::size_t end = rest.substr(0, longest_number + 3).find(form.close);
    if (end == std::string_view::npos) continue;
    const auto number = han_value(rest.substr(0, end));
    const std::string_view words = trimmed(rest.substr(end + form.close.size()));
    if (number && !words.empty()) return ClauseMark{form.marker, *number, words};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ClauseMark> clause_mark(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits == 0) return han_mark(line);
  if (digits > 2 || line[0] == '0') return std::nullopt;
  const std::uint32_t number =
      digits == 1 ? static_cast<std::uint32_t>(line[0] - '0')
                  : static_cast<std::uint32_t>((line[0] - '0') * 10 + (line[1] - '0'));
  for (const std::string_view point : {".", "．", "、"}) {
    if (!line.substr(digits).starts_with(point)) continue;
    const std::string_view after = line.substr(digits + point.size());
    const std::string_view words = trimmed(after);
    if (words.empty() || (after[0] >= '0' && after[0] <= '9')) return std::nullopt;
    return ClauseMark{ListMarker::decimal, number, words};
  }
  return std::nullopt;
}

bool begins_list(const std::vector<TextLine>& lines, std::size_t at) {
  if (at >= lines.size()) return false;
  const auto first = clause_mark(lines[at].text);
  if (!first) return false;
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    const auto mark = clause_mark(lines[i].text);
    if (!mark) return false;
    if (mark->marker == first->marker) return mark->number == first->number + 1;
  }
  return false;
}

}  // namespace qianzi::readers
