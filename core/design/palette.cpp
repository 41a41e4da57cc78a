#include "design/palette.h"

#include "design/length.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace qianzi::design {
namespace {

/// 0 to 1, to a thousandth of what can be told apart in print.
float component(double value) {
  return static_cast<float>(std::round(value * 1e6) / 1e6);
}

}  // namespace

Colour tinted(const Colour& colour, double strength) {
  const bool light = colour.space == ColourSpace::grey || colour.space == ColourSpace::rgb;
  Colour tint = colour;
  const int used = light && colour.space == ColourSpace::grey ? 1 : light ? 3 : 4;
  for (int i = 0; i < used; ++i) {
    float& value = tint.components[static_cast<std::size_t>(i)];
    value = component(light ? 1 - (1 - value) * strength : value * strength);
  }
  return tint;
}

void Palette::define(const tinyxml2::XMLElement& element) {
  attributes_.known(element, {"name", "grey", "rgb", "cmyk", "spot"});
  const std::string name =
      attributes_.name(element, "name", attributes_.text(element, "name", true));
  int ways = 0;
  for (const char* const way : {"grey", "rgb", "cmyk", "spot"}) {
    ways += element.Attribute(way) != nullptr ? 1 : 0;
  }
  const bool spot = element.Attribute("spot") != nullptr;
  if (spot && element.Attribute("cmyk") != nullptr) --ways;
  if (ways != 1) {
    attributes_.report(element.GetLineNum(),
                       fmt::format("the colour «{}» is not said in one way", name),
                       "write grey, rgb or cmyk, or spot with the cmyk that stands for it");
    return;
  }
  Colour colour = attributes_.grey(element, 0);
  if (spot) {
    colour = this->spot(element);
  } else if (element.Attribute("cmyk") != nullptr) {
    colour = cmyk(element);
  } else if (element.Attribute("rgb") != nullptr) {
    colour = rgb(element);
  }
  if (!colours_.try_emplace(name, colour).second) {
    attributes_.report(
        element.GetLineNum(), fmt::format("there are two colours «{}»", name), "keep one");
  }
}

Colour Palette::rgb(const tinyxml2::XMLElement& element) {
  Colour colour;
  colour.space = ColourSpace::rgb;
  const std::string_view text = element.Attribute("rgb");
  std::uint32_t value = 0;
  const bool form = text.size() == 7 && text.front() == '#';
  const char* const last = text.data() + text.size();
  const char* end = text.data();
  if (form) end = std::from_chars(text.data() + 1, last, value, 16).ptr;
  if (!form || end != last) attributes_.bad(element, "rgb", "write # and six hexadecimal digits");
  for (std::size_t i = 0; i < 3; ++i) {
    colour.components[i] = component(((value >> (16 - 8 * i)) & 0xFF) / 255.0);
  }
  return colour;
}

Colour Palette::cmyk(const tinyxml2::XMLElement& element) {
  Colour colour;
  colour.space = ColourSpace::cmyk;
  std::string_view text = element.Attribute("cmyk");
  std::size_t count = 0;
  bool good = true;
  while (good && count < 4) {
    const std::size_t space = count < 3 ? text.find(' ') : text.size();
    const auto value = parse_number(text.substr(0, space));
    good = value && *value <= 1;
    if (!good) break;
    colour.components[count++] = component(*value);
    text = space < text.size() ? text.substr(space + 1) : std::string_view();
  }
  if (!good) {
    attributes_.bad(element, "cmyk", "write four numbers from 0 to 1 with one space between");
  }
  return colour;
}

Colour Palette::spot(const tinyxml2::XMLElement& element) {
  Colour colour;
  colour.space = ColourSpace::spot;
  colour.components[0] = 1;
  Ink ink;
  ink.name = element.Attribute("spot");
  const bool inner = !ink.name.empty() && ink.name.front() != ' ' && ink.name.back() != ' ';
  if (!inner || ink.name == "All" || ink.name == "None") {
    attributes_.bad(element, "spot", "write the ink's name, such as PANTONE 186 C");
  }
  if (attributes_.text(element, "cmyk", true).empty()) return colour;
  ink.cmyk = cmyk(element).components;
  const auto known = std::find_if(
      inks_.begin(), inks_.end(), [&](const Ink& other) { return other.name == ink.name; });
  colour.ink = static_cast<std::uint16_t>(known - inks_.begin());
  if (known == inks_.end()) {
    inks_.push_back(std::move(ink));
  } else if (known->cmyk != ink.cmyk) {
    attributes_.report(element.GetLineNum(),
                       fmt::format("another cmyk stands for the ink {}", ink.name),
                       "let one cmyk stand for it everywhere");
  }
  return colour;
}

Colour Palette::named(const tinyxml2::XMLElement& element,
                      const char* attribute,
                      const Colour& otherwise) {
  const char* const name = element.Attribute(attribute);
  if (name == nullptr) return otherwise;
  const auto found = colours_.find(std::string_view(name));
  if (found != colours_.end()) return found->second;
  attributes_.report(element.GetLineNum(),
                     fmt::format("there is no colour «{}»", name),
                     "name one that a <colour> defines");
  return otherwise;
}

Colour Palette::asked(const tinyxml2::XMLElement& element, const Colour& otherwise) {
  const bool grey = element.Attribute("grey") != nullptr;
  const bool name = element.Attribute("colour") != nullptr;
  const bool tint = element.Attribute("tint") != nullptr;
  if ((grey && name) || (tint && !name)) {
    attributes_.report(element.GetLineNum(),
                       grey && name ? "it has grey and colour" : "it has a tint of no colour",
                       "write grey, or colour, perhaps with a tint of it");
  }
  if (grey) return attributes_.grey(element, 0);
  return tinted(named(element, "colour", otherwise), attributes_.share(element, "tint", 1));
}

std::optional<Colour> Palette::ground(const tinyxml2::XMLElement& element, const Colour& colour) {
  const bool fill = element.Attribute("fill") != nullptr;
  if (!fill && element.Attribute("tint") == nullptr) return std::nullopt;
  return tinted(named(element, "fill", colour), attributes_.share(element, "tint", 1));
}

}  // namespace qianzi::design
