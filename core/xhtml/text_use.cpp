#include "xhtml/text_use.h"

#include "xhtml/decode.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace qianzi::xhtml {
namespace {

struct Setting {
  std::string_view role = "body";
  std::string_view language;
  bool rare = false;
  friend auto operator<=>(const Setting&, const Setting&) = default;
};

Setting setting_of(const XhtmlElement& element, Setting setting) {
  const std::string_view of_class = element.attribute("class");
  for (const TextRole& text : text_roles) {
    const bool named = text.selector == element.name;
    const bool classed = text.selector.front() == '.' && text.selector.substr(1) == of_class;
    if (named || classed) setting.role = text.role;
  }
  const std::string_view language = element.attribute("lang");
  if (!language.empty()) setting.language = language;
  setting.rare = setting.rare || of_class == rare_class;
  return setting;
}

using Found = std::map<Setting, std::u32string>;

void add_characters(std::string_view text, std::u32string& characters) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    at += decoded.bytes;
    if (decoded.character != broken && decoded.character > U' ')
      characters.push_back(decoded.character);
  }
}

void visit(const XhtmlElement& element, const Setting& around, TextExtent extent, Found& found) {
  const Setting setting = setting_of(element, around);
  for (const XhtmlNode& child : element.children) {
    if (const auto* inner = std::get_if<XhtmlElement>(&child)) {
      visit(*inner, setting, extent, found);
    } else if (setting.rare || extent == TextExtent::all) {
      add_characters(std::get<std::string>(child), found[setting]);
    }
  }
}

}  // namespace

std::vector<TextUse> text_uses(const XhtmlElement& root, TextExtent extent, std::string_view role) {
  Found found;
  visit(root, {role, {}, false}, extent, found);
  std::vector<TextUse> uses;
  uses.reserve(found.size());
  for (auto& [setting, characters] : found) {
    std::sort(characters.begin(), characters.end());
    characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
    uses.push_back({std::string(setting.role),
                    std::string(setting.language),
                    setting.rare,
                    std::move(characters)});
  }
  return uses;
}

void gather_text(const XhtmlElement& root,
                 TextExtent extent,
                 std::string_view role,
                 std::vector<TextUse>& uses) {
  const auto before = [](const TextUse& a, const TextUse& b) {
    return std::tie(a.role, a.language) < std::tie(b.role, b.language);
  };
  for (TextUse& use : text_uses(root, extent, role)) {
    if (extent == TextExtent::rare) use.role = role;
    use.rare = extent == TextExtent::rare;
    const auto place = std::lower_bound(uses.begin(), uses.end(), use, before);
    if (place == uses.end() || before(use, *place)) {
      uses.insert(place, std::move(use));
      continue;
    }
    std::u32string both;
    both.reserve(place->characters.size() + use.characters.size());
    std::set_union(place->characters.begin(),
                   place->characters.end(),
                   use.characters.begin(),
                   use.characters.end(),
                   std::back_inserter(both));
    place->characters = std::move(both);
  }
}

}  // namespace qianzi::xhtml
