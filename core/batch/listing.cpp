#include "batch/listing.h"

#include "host/press.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace qianzi::batch {
namespace {

using Json = nlohmann::ordered_json;

Json option_json(const OptionSpec& option) {
  Json json{{"name", option.name},
            {"type", host::type_name(option.type)},
            {"default", option.default_value},
            {"help", option.help}};
  if (option.type == OptionType::choice) json["choices"] = host::choices_of(option);
  if (option.type == OptionType::integer || option.type == OptionType::number) {
    json["range"] = option.choices;
  }
  return json;
}

Json plugin_json(const host::Plugin& plugin) {
  const PluginDescriptor& descriptor = *plugin.descriptor;
  Json options = Json::array();
  for (std::size_t i = 0; i < descriptor.option_count; ++i) {
    options.push_back(option_json(descriptor.options[i]));
  }
  return Json{{"format", descriptor.format},
              {"name", descriptor.name},
              {"version", descriptor.version},
              {"extension", descriptor.extension},
              {"media_type", descriptor.media_type},
              {"output", descriptor.shape == OutputShape::folder ? "folder" : "file"},
              {"file", plugin.file.string()},
              {"options", std::move(options)}};
}

std::string plugins_json(const host::PluginFolders& folders, const host::PluginListing& listing) {
  Json json{{"abi", abi_number},
            {"fingerprint", build_fingerprint},
            {"folders", Json::array()},
            {"plugins", Json::array()},
            {"skipped", Json::array()}};
  for (const auto& folder : folders.folders()) json["folders"].push_back(folder.string());
  for (const auto& plugin : listing.found) json["plugins"].push_back(plugin_json(plugin));
  for (const auto& [file, reason] : listing.skipped) {
    json["skipped"].push_back(Json{{"file", file.string()}, {"reason", reason}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// What a value may be, in few words: on|off, integer 0..9.
std::string type_words(const OptionSpec& option) {
  if (option.type == OptionType::choice) return option.choices;
  const std::string_view type = host::type_name(option.type);
  if (*option.choices == '\0') return std::string(type);
  return fmt::format("{} {}", type, option.choices);
}

std::string plugins_text(const host::PluginFolders& folders, const host::PluginListing& listing) {
  std::string text;
  for (const auto& [file, descriptor] : listing.found) {
    text += fmt::format("{}  {} {}  ({})\n",
                        descriptor->format,
                        descriptor->name,
                        descriptor->version,
                        file.string());
    for (std::size_t i = 0; i < descriptor->option_count; ++i) {
      const OptionSpec& option = descriptor->options[i];
      text += fmt::format("    --set {}.{}={}  {}: {}\n",
                          descriptor->format,
                          option.name,
                          option.default_value,
                          type_words(option),
                          option.help);
    }
  }
  for (const auto& [file, reason] : listing.skipped) {
    text += fmt::format("skipped  {}: {}\n", file.string(), reason);
  }
  if (text.empty()) {
    text = "no plugin in\n";
    for (const auto& folder : folders.folders()) text += fmt::format("    {}\n", folder.string());
  }
  return text;
}

}  // namespace

std::string list_plugins(const Environment& environment, ListingForm form) {
  host::PluginFolders folders(environment.plugin_folders);
  const host::PluginListing listing = folders.all();
  return form == ListingForm::json ? plugins_json(folders, listing)
                                   : plugins_text(folders, listing);
}

std::string list_fonts(const Environment& environment, ListingForm form, DiagnosticSink& sink) {
  host::Press press(environment.font_set(), sink);
  const auto& set = press.fonts();
  Json json = Json::array();
  std::string text;
  for (const auto& resolution : set.resolutions()) {
    Json faces = Json::array();
    text += fmt::format("{} {}\n", resolution.role, resolution.language);
    for (const FaceId id : resolution.chain) {
      const auto& face = set.face(id);
      text += fmt::format("    {}  ({}, face {})\n",
                          face.info().postscript_name,
                          face.file().string(),
                          face.index_in_file());
      faces.push_back(Json{{"postscript_name", face.info().postscript_name},
                           {"family", face.info().family},
                           {"style", face.info().style},
                           {"file", face.file().string()},
                           {"index", face.index_in_file()}});
    }
    for (const std::string& family : resolution.not_found) {
      text += fmt::format("    not found: {}\n", family);
    }
    json.push_back(Json{{"role", resolution.role},
                        {"language", resolution.language},
                        {"faces", std::move(faces)},
                        {"not_found", resolution.not_found}});
  }
  return form == ListingForm::json ? json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                                   : text;
}

}  // namespace qianzi::batch
