// Plugins: found by name, checked before they are believed, loaded and never unloaded.
//
// FORMAT.so is looked for in the folders in order; the first usable one wins. What is no plugin,
// has another ABI number or fingerprint, or another format than its file name, is skipped with a
// reason in words. A library stays in the process until it ends, since exceptions and values made
// by it may outlive their use.
#pragma once

#include "qianzi/plugin.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::host {

/// A library that was opened and found to be a plugin. `descriptor` lives until the process ends.
struct Plugin {
  std::filesystem::path file;
  const PluginDescriptor* descriptor = nullptr;
};

/// A file that lies where plugins lie and was not taken.
struct SkippedPlugin {
  std::filesystem::path file;
  std::string reason;
};

struct PluginListing {
  std::vector<Plugin> found;           ///< one for each format, by format
  std::vector<SkippedPlugin> skipped;  ///< in the order of the folders, then by name
};

/// Not thread-safe: opened from the thread that runs jobs.
class PluginFolders {
public:
  explicit PluginFolders(std::vector<std::filesystem::path> folders);

  /// The plugin for `format`, or nothing; then `skipped` says what was found and why it would not
  /// do (empty: there is no such file). A format is lower case letters and digits.
  [[nodiscard]] std::optional<Plugin> find(std::string_view format,
                                           std::vector<SkippedPlugin>& skipped);

  /// Opens every FORMAT.so of every folder.
  [[nodiscard]] PluginListing all();

  [[nodiscard]] const std::vector<std::filesystem::path>& folders() const { return folders_; }

private:
  std::vector<std::filesystem::path> folders_;
};

/// `true` for what may be a format id: [a-z][a-z0-9]{0,31}.
[[nodiscard]] bool is_format_id(std::string_view format);

}  // namespace qianzi::host
