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

bool is_selector(char32_t character) {
  return (character >= 0xFE00 && character <= 0xFE0F) ||
         (character >= 0xE0100 && character <= 0xE01EF);
}

/// Both in the order of code points.
void add(std::u32string_view characters, std::u32string& needed) {
  std::u32string both;
  both.reserve(needed.size() + characters.size());
  std::set_union(
      needed.begin(), needed.end(), characters.begin(), characters.end(), std::back_inserter(both));
  needed = std::move(both);
}

/// Gives each character to the first face that has it, as a browser will take it, and a selector to
/// every face, since only a face itself knows its variants. The faces that got some.
std::vector<FaceId> share_out(std::u32string_view needed,
                              std::span<const FaceId> chain,
                              const Services& services,
                              std::map<FaceId, std::u32string>& shares) {
  std::u32string selectors;
  std::vector<bool> used(chain.size());
  for (const char32_t character : needed) {
    if (is_selector(character)) {
      selectors.push_back(character);
      continue;
    }
    const auto face = std::find_if(
        chain.begin(), chain.end(), [&](FaceId id) { return services.has(id, character); });
    if (face == chain.end()) continue;
    shares[*face].push_back(character);
    used[static_cast<std::size_t>(face - chain.begin())] = true;
  }
  std::vector<FaceId> faces;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (!used[i]) continue;
    shares[chain[i]] += selectors;
    faces.push_back(chain[i]);
  }
  return faces;
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
  for (const TextUse& use : services_.text_uses(tree, extent_)) {
    // A rare character stands amid text that the reading system sets: one face serves all roles.
    const std::string_view role = extent_ == TextExtent::rare ? body : std::string_view(use.role);
    add(use.characters, needed_[{std::string(role), use.language}]);
  }
}

Typefaces::Families Typefaces::make_fonts(const Shares& shares, Plan& plan) {
  Families families;
  for (const auto& [face, characters] : shares) {
    Bytes data = services_.web_font(face, characters);
    const FaceInfo& info = services_.face(face);
    if (data.empty()) {
      services_.report({Code::writer_warning,
                        {},
                        0,
                        0,
                        {info.postscript_name + " forbids to be embedded in part; readers set its "
                                                "characters in faces of their own"}});
      continue;
    }
    const std::size_t number = plan.fonts.size() + 1;
    plan.fonts.push_back({numbered("fonts/", number) + ".woff2", std::move(data)});
    families.emplace(face, family_of(number));
    plan.style += "@font-face { font-family: " + family_of(number) +
                  numbered("; font-weight: ", info.weight) + "; src: url(\"" +
                  plan.fonts.back().path + "\") format(\"woff2\"); }\n";
  }
  return families;
}

Typefaces::Plan Typefaces::plan() {
  Plan plan;
  Shares shares;
  std::vector<std::pair<Setting, std::vector<FaceId>>> settings;
  for (auto& [setting, needed] : needed_) {
    if (extent_ == TextExtent::all) add(generated, needed);
    const std::span<const FaceId> chain = services_.faces(setting.first, setting.second);
    settings.emplace_back(setting, share_out(needed, chain, services_, shares));
  }
  // Body first: rules of roles come after what they go before.
  std::stable_partition(
      settings.begin(), settings.end(), [](const auto& each) { return each.first.first == body; });
  const Families families = make_fonts(shares, plan);
  for (const auto& [setting, faces] : settings) {
    std::string names;
    for (const FaceId face : faces) {
      if (const auto family = families.find(face); family != families.end())
        names += family->second + ", ";
    }
    if (names.empty()) continue;
    names += setting.first == "sans" ? "sans-serif" : "serif";
    plan.style +=
        selectors_of(setting.first, setting.second, extent_) + " { font-family: " + names + "; }\n";
  }
  return plan;
}

}  // namespace qianzi::epub
