#include "batch/ingredients.h"

#include "model/text.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

/// The articles' own files too, each once, in the order of its first use.
void add_sources(Digest& digest, const Edition& edition) {
  std::set<std::string_view> seen;
  const auto add = [&](const std::string& file) {
    if (!file.empty() && seen.insert(file).second) digest.add_file(file);
  };
  add(edition.source_file);
  for (const Article& article : edition.articles) add(article.source_file);
}

/// Every file that may be the design: one that is put beside the edition later changes the digest.
void add_designs(Digest& digest, const Input& input, const Environment& environment) {
  const fs::path own = fs::path(input.edition.source_file).parent_path();
  for (const auto& [name, design] : input.designs) {
    digest.add(name);
    if (name.find('/') != name.npos) continue;
    for (const fs::path& folder : {own, environment.data}) {
      digest.add_file(folder / "designs" / (std::string(name) + ".xml"));
    }
  }
  digest.add_file(environment.data / "designs" / "daily.xml");
}

}  // namespace

std::string digest_of_program(const Environment& environment, const fonts::FontSet& fonts) {
  Digest digest;
  digest.add(QIANZI_VERSION);
  digest.add_file("/proc/self/exe");
  digest.add_file(environment.font_set());
  for (std::size_t i = 0; i < fonts.face_count(); ++i) {
    const fonts::Face& face = fonts.face(FaceId{static_cast<std::uint32_t>(i)});
    digest.add_stamp(face.file());
    digest.add_number(face.index_in_file());
  }
  for (const fonts::Resolution& resolution : fonts.resolutions()) {
    digest.add(resolution.role);
    digest.add(resolution.language);
    for (const FaceId id : resolution.chain) digest.add_number(id.index);
  }
  return digest.text();
}

std::string digest_of_input(const Input& input, const Environment& environment) {
  Digest digest;
  digest.add(model::dump(input.edition));
  add_sources(digest, input.edition);
  add_designs(digest, input, environment);
  for (const ImageFile& image : input.edition.images) {
    digest.add(image.name);
    digest.add_file(image.path);
  }
  return digest.text();
}

std::string digest_of(const Ingredients& ingredients) {
  const PluginDescriptor& plugin = *ingredients.plugin.descriptor;
  Digest digest;
  digest.add(ingredients.program);
  digest.add(ingredients.input);
  digest.add(plugin.format);
  digest.add(plugin.version);
  digest.add_file(ingredients.plugin.file);
  for (std::size_t i = 0; i < plugin.option_count; ++i) {
    const OptionSpec& option = plugin.options[i];
    const std::string& value = ingredients.options.text(option.name);
    digest.add(option.name);
    digest.add(value);
    if (option.type == OptionType::text && !value.empty()) digest.add_file(value);
  }
  digest.add_number(static_cast<std::uint64_t>(ingredients.timestamp));
  digest.add_number(ingredients.catalogue ? 1 : 0);
  return digest.text();
}

}  // namespace qianzi::batch
