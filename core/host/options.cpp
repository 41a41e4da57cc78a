#include "host/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace qianzi::host {
namespace {

std::span<const OptionSpec> options_of(const PluginDescriptor& plugin) {
  return {plugin.options, plugin.option_count};
}

std::vector<std::string> choices_of(const OptionSpec& option) {
  std::vector<std::string> choices(1);
  for (const char* c = option.choices; *c != '\0'; ++c) {
    if (*c == '|') {
      choices.emplace_back();
    } else {
      choices.back() += *c;
    }
  }
  return choices;
}

template <class Number>
bool is_whole(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// What a value ought to be; empty if it is.
std::string complaint(const OptionSpec& option, const std::string& value) {
  switch (option.type) {
  case OptionType::flag:
    return value == "true" || value == "false" ? "" : "true or false";
  case OptionType::integer:
    return is_whole<long>(value) ? "" : "a whole number";
  case OptionType::number:
    return is_whole<double>(value) ? "" : "a number";
  case OptionType::choice: {
    const auto choices = choices_of(option);
    const bool known = std::find(choices.begin(), choices.end(), value) != choices.end();
    return known ? "" : fmt::format("one of {}", fmt::join(choices, ", "));
  }
  case OptionType::text:
    break;
  }
  return {};
}

std::string known_keys(const PluginDescriptor& plugin) {
  std::vector<std::string> keys;
  for (const OptionSpec& option : options_of(plugin)) keys.emplace_back(option.name);
  if (keys.empty()) return fmt::format("{} has no options", plugin.format);
  return fmt::format("{} has {}", plugin.format, fmt::join(keys, ", "));
}

}  // namespace

Setting parse_setting(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::size_t dot = text.substr(0, equals).find('.');
  if (equals == std::string_view::npos || dot == std::string_view::npos || dot == 0 ||
      dot + 1 == equals) {
    throw OptionError(
        fmt::format("--set {}: write FORMAT.KEY=VALUE, as in pdf.compression=9", text));
  }
  return {std::string(text.substr(0, dot)),
          std::string(text.substr(dot + 1, equals - dot - 1)),
          std::string(text.substr(equals + 1))};
}

OptionValues option_values(const PluginDescriptor& plugin, const std::vector<Setting>& settings) {
  std::map<std::string, std::string, std::less<>> values;
  for (const OptionSpec& option : options_of(plugin)) values[option.name] = option.default_value;
  for (const Setting& setting : settings) {
    if (setting.format != plugin.format) continue;
    const auto options = options_of(plugin);
    const auto option = std::find_if(options.begin(), options.end(), [&](const OptionSpec& spec) {
      return setting.key == spec.name;
    });
    if (option == options.end()) {
      throw OptionError(fmt::format(
          "--set {}.{}: no such option; {}", setting.format, setting.key, known_keys(plugin)));
    }
    const std::string wanted = complaint(*option, setting.value);
    if (!wanted.empty()) {
      throw OptionError(fmt::format("--set {}.{}={}: the value must be {}",
                                    setting.format,
                                    setting.key,
                                    setting.value,
                                    wanted));
    }
    values[setting.key] = setting.value;
  }
  return OptionValues(std::move(values));
}

std::string_view type_name(OptionType type) {
  switch (type) {
  case OptionType::flag:
    return "flag";
  case OptionType::integer:
    return "integer";
  case OptionType::number:
    return "number";
  case OptionType::choice:
    return "choice";
  case OptionType::text:
    break;
  }
  return "text";
}

}  // namespace qianzi::host
