#include "design/attributes.h"

#include "design/length.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace qianzi::design {

void Attributes::report(int line, std::string what, std::string remedy) {
  good_ = false;
  const auto at = static_cast<std::uint32_t>(std::max(line, 0));
  sink_.report({Code::bad_design, file_, at, 0, {std::move(what), std::move(remedy)}});
}

void Attributes::bad(const tinyxml2::XMLElement& element, const char* name, std::string remedy) {
  report(element.GetLineNum(),
         fmt::format("{}=\"{}\" is not allowed", name, element.Attribute(name)),
         std::move(remedy));
}

void Attributes::known(const tinyxml2::XMLElement& element,
                       std::initializer_list<std::string_view> names) {
  std::vector<std::string_view> seen;
  for (const auto* a = element.FirstAttribute(); a != nullptr; a = a->Next()) {
    const std::string_view name = a->Name();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      report(a->GetLineNum(),
             fmt::format("<{}> has no attribute {}", element.Name(), name),
             fmt::format("it has {}", fmt::join(names, ", ")));
      continue;
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      report(a->GetLineNum(),
             fmt::format("the attribute {} of <{}> stands twice", name, element.Name()),
             "keep one of the two");
    }
    seen.push_back(name);
  }
}

void Attributes::no_content(const tinyxml2::XMLElement& element, bool elements) {
  for (const auto* node = element.FirstChild(); node != nullptr; node = node->NextSibling()) {
    if (node->ToText() != nullptr) {
      report(node->GetLineNum(),
             fmt::format("text stands in <{}>", element.Name()),
             "delete it: a design holds no text");
    } else if (!elements && node->ToElement() != nullptr) {
      report(node->GetLineNum(),
             fmt::format("<{}> may not stand in <{}>", node->Value(), element.Name()),
             fmt::format("delete it: <{}> is empty", element.Name()));
    }
  }
}

std::string Attributes::text(const tinyxml2::XMLElement& element, const char* name, bool required) {
  const char* const value = element.Attribute(name);
  if (value == nullptr && required) {
    report(element.GetLineNum(),
           fmt::format("<{}> has no {}", element.Name(), name),
           fmt::format("add {}=\"...\"", name));
  }
  return value == nullptr ? std::string() : std::string(value);
}

std::string Attributes::name(const tinyxml2::XMLElement& element,
                             const char* name,
                             const std::string& otherwise) {
  const char* const value = element.Attribute(name);
  if (value == nullptr) return otherwise;
  const std::string_view word = value;
  if (!word.empty() && word.find_first_of(" \t\r\n") == std::string_view::npos) return value;
  bad(element, name, "write one name, without spaces");
  return otherwise;
}

Pt Attributes::length(const tinyxml2::XMLElement& element, const char* name, Pt otherwise) {
  const char* const value = element.Attribute(name);
  if (value == nullptr) return otherwise;
  if (const auto length = parse_length(value)) return *length;
  report(element.GetLineNum(),
         fmt::format("{}=\"{}\" is no length", name, value),
         "write a number with pt or mm, such as 14.6pt, or a type size by its name");
  return otherwise;
}

Em Attributes::em(const tinyxml2::XMLElement& element, const char* name) {
  const char* const value = element.Attribute(name);
  if (value == nullptr) return Em(0);
  if (const auto length = parse_em(value); length && length->value() <= 20) return *length;
  bad(element, name, "write 0em to 20em");
  return Em(0);
}

std::uint16_t Attributes::count(const tinyxml2::XMLElement& element,
                                const char* name,
                                std::uint16_t otherwise,
                                std::uint16_t least,
                                std::uint16_t most) {
  const char* const value = element.Attribute(name);
  if (value == nullptr) return otherwise;
  const std::string_view digits = value;
  std::uint16_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (whole && number >= least && number <= most) return number;
  bad(element, name, fmt::format("write a whole number from {} to {}", least, most));
  return otherwise;
}

double Attributes::share(const tinyxml2::XMLElement& element, const char* name, double otherwise) {
  const char* const value = element.Attribute(name);
  if (value == nullptr) return otherwise;
  const auto number = parse_number(value);
  if (number && *number <= 1) return *number;
  bad(element, name, "write a number from 0 to 1");
  return otherwise;
}

Colour Attributes::grey(const tinyxml2::XMLElement& element, float otherwise) {
  Colour colour;
  colour.components[0] = otherwise;
  const char* const value = element.Attribute("grey");
  if (value == nullptr) return colour;
  const auto level = parse_number(value);
  if (level && *level <= 1) {
    colour.components[0] = static_cast<float>(*level);
  } else {
    bad(element, "grey", "write a number from 0 (black) to 1 (white)");
  }
  return colour;
}

}  // namespace qianzi::design
