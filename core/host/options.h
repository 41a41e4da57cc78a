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

/// Asks the plugin whether its options go together, before any work is done. Throws OptionError.
void check_together(const PluginDescriptor& plugin, const OptionValues& options);

/// What `value` ought to be and is not: «a whole number»; empty if it is of the option's type.
[[nodiscard]] std::string value_fault(const OptionSpec& option, std::string_view value);

/// The words of a choice, in the order of its declaration; empty for other types.
[[nodiscard]] std::vector<std::string> choices_of(const OptionSpec& option);

/// flag, integer, number, text, choice.
[[nodiscard]] std::string_view type_name(OptionType type);

}  // namespace qianzi::host
