#include "readers/native/element.h"

#include "model/text.h"
#include "readers/native/white_space.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace qianzi::readers {
namespace {

/// Levenshtein's distance, for names of a few letters.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return row.back();
}

/// What to do about an unknown name.
std::string suggestion(std::string_view name, Names known, std::string_view nothing) {
  std::string_view nearest;
  std::size_t least = 3;
  for (const std::string_view candidate : known) {
    const std::size_t d = name.size() > 40 ? least : distance(name, candidate);
    if (d < least) {
      least = d;
      nearest = candidate;
    }
  }
  if (!nearest.empty()) return fmt::format("did you mean {}?", nearest);
  if (known.size() == 0) return std::string(nothing);
  return fmt::format("allowed here: {}", fmt::join(known, ", "));
}

constexpr std::string_view white = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

/// The beginning of a text for a message: one line, about 40 bytes, cut at a code point.
std::string excerpt(std::string_view text) {
  text = trimmed(text);
  std::size_t end = std::min<std::size_t>(text.size(), 40);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
  const std::string_view shown = text.substr(0, text.substr(0, end).find_first_of("\r\n"));
  return std::string(shown) + (shown.size() < text.size() ? "…" : "");
}

std::optional<std::uint32_t> digits(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

unsigned days_in(std::uint32_t year, std::uint32_t month) {
  constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

/// HH:MM or HH:MM:SS, then Z or an offset.
bool is_time(std::string_view text) {
  const auto two = [](std::string_view t, std::uint32_t most) {
    const auto value = t.size() == 2 ? digits(t) : std::nullopt;
    return value && *value <= most;
  };
  const auto clock = [&](std::string_view t) {
    return t.size() == 5 && two(t.substr(0, 2), 23) && t[2] == ':' && two(t.substr(3, 2), 59);
  };
  if (text.size() < 5 || !clock(text.substr(0, 5))) return false;
  text.remove_prefix(5);
  if (text.size() >= 3 && text[0] == ':') {
    if (!two(text.substr(1, 2), 60)) return false;
    text.remove_prefix(3);
  }
  if (text.empty() || text == "Z") return true;
  return (text[0] == '+' || text[0] == '-') && clock(text.substr(1));
}

}  // namespace

void Report::grave(Code code, SourcePosition where, std::vector<std::string> arguments) {
  broken_ = true;
  slight(code, where, std::move(arguments));
}

void Report::slight(Code code, SourcePosition where, std::vector<std::string> arguments) {
  sink_.report({code, document_.file(), where.line, where.column, std::move(arguments)});
}

void check_attributes(const tinyxml2::XMLElement& element, Names known, Report& report) {
  for (const auto* entry = element.FirstAttribute(); entry != nullptr; entry = entry->Next()) {
    const std::string_view name = entry->Name();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      report.grave(Code::unknown_attribute,
                   report.document().position(*entry),
                   {std::string(name),
                    element.Name(),
                    suggestion(name, known, "delete it: the element has no attributes")});
    }
  }
}

void unknown_child(const tinyxml2::XMLElement& child, Names known, Report& report) {
  const auto* parent = child.Parent()->ToElement();
  report.grave(Code::unknown_element,
               report.document().position(child),
               {child.Name(),
                parent == nullptr ? "" : parent->Name(),
                suggestion(child.Name(), known, "delete it: no element may stand here")});
}

void check_no_text(const tinyxml2::XMLElement& element, Report& report) {
  for (const auto* node = element.FirstChild(); node != nullptr; node = node->NextSibling()) {
    const auto* text = node->ToText();
    if (text != nullptr && !trimmed(text->Value()).empty()) {
      report.grave(Code::misplaced_text,
                   report.document().position(*text),
                   {element.Name(), excerpt(text->Value())});
    }
  }
}

void check_no_content(const tinyxml2::XMLElement& element, Report& report) {
  check_no_text(element, report);
  for (const auto* child = element.FirstChildElement(); child != nullptr;
       child = child->NextSiblingElement()) {
    unknown_child(*child, {}, report);
  }
}

