#include "fonts/web_fonts.h"

#include <algorithm>
#include <map>

namespace qianzi::fonts {
namespace {

using Shares = std::map<FaceId, std::u32string>;

bool is_selector(char32_t character) {
  return (character >= 0xFE00 && character <= 0xFE0F) ||
         (character >= 0xE0100 && character <= 0xE01EF);
}

/// Gives each character to the first face that has it, as a browser will take it, and a selector to
/// every face, since only a face itself knows its variants. The faces that got some.
std::vector<FaceId> share_out(const TextUse& use, const FaceSource& source, Shares& shares) {
  const std::span<const FaceId> chain = source.chain(use.role, use.language);
  std::u32string selectors;
  std::vector<bool> used(chain.size());
  for (const char32_t character : use.characters) {
    if (is_selector(character)) {
      selectors.push_back(character);
      continue;
    }
    const auto face = std::find_if(
        chain.begin(), chain.end(), [&](FaceId id) { return source.has(id, character); });
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

Diagnostic refusal(const std::string& face) {
  return {Code::writer_warning,
          {},
          0,
          0,
          {face + " forbids to be embedded in part; readers set its characters in faces of their "
                  "own"}};
}

}  // namespace

WebFonts web_fonts(std::span<const TextUse> uses,
                   const FaceSource& source,
                   const std::function<void(Diagnostic)>& report) {
  Shares shares;
  std::vector<std::vector<FaceId>> faces;
  faces.reserve(uses.size());
  for (const TextUse& use : uses) faces.push_back(share_out(use, source, shares));
  WebFonts made;
  std::map<FaceId, std::size_t> numbers;
  for (const auto& [face, characters] : shares) {
    Bytes data = source.web_font(face, characters);
    const FaceInfo& info = source.info(face);
    if (data.empty()) {
      report(refusal(info.postscript_name));
      continue;
    }
    numbers.emplace(face, made.fonts.size());
    made.fonts.push_back({info.weight, std::move(data)});
  }
  for (std::size_t i = 0; i < uses.size(); ++i) {
    FontSetting setting{uses[i].role, uses[i].language, {}};
    for (const FaceId face : faces[i]) {
      if (const auto number = numbers.find(face); number != numbers.end())
        setting.fonts.push_back(number->second);
    }
    if (!setting.fonts.empty()) made.settings.push_back(std::move(setting));
  }
  return made;
}

}  // namespace qianzi::fonts
