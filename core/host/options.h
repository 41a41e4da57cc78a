// `--set FORMAT.KEY=VALUE` against what a plugin declares.
#pragma once

#include "qianzi/plugin.h"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::host {

/// The words were wrong: a usage error. `what()` says which and what would do.
class OptionError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// One `--set`, taken apart but not yet checked.
struct Setting {
  std::string format;
  std::string key;
  std::string value;
};

/// Takes `pdf.compression=9` apart. Throws OptionError.
[[nodiscard]] Setting parse_setting(std::string_view text);

/// Every option of the plugin with its value: those of `settings` that name its format, defaults
/// for the rest. Throws OptionError for an unknown key or a value that is not of the option's type;
/// the later of two settings of one key wins.
[[nodiscard]] OptionValues option_values(const PluginDescriptor& plugin,
                                         const std::vector<Setting>& settings);

/// flag, integer, number, text, choice.
[[nodiscard]] std::string_view type_name(OptionType type);

}  // namespace qianzi::host
