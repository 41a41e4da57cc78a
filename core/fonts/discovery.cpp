#include "fonts/discovery.h"

#include "fonts/sfnt.h"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>

namespace qianzi::fonts {
namespace {

using Pattern = std::unique_ptr<FcPattern, Release<FcPatternDestroy>>;
using ObjectSet = std::unique_ptr<FcObjectSet, Release<FcObjectSetDestroy>>;
using PatternSet = std::unique_ptr<FcFontSet, Release<FcFontSetDestroy>>;

bool is_plain_file(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

}  // namespace

// OPTIMIZATION: made when first needed; reading the configuration and its caches costs more than
// everything else that loading a font set does.
struct Discovery::Fontconfig {
  std::unique_ptr<FcConfig, Release<FcConfigDestroy>> config{FcInitLoadConfigAndFonts()};
};

Discovery::Discovery(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}
Discovery::~Discovery() = default;

hb_blob_t* Discovery::map(const std::filesystem::path& file) {
  const auto known = files_.find(file);
  if (known != files_.end()) return known->second.get();
  Blob blob(hb_blob_create_from_file_or_fail(file.c_str()));
  return files_.emplace(file, std::move(blob)).first->second.get();
}

bool Discovery::look_into(const std::filesystem::path& file,
                          const FaceDeclaration& wanted,
                          Search& search) {
  if (!is_plain_file(file)) return false;
  hb_blob_t* blob = map(file);
  const unsigned count = blob != nullptr ? hb_face_count(blob) : 0;
  for (unsigned index = 0; index < count; ++index) {
    HbFace face(hb_face_create(blob, index));
    if (!is_called(face.get(), wanted.family, wanted.style)) continue;
    const std::string why_not = obstacle(face.get());
    if (why_not.empty()) {
      search.found = FoundFace{std::move(face), file, index};
      return true;
    }
    search.obstacle = fmt::format("the font file {} {}", file.string(), why_not);
  }
  if (search.obstacle.empty())
    search.obstacle = fmt::format(
        "the font file {} has no face {} {}", file.string(), wanted.family, wanted.style);
  return false;
}

std::vector<std::filesystem::path> Discovery::listed(const std::string& family) {
  if (!fontconfig_) fontconfig_ = std::make_unique<Fontconfig>();
  std::vector<std::filesystem::path> files;
  const Pattern pattern(FcPatternCreate());
  const ObjectSet objects(FcObjectSetBuild(FC_FILE, nullptr));
  if (!fontconfig_->config || !pattern || !objects) return files;
  std::basic_string<FcChar8> name(family.begin(), family.end());
  FcPatternAddString(pattern.get(), FC_FAMILY, name.c_str());
  const PatternSet set(FcFontList(fontconfig_->config.get(), pattern.get(), objects.get()));
  if (!set) return files;
  for (FcPattern* entry : std::span(set->fonts, static_cast<std::size_t>(set->nfont))) {
    FcChar8* file = nullptr;
    if (FcPatternGetString(entry, FC_FILE, 0, &file) != FcResultMatch) continue;
    const std::basic_string_view<FcChar8> text(file);
    files.emplace_back(std::string(text.begin(), text.end()));
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

Search Discovery::find(const FaceDeclaration& wanted) {
  Search search;
  if (!wanted.file.empty()) {
    for (const std::filesystem::path& folder : folders_) {
      if (look_into(folder / wanted.file, wanted, search)) return search;
    }
  }
  // What fontconfig lists holds other styles of the family too: that is no fault of a file.
  for (const std::filesystem::path& file : listed(wanted.family)) {
    Search here;
    if (look_into(file, wanted, here)) return here;
  }
  return search;
}

}  // namespace qianzi::fonts