void repeated(const tinyxml2::XMLElement& element, Report& report) {
  const auto* parent = element.Parent()->ToElement();
  report.grave(Code::repeated_element,
               report.document().position(element),
               {element.Name(), parent == nullptr ? "" : parent->Name()});
}

bool has_text(const tinyxml2::XMLElement& element) {
  for (const auto* node = element.FirstChild(); node != nullptr; node = node->NextSibling()) {
    if (node->ToText() != nullptr && !trimmed(node->Value()).empty()) return true;
  }
  return false;
}

std::string_view attribute(const tinyxml2::XMLElement& element, const char* name) {
  const char* const value = element.Attribute(name);
  return value == nullptr ? std::string_view() : trimmed(value);
}

std::string text_attribute(const tinyxml2::XMLElement& element, const char* name) {
  std::string collapsed;
  for (const char c : attribute(element, name)) {
    const bool space = white.find(c) != std::string_view::npos;
    if (!space) {
      collapsed += c;
    } else if (collapsed.back() != ' ') {
      collapsed += ' ';
    }
  }
  return collapsed;
}

std::string
required_attribute(const tinyxml2::XMLElement& element, const char* name, Report& report) {
  std::string value = text_attribute(element, name);
  if (value.empty()) {
    report.grave(
        Code::missing_attribute, report.document().position(element), {element.Name(), name});
  }
  return value;
}

void bad_value(const tinyxml2::XMLElement& element,
               const char* name,
               std::string_view wanted,
               Report& report) {
  const auto* entry = element.FindAttribute(name);
  const SourcePosition where =
      entry == nullptr ? report.document().position(element) : report.document().position(*entry);
  report.grave(
      Code::bad_value, where, {name, excerpt(attribute(element, name)), std::string(wanted)});
}

std::uint32_t number_attribute(const tinyxml2::XMLElement& element,
                               const char* name,
                               std::uint32_t otherwise,
                               std::uint32_t least,
                               std::uint32_t most,
                               Report& report) {
  if (element.FindAttribute(name) == nullptr) return otherwise;
  const auto value = digits(attribute(element, name));
  if (value && *value >= least && *value <= most) return *value;
  bad_value(element, name, fmt::format("a whole number from {} to {}", least, most), report);
  return otherwise;
}

std::string language_attribute(const tinyxml2::XMLElement& element, Report& report) {
  if (element.FindAttribute("xml:lang") == nullptr) return {};
  const std::string_view tag = attribute(element, "xml:lang");
  if (model::is_language_tag(tag)) return std::string(tag);
  bad_value(element, "xml:lang", "a language tag such as zh-Hans, zh-Hant, ja or en", report);
  return {};
}

std::optional<WritingMode> writing_mode_attribute(const tinyxml2::XMLElement& element,
                                                  Report& report) {
  if (element.FindAttribute("writing-mode") == nullptr) return std::nullopt;
  const std::string_view mode = attribute(element, "writing-mode");
  if (mode == "horizontal") return WritingMode::horizontal;
  if (mode == "vertical") return WritingMode::vertical;
  bad_value(element, "writing-mode", "horizontal or vertical", report);
  return std::nullopt;
}

std::string text_of(const tinyxml2::XMLElement& element, Report& report) {
  std::string text;
  for (const auto* node = element.FirstChild(); node != nullptr; node = node->NextSibling()) {
    if (node->ToText() != nullptr) text += node->Value();
    if (node->ToElement() != nullptr) unknown_child(*node->ToElement(), {}, report);
  }
  Inlines content;
  content.push_back({Text{std::move(text)}, {}});
  settle_white_space(content);
  return content.empty() ? std::string() : std::get<Text>(content.front().value).text;
}

bool is_date(std::string_view text, bool with_time) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return false;
  if (*day > days_in(*year, *month)) return false;
  if (text.size() == 10) return true;
  return with_time && text[10] == 'T' && is_time(text.substr(11));
}

bool is_id(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && text.size() <= 100 && letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
         });
}

}  // namespace qianzi::readers
