#include "typefaces.h"

#include "words.h"

#include <algorithm>
#include <iterator>

namespace qianzi::epub {

namespace {

constexpr std::string_view body = "body";

/// What style.css makes appear itself: numbers of lists, dots of emphasis, the dash before a
/// source. In the order of code points.
constexpr std::u32string_view generated =
    U".0123456789—•…○●◦、〇一七三九二五八六十千四百零﹅（）＊";

/// Both in the order of code points.
void add(std::u32string_view characters, std::u32string& needed) {
  std::u32string both;
  both.reserve(needed.size() + characters.size());
  std::set_union(
      needed.begin(), needed.end(), characters.begin(), characters.end(), std::back_inserter(both));
  needed = std::move(both);
}

std::string family_of(std::size_t number) {
  return numbered("\"Edition ", number) + "\"";
}

std::string language_selector(std::string_view language) {
  std::string selector;
  if (language.empty()) return selector;
  selector += ":lang(";
  selector += language;
  selector += ')';
  return selector;
}

/// The selector of a role's elements in a language, and of what is of that language within them. A
/// role says its language twice: it is to win over the language of an element around.
std::string selector_of(std::string_view element, bool is_role, std::string_view language) {
  const std::string of_language = language_selector(language);
  std::string selector(element);
  selector += of_language;
  if (is_role) selector += of_language;
  if (language.empty()) return selector;
  selector += ", ";
  if (is_role) selector += std::string(element) + " ";
  return selector + "[lang]" + of_language;
}

std::string selectors_of(std::string_view role, std::string_view language, TextExtent extent) {
  if (extent == TextExtent::rare) {
    std::string selector = ".";
    selector += rare_class;
    return selector + language_selector(language);
  }
  if (role == body) return selector_of(body, false, language);
  std::string selectors;
  for (const TextRole& text : text_roles) {
    if (text.role != role) continue;
    if (!selectors.empty()) selectors += ", ";
    selectors += selector_of(text.selector, true, language);
  }
  return selectors;
}

}  // namespace

Typefaces::Typefaces(TextExtent extent, Services& services)
    : extent_(extent), services_(services) {}

void Typefaces::look_at(const XhtmlElement& tree) {
  services_.gather_text(tree, extent_, body, uses_);
}

Typefaces::Plan Typefaces::plan() {
  Plan plan;
  if (extent_ == TextExtent::all) {
    for (TextUse& use : uses_) add(generated, use.characters);
  }
  WebFonts made = services_.web_fonts(uses_);
  for (WebFont& font : made.fonts) {
    const std::size_t number = plan.fonts.size() + 1;
    plan.fonts.push_back({numbered("fonts/", number) + ".woff2", std::move(font.data)});
    plan.style += "@font-face { font-family: " + family_of(number) +
                  numbered("; font-weight: ", font.weight) + "; src: url(\"" +
                  plan.fonts.back().path + "\") format(\"woff2\"); }\n";
  }
  // Body first: rules of roles come after what they go before.
  std::stable_partition(made.settings.begin(), made.settings.end(), [](const FontSetting& each) {
    return each.role == body;
  });
  for (const FontSetting& setting : made.settings) {
    std::string names;
    for (const std::size_t font : setting.fonts) names += family_of(font + 1) + ", ";
    names += setting.role == "sans" ? "sans-serif" : "serif";
    plan.style += selectors_of(setting.role, setting.language, extent_) +
                  " { font-family: " + names + "; }\n";
  }
  return plan;
}

}  // namespace qianzi::epub
