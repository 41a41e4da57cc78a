#include "typefaces.h"

#include "words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace qianzi::html {
namespace {

/// What style.css makes appear itself: numbers of lists, dots of emphasis, the dash before a
/// source. In the order of code points.
constexpr std::u32string_view generated =
    U".0123456789•—…○●◐◦、〇一七三九二五八六十千四百零﹅（）＊";

/// A role, the variable of style.css that names its faces, and what is taken without them. Decks
/// and bylines have a variable of their own: with the system's faces they are not sans.
struct Variable {
  std::string_view role;
  std::string_view name;
  std::string_view generic;
};
constexpr std::array<Variable, 6> variables = {{{"body", "--serif", "serif"},
                                                {"headline", "--headline", "serif"},
                                                {"kai", "--kai", "serif"},
                                                {"sans", "--sans", "sans-serif"},
                                                {"sans", "--heads", "sans-serif"},
                                                {"strong", "--strong", "serif"}}};

/// Fonts by language and role, and by language alone.
using Fonts = std::map<std::string, std::map<std::string, std::vector<std::size_t>>>;

std::string family_of(std::size_t font) {
  std::string name("\"Edition ");
  name += decimal(static_cast<std::uint32_t>(font + 1));
  name += '"';
  return name;
}

void add_generated(TextUse& use) {
  std::u32string both;
  std::set_union(use.characters.begin(),
                 use.characters.end(),
                 generated.begin(),
                 generated.end(),
                 std::back_inserter(both));
  use.characters = std::move(both);
}

/// The families of `first`, then those of the language's other roles: what a role has not is shown
/// by another face of the edition before the system's.
std::string families(const std::vector<std::size_t>& first,
                     const std::map<std::string, std::vector<std::size_t>>& roles) {
  std::vector<std::size_t> order = first;
  for (const auto& [role, fonts] : roles) {
    for (const std::size_t font : fonts) {
      if (std::find(order.begin(), order.end(), font) == order.end()) order.push_back(font);
    }
  }
  std::string names;
  for (const std::size_t font : order) names += family_of(font) + ", ";
  return names;
}

std::string selector_of(std::string_view language) {
  if (language.empty()) return ":root";
  std::string selector(":lang(");
  selector += language;
  return selector + ")";
}

std::string rules_for_all(const Fonts& fonts) {
  std::string style;
  for (const auto& [language, roles] : fonts) {
    style += selector_of(language) + " {";
    for (const Variable& variable : variables) {
      const auto found = roles.find(std::string(variable.role));
      if (found == roles.end()) continue;
      style += " ";
      style += variable.name;
      style += ": " + families(found->second, roles);
      style += variable.generic;
      style += ";";
    }
    style += " }\n";
  }
  return style;
}

std::string rules_for_rare(const Fonts& fonts) {
  std::string style;
  for (const auto& [language, roles] : fonts) {
    style += ".";
    style += rare_class;
    if (!language.empty()) style += selector_of(language);
    style += " { font-family: " + families({}, roles) + "var(--serif); }\n";
  }
  return style;
}

}  // namespace

void Typefaces::look_at(XhtmlElement& body, std::string_view language) {
  for (XhtmlNode& child : body.children) {
    const auto* part = std::get_if<XhtmlElement>(&child);
    const bool is_main = part != nullptr && part->name == "main";
    // The page says its language, not its parts; they are put into one that does and taken back.
    XhtmlElement within;
    within.name = "div";
    within.attributes.push_back({"lang", std::string(language)});
    within.children.push_back(std::move(child));
    services_.gather_text(within, extent_, is_main ? "body" : "sans", uses_);
    child = std::move(within.children.front());
  }
}

std::string Typefaces::write() {
  if (extent_ == TextExtent::all) {
    for (TextUse& use : uses_) add_generated(use);
  }
  const WebFonts made = services_.web_fonts(uses_);
  std::string style;
  for (std::size_t i = 0; i < made.fonts.size(); ++i) {
    const std::string name =
        std::string("fonts/").append(decimal(static_cast<std::uint32_t>(i + 1))) + ".woff2";
    const auto file = services_.create("assets/" + name);
    file->write(made.fonts[i].data);
    file->close();
    style += "@font-face { font-family: " + family_of(i) + "; font-weight: ";
    style += decimal(made.fonts[i].weight);
    style += "; font-display: swap; src: url(\"" + name + "\") format(\"woff2\"); }\n";
  }
  Fonts fonts;
  for (const FontSetting& setting : made.settings)
    fonts[setting.language][setting.role] = setting.fonts;
  return style + (extent_ == TextExtent::all ? rules_for_all(fonts) : rules_for_rare(fonts));
}

}  // namespace qianzi::html
