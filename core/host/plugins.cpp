#include "host/plugins.h"

#include "host/options.h"

#include <boost/dll/shared_library.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <dlfcn.h>
#include <exception>

namespace qianzi::host {
namespace fs = std::filesystem;
namespace {

/// Opens a library for good. RTLD_NODELETE keeps it when the handle goes: boost::dll has no name
/// for it, but hands the mode to dlopen as it is.
boost::dll::shared_library open_for_good(const fs::path& file) {
  using mode = boost::dll::load_mode::type;
  return boost::dll::shared_library(file,
                                    boost::dll::load_mode::rtld_now |
                                        boost::dll::load_mode::rtld_local |
                                        static_cast<mode>(RTLD_NODELETE));
}

/// Lower case letters, digits and the marks given, a letter first: fit for a command line and a
/// file name.
bool is_word(std::string_view text, std::string_view marks) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && text.size() <= 32 && lower(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return lower(c) || (c >= '0' && c <= '9') || marks.find(c) != marks.npos;
         });
}

std::string option_fault(const PluginDescriptor& plugin, std::size_t at) {
  const OptionSpec& option = plugin.options[at];
  if (option.name == nullptr || option.default_value == nullptr || option.choices == nullptr ||
      option.help == nullptr) {
    return fmt::format("its descriptor is incomplete: a text of option {} is null", at + 1);
  }
  if (!is_word(option.name, "-")) {
    return fmt::format("its option «{}» is not lower case letters, digits and hyphens",
                       option.name);
  }
  for (std::size_t i = 0; i < at; ++i) {
    if (std::string_view(plugin.options[i].name) == option.name) {
      return fmt::format("its option «{}» is declared twice", option.name);
    }
  }
  const std::string wanted = value_fault(option, option.default_value);
  if (wanted.empty()) return {};
  return fmt::format("the default of its option «{}» is «{}» and must be {}",
                     option.name,
                     option.default_value,
                     wanted);
}

/// Why a descriptor that passed ABI and fingerprint will not do; empty if it will.
std::string fault_of(const PluginDescriptor& plugin, std::string_view expected_format) {
  const char* const texts[] = {
      plugin.name, plugin.version, plugin.format, plugin.extension, plugin.media_type};
  if (std::any_of(std::begin(texts), std::end(texts), [](const char* t) { return t == nullptr; }) ||
      plugin.create == nullptr || plugin.wants == nullptr ||
      (plugin.options == nullptr && plugin.option_count > 0)) {
    return "its descriptor is incomplete: a text, wants or create is null";
  }
  if (plugin.format != expected_format) {
    return fmt::format(
        "it says that it writes «{}», but is called {}.so: the file's name is its format",
        plugin.format,
        expected_format);
  }
  if (!is_format_id(plugin.format)) {
    return fmt::format("its format «{}» is not lower case letters and digits", plugin.format);
  }
  if (!is_word(plugin.extension, "-.")) {
    return fmt::format("its extension «{}» will not do for the name of a file", plugin.extension);
  }
  for (std::size_t i = 0; i < plugin.option_count; ++i) {
    std::string fault = option_fault(plugin, i);
    if (!fault.empty()) return fault;
  }
  return {};
}

/// Reads the descriptor in the order the boundary promises: ABI number, fingerprint, the rest.
std::string examine(const PluginDescriptor& plugin, std::string_view expected_format) {
  std::uint32_t abi = 0;
  std::memcpy(&abi, &plugin, sizeof abi);
  if (abi != abi_number) {
    return fmt::format(
        "it was built for plugin ABI {}, this program has {}: build it against this version",
        abi,
        abi_number);
  }
  if (plugin.fingerprint == nullptr) return "it has no build fingerprint";
  if (std::string_view(plugin.fingerprint) != build_fingerprint) {
    return fmt::format(
        "it was built otherwise, as «{}», this program as «{}»: build it with the compiler and "
        "settings of this program",
        plugin.fingerprint,
        build_fingerprint);
  }
  return fault_of(plugin, expected_format);
}

struct Opened {
  const PluginDescriptor* descriptor = nullptr;
  std::string reason;
};

Opened open_plugin(const fs::path& file) {
  Opened opened;
  // Opening a pipe or a device would wait, or worse.
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) {
    opened.reason = "it is not a plain file";
    return opened;
  }
  try {
    const auto library = open_for_good(file);
    if (!library.has(QIANZI_PLUGIN_SYMBOL)) {
      opened.reason = "it is a library without the symbol " QIANZI_PLUGIN_SYMBOL;
      return opened;
    }
    const auto& descriptor = library.get<const PluginDescriptor>(QIANZI_PLUGIN_SYMBOL);
    opened.reason = examine(descriptor, file.stem().string());
    if (opened.reason.empty()) opened.descriptor = &descriptor;
  } catch (const std::exception& error) {
    opened.reason = fmt::format("it cannot be loaded: {}", error.what());
  }
  return opened;
}

std::vector<fs::path> libraries_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".so") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

bool is_format_id(std::string_view format) {
  return is_word(format, {});
}

PluginFolders::PluginFolders(std::vector<fs::path> folders) : folders_(std::move(folders)) {}

std::optional<Plugin> PluginFolders::find(std::string_view format,
                                          std::vector<SkippedPlugin>& skipped) {
  for (const fs::path& folder : folders_) {
    const fs::path file = folder / (std::string(format) + ".so");
    std::error_code error;
    if (!fs::exists(file, error)) continue;
    Opened opened = open_plugin(file);
    if (opened.descriptor != nullptr) return Plugin{file, opened.descriptor};
    skipped.push_back({file, std::move(opened.reason)});
  }
  return std::nullopt;
}

PluginListing PluginFolders::all() {
  PluginListing listing;
  std::map<std::string, Plugin, std::less<>> by_format;
  for (const fs::path& folder : folders_) {
    for (const fs::path& file : libraries_in(folder)) {
      Opened opened = open_plugin(file);
      if (opened.descriptor == nullptr) {
        listing.skipped.push_back({file, std::move(opened.reason)});
        continue;
      }
      const auto [known, fresh] =
          by_format.try_emplace(opened.descriptor->format, Plugin{file, opened.descriptor});
      if (!fresh) {
        listing.skipped.push_back(
            {file, fmt::format("{} comes first for this format", known->second.file.string())});
      }
    }
  }
  for (auto& [format, plugin] : by_format) listing.found.push_back(std::move(plugin));
  return listing;
}

}  // namespace qianzi::host
