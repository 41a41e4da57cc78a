#include "fonts/font_set.h"

#include "fonts/declaration.h"
#include "fonts/discovery.h"
#include "fonts/face.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace qianzi::fonts {
namespace {

constexpr char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// RFC 4647 3.3.1: a range matches a tag that it begins, up to a hyphen; case does not count.
bool begins(std::string_view range, std::string_view tag) {
  return range.size() <= tag.size() && (range.size() == tag.size() || tag[range.size()] == '-') &&
         std::equal(range.begin(), range.end(), tag.begin(), [](char a, char b) {
           return lower(a) == lower(b);
         });
}

class LoadedFontSet final : public FontSet {
public:
  struct Role {
    std::string name;
    std::size_t first = 0;  ///< its chains are resolutions_[first, first + count)
    std::size_t count = 0;
  };

  LoadedFontSet(std::vector<std::unique_ptr<const Face>> faces,
                std::vector<Resolution> resolutions,
                std::vector<Role> roles,
                std::size_t body)
      : faces_(std::move(faces)),
        resolutions_(std::move(resolutions)),
        roles_(std::move(roles)),
        body_(body) {}

  [[nodiscard]] std::span<const FaceId> chain(std::string_view role,
                                              std::string_view language) const override {
    const auto known = std::find_if(
        roles_.begin(), roles_.end(), [role](const Role& each) { return each.name == role; });
    const Role& found = known != roles_.end() ? *known : roles_[body_];
    const auto chains = std::span(resolutions_).subspan(found.first, found.count);
    const Resolution* best = nullptr;
    const Resolution* any = &chains.back();
    for (const Resolution& each : chains) {
      if (each.language == "*")
        any = &each;
      else if (begins(each.language, language) &&
               (best == nullptr || each.language.size() > best->language.size()))
        best = &each;
    }
    return best != nullptr ? best->chain : any->chain;
  }

  [[nodiscard]] const Face& face(FaceId id) const override { return *faces_.at(id.index); }
  [[nodiscard]] std::size_t face_count() const override { return faces_.size(); }
  [[nodiscard]] const std::vector<Resolution>& resolutions() const override { return resolutions_; }

private:
  std::vector<std::unique_ptr<const Face>> faces_;
  std::vector<Resolution> resolutions_;
  std::vector<Role> roles_;
  std::size_t body_;
};

class Loader {
public:
  Loader(const std::filesystem::path& file, DiagnosticSink& sink)
      : file_(file),
        sink_(sink),
        declared_(read_declaration(file, sink)),
        discovery_(declared_.folders),
        ids_(declared_.faces.size()) {}

  std::unique_ptr<const FontSet> load() {
    for (const RoleDeclaration& role : declared_.roles) {
      for (const std::string& name : role.names) resolve(name, role);
    }
    const auto body = std::find_if(
        roles_.begin(), roles_.end(), [](const auto& role) { return role.name == "body"; });
    if (body == roles_.end())
      throw Failure(fmt::format("The font set {} declares no role body.", file_.string()));
    const auto at = static_cast<std::size_t>(body - roles_.begin());
    return std::make_unique<LoadedFontSet>(
        std::move(faces_), std::move(resolutions_), std::move(roles_), at);
  }

private:
  void resolve(const std::string& name, const RoleDeclaration& role) {
    const std::size_t first = resolutions_.size();
    for (const ChainDeclaration& chain : role.chains) {
      for (const std::string& language : chain.languages) resolve(name, language, chain);
    }
    roles_.push_back({name, first, resolutions_.size() - first});
  }

  void
  resolve(const std::string& role, const std::string& language, const ChainDeclaration& chain) {
    Resolution resolution{role, language, {}, {}};
    for (const std::size_t index : chain.faces) {
      const FaceDeclaration& wanted = declared_.faces[index];
      if (const std::optional<FaceId> id = face(index, role, language))
        resolution.chain.push_back(*id);
      else
        resolution.not_found.push_back(wanted.family + ' ' + wanted.style);
    }
    if (resolution.chain.empty()) throw Failure(nothing_found(role, language, chain));
    resolutions_.push_back(std::move(resolution));
  }

  // Looks for a declared face when a chain first names it, and reports it then if it is not there.
  std::optional<FaceId>
  face(std::size_t index, const std::string& role, const std::string& language) {
    Lookup& lookup = ids_[index];
    if (lookup.done) return lookup.id;
    lookup.done = true;
    const FaceDeclaration& wanted = declared_.faces[index];
    Search search = discovery_.find(wanted);
    if (search.found) {
      lookup.id = FaceId{static_cast<std::uint32_t>(faces_.size())};
      faces_.push_back(open_face(std::move(*search.found), *lookup.id));
    } else if (!search.obstacle.empty()) {
      report(Code::bad_font_set,
             wanted,
             {search.obstacle,
              wanted.package.empty() ? "put the right file there"
                                     : "install the package " + wanted.package + " anew"});
    } else {
      report(Code::font_not_found, wanted, {wanted.family + ' ' + wanted.style, role, language});
    }
    return lookup.id;
  }

  void report(Code code, const FaceDeclaration& face, std::vector<std::string> arguments) {
    sink_.report({.code = code,
                  .file = file_.string(),
                  .line = face.line,
                  .column = 0,
                  .arguments = std::move(arguments)});
  }

  [[nodiscard]] std::string nothing_found(const std::string& role,
                                          const std::string& language,
                                          const ChainDeclaration& chain) const {
    std::string families;
    std::vector<std::string> packages;
    for (const std::size_t index : chain.faces) {
      const FaceDeclaration& face = declared_.faces[index];
      families += (families.empty() ? "" : ", ") + face.family + ' ' + face.style;
      if (!face.package.empty() &&
          std::find(packages.begin(), packages.end(), face.package) == packages.end())
        packages.push_back(face.package);
    }
    std::string text = fmt::format("No font for the role {} and the language {}: none of those "
                                   "that {} names is installed ({}).",
                                   role,
                                   language,
                                   file_.string(),
                                   families.empty() ? "it names none" : families);
    if (!packages.empty())
      text += fmt::format(" Install the Debian package {}.", fmt::join(packages, " or "));
    return text;
  }

  struct Lookup {
    bool done = false;
    std::optional<FaceId> id;
  };

  const std::filesystem::path& file_;
  DiagnosticSink& sink_;
  FontSetDeclaration declared_;
  Discovery discovery_;
  std::vector<Lookup> ids_;
  std::vector<std::unique_ptr<const Face>> faces_;
  std::vector<Resolution> resolutions_;
  std::vector<LoadedFontSet::Role> roles_;
};

}  // namespace

std::unique_ptr<const FontSet> load_font_set(const std::filesystem::path& file,
                                             DiagnosticSink& sink) {
  return Loader(file, sink).load();
}

}  // namespace qianzi::fonts
