#include "images/svg_clean.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace qianzi::images {
namespace {

constexpr double largest_number = 1e6;
constexpr std::string_view blanks = " \t\r\n\f";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The function whose bracket opens at `open`, with what follows it.
bool is_harmless_function(std::string_view value, std::size_t open) {
  constexpr std::string_view known[] = {
      "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewX", "skewY"};
  std::size_t begin = open;
  while (begin > 0 && (is_letter(value[begin - 1]) || value[begin - 1] == '-')) --begin;
  const std::string_view name = value.substr(begin, open - begin);
  if (name == "url") {
    const std::size_t target = value.find_first_not_of(" \t\r\n\f\"'", open + 1);
    return target != std::string_view::npos && value[target] == '#';
  }
  const std::size_t bare = name.empty() ? value.find_last_not_of(blanks, begin - 1) : begin;
  // translate (3): a blank may stand between.
  if (name.empty() && begin > 0 && bare != std::string_view::npos && is_letter(value[bare]))
    return is_harmless_function(value, bare + 1);
  return std::find(std::begin(known), std::end(known), name) != std::end(known);
}

/// Past the number that begins at `at`; 0 if it is too large.
std::size_t past_number(std::string_view value, std::size_t at) {
  double number = 0;
  const char* const begin = value.data() + at;
  const auto [end, error] = std::from_chars(begin, value.data() + value.size(), number);
  if (error != std::errc{} || std::abs(number) > largest_number) return 0;
  return at + static_cast<std::size_t>(end - begin);
}

/// What may stand in a selector; nothing that opens a rule of another kind.
bool is_harmless_selector(std::string_view selector) {
  return !selector.empty() && std::all_of(selector.begin(), selector.end(), [](char c) {
    return is_letter(c) || is_digit(c) ||
           std::string_view("_-.#,>*+~:() \t\r\n\f").find(c) != std::string_view::npos;
  });
}

std::string without_comments(std::string_view sheet) {
  std::string text;
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t comment = sheet.find("/*", at);
    text += sheet.substr(at, comment - at);
    if (comment == std::string_view::npos) break;
    const std::size_t end = sheet.find("*/", comment + 2);
    if (end == std::string_view::npos) break;
    text += ' ';
    at = end + 2;
  }
  return text;
}

}  // namespace

bool is_harmless_value(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const char c = value[at];
    const bool control = static_cast<unsigned char>(c) < 0x20 && blanks.find(c) == blanks.npos;
    if (control || std::string_view("\\<@{};").find(c) != std::string_view::npos) return false;
    if (c == '/' && at + 1 < value.size() && value[at + 1] == '*') return false;
    if (c == '(' && !is_harmless_function(value, at)) return false;
    const bool point = c == '.' && at + 1 < value.size() && is_digit(value[at + 1]);
    if (c == '#') {  // a colour or a name, whose digits are no number
      at = std::min(value.find_first_of(" \t\r\n\f,;)\"'", at), value.size());
    } else if (is_digit(c) || point) {
      at = past_number(value, at);
      if (at == 0) return false;
    } else {
      ++at;
    }
  }
  return true;
}

double sum_of_numbers(std::string_view value) {
  double sum = 0;
  for (std::size_t at = 0; at < value.size();) {
    double number = 0;
    const char* const begin = value.data() + at;
    const auto [end, error] = std::from_chars(begin, value.data() + value.size(), number);
    if (error == std::errc{} && std::isfinite(number)) sum += std::abs(number);
    at += end == begin ? 1 : static_cast<std::size_t>(end - begin);
  }
  return sum;
}

void note_dashes(std::string_view property, std::string_view value, StyleNotes& notes) {
  if (property != "stroke-dasharray") return;
  const double sum = sum_of_numbers(value);
  if (sum > 0) notes.finest_dash = std::min(notes.finest_dash, sum);
}

std::string harmless_declarations(std::string_view declarations, StyleNotes& notes) {
  std::string kept;
  while (!declarations.empty()) {
    const std::size_t end = std::min(declarations.find(';'), declarations.size());
    const std::string_view declaration = trimmed(declarations.substr(0, end));
    declarations.remove_prefix(std::min(end + 1, declarations.size()));
    if (declaration.empty()) continue;
    const std::size_t colon = std::min(declaration.find(':'), declaration.size());
    const std::string_view name = trimmed(declaration.substr(0, colon));
    const std::string_view value =
        trimmed(declaration.substr(std::min(colon + 1, declaration.size())));
    if (is_drawing_property(name) && !value.empty() && is_harmless_value(value)) {
      kept.append(name).append(":").append(value).append(";");
      note_dashes(name, value, notes);
    } else if (!name.starts_with('-') || value.find('(') != std::string_view::npos) {
      notes.removed = true;  // a drawing program's own property draws nothing
    }
  }
  return kept;
}

std::string harmless_style_sheet(std::string_view sheet, StyleNotes& notes) {
  const std::string text = without_comments(sheet);
  std::string_view rest = text;
  std::string kept;
  while (true) {
    const std::size_t open = rest.find('{');
    const std::size_t close = open == rest.npos ? open : rest.find('}', open);
    if (close == rest.npos) break;
    const std::string_view selector = trimmed(rest.substr(0, open));
    const std::string_view body = rest.substr(open + 1, close - open - 1);
    rest.remove_prefix(close + 1);
    if (!is_harmless_selector(selector)) {
      notes.removed = true;
      continue;
    }
    kept.append(selector).append("{").append(harmless_declarations(body, notes)).append("}");
  }
  notes.removed = notes.removed || !trimmed(rest).empty();
  return kept;
}

}  // namespace qianzi::images
