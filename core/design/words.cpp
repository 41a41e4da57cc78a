#include "design/words.h"

#include <algorithm>
#include <span>

namespace qianzi::design {
namespace {

/// The names that furniture may ask for in braces.
constexpr std::string_view furniture_names[] = {"date",
                                                "year",
                                                "month",
                                                "day",
                                                "weekday",
                                                "number",
                                                "publisher",
                                                "nameplate",
                                                "page",
                                                "name",
                                                "year-han",
                                                "month-han",
                                                "day-han",
                                                "page-han"};
/// {date} is itself made of the others.
constexpr std::string_view date_names[] =
    {"year", "month", "day", "weekday", "year-han", "month-han", "day-han"};
/// Jump lines speak of another page.
constexpr std::string_view jump_names[] = {"page", "name", "page-han"};

constexpr Word<Alignment> nameplate_places[] = {{"start", Alignment::start},
                                                {"centre", Alignment::centre},
                                                {"end", Alignment::end}};
constexpr Word<Edge> folio_places[] = {{"head", Edge::head}, {"foot", Edge::foot}};

/// Words with {names} in them; a name that is none would come out as nothing.
std::string pattern(const tinyxml2::XMLElement& element,
                    const char* attribute,
                    std::span<const std::string_view> names,
                    Attributes& attributes) {
  std::string words = attributes.text(element, attribute, false);
  for (std::size_t at = 0; (at = words.find_first_of("{}", at)) != std::string::npos;) {
    const std::size_t end = words[at] == '{' ? words.find('}', at) : std::string::npos;
    const std::string name =
        end == std::string::npos ? std::string() : words.substr(at + 1, end - at - 1);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      attributes.report(element.GetLineNum(),
                        fmt::format("{}=\"{}\" names nothing that is known", attribute, words),
                        fmt::format("in braces may stand {}", fmt::join(names, ", ")));
      return words;
    }
    at = end + 1;
  }
  return words;
}

void check_weekdays(const tinyxml2::XMLElement& element, Attributes& attributes) {
  const char* const weekdays = element.Attribute("weekdays");
  if (weekdays == nullptr) return;
  const std::string_view words = weekdays;
  if (std::count(words.begin(), words.end(), ' ') == 6) return;
  attributes.report(element.GetLineNum(),
                    fmt::format("weekdays=\"{}\" is not seven words", words),
                    "write seven, Sunday's first, with one space between");
}

/// The left of a page is its inside or its outside: one place for two words.
void check_sides(const tinyxml2::XMLElement& element, Attributes& attributes) {
  const auto has = [&](const char* name) { return element.Attribute(name) != nullptr; };
  const bool fixed = has("folio-start") || has("folio-end");
  const bool mirrored = has("folio-inside") || has("folio-outside");
  if (!fixed || !mirrored) return;
  attributes.report(element.GetLineNum(),
                    "the folio has words for start or end, and for inside or outside",
                    "keep folio-start and folio-end, or folio-inside and folio-outside");
}

}  // namespace

Furniture read_furniture(const tinyxml2::XMLElement& element, Attributes& attributes) {
  attributes.known(element,
                   {"date",
                    "weekdays",
                    "issue-line",
                    "ear-start",
                    "ear-end",
                    "ear-box",
                    "nameplate",
                    "folio",
                    "folio-start",
                    "folio-centre",
                    "folio-end",
                    "folio-inside",
                    "folio-outside",
                    "speaker-suffix",
                    "jump-to",
                    "jump-from"});
  const auto words = [&](const char* name) {
    return pattern(element, name, furniture_names, attributes);
  };
  Furniture furniture;
  furniture.date = pattern(element, "date", date_names, attributes);
  furniture.weekdays = attributes.text(element, "weekdays", false);
  check_weekdays(element, attributes);
  furniture.issue_line = words("issue-line");
  furniture.ear_start = words("ear-start");
  furniture.ear_end = words("ear-end");
  furniture.ear_box = attributes.name(element, "ear-box", {});
  furniture.nameplate =
      attributes.choice(element, "nameplate", nameplate_places, furniture.nameplate);
  furniture.folio = attributes.choice(element, "folio", folio_places, furniture.folio);
  furniture.folio_start = words("folio-start");
  furniture.folio_centre = words("folio-centre");
  furniture.folio_end = words("folio-end");
  furniture.folio_inside = words("folio-inside");
  furniture.folio_outside = words("folio-outside");
  check_sides(element, attributes);
  furniture.speaker_suffix = attributes.text(element, "speaker-suffix", false);
  furniture.jump_to = pattern(element, "jump-to", jump_names, attributes);
  furniture.jump_from = pattern(element, "jump-from", jump_names, attributes);
  return furniture;
}

}  // namespace qianzi::design
