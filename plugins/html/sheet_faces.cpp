#include "sheet_faces.h"

#include "characters.h"

#include <fmt/format.h>

#include <vector>

namespace qianzi::html {

std::string SheetFaces::use(FaceId face, std::string_view characters) {
  const auto [place, fresh] = uses_.try_emplace(face);
  if (fresh) place->second.number = uses_.size();
  while (!characters.empty()) place->second.characters.insert(take_character(characters));
  return fmt::format("f{}", place->second.number);
}

std::string SheetFaces::write(Services& services, const FileSink& sink) const {
  std::vector<const std::pair<const FaceId, Use>*> ordered(uses_.size());
  for (const auto& use : uses_) ordered[use.second.number - 1] = &use;
  std::string rules;
  for (const auto* const use : ordered) {
    const auto& [face, what] = *use;
    const Bytes file =
        services.web_font(face, std::u32string(what.characters.begin(), what.characters.end()));
    const FaceInfo& info = services.face(face);
    const std::string name = fmt::format("f{}", what.number);
    if (!file.empty()) {
      const std::string path = fmt::format("assets/sheet/{}.woff2", name);
      sink(path, file);
      // Text is shown when its face is there: another one's widths would tear lines apart.
      rules +=
          fmt::format("@font-face {{ font-family: \"sheet {0}\"; src: url(\"sheet/{0}.woff2\") "
                      "format(\"woff2\"); font-display: block; }}\n",
                      name);
    }
    rules +=
        fmt::format(".sheet .{0} {{ font-family: \"sheet {0}\", var(--{1}); font-weight: {2}; }}\n",
                    name,
                    info.serif ? "serif" : "sans",
                    file.empty() ? info.weight : 400);
  }
  return rules;
}

}  // namespace qianzi::html
