#include "host/options.h"

#include "qianzi/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>

namespace qianzi::host {
namespace {

std::span<const OptionSpec> options_of(const PluginDescriptor& plugin) {
  return {plugin.options, plugin.option_count};
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  // from_chars takes «inf» and «nan» for numbers.
  if (!std::isfinite(static_cast<double>(number))) return std::nullopt;
  return number;
}

/// `kind` is what the value must be where any will do. A range that is not LOW..HIGH fits nothing.
template <class Number>
std::string number_fault(std::string_view range, std::string_view value, std::string_view kind) {
  const auto number = number_in<Number>(value);
  if (range.empty()) return number ? std::string() : std::string(kind);
  const std::size_t dots = range.find("..");
  if (dots != range.npos) {
    const auto low = number_in<Number>(range.substr(0, dots));
    const auto high = number_in<Number>(range.substr(dots + 2));
    if (number && low && high && *low <= *number && *number <= *high) return {};
  }
  return fmt::format("{} in {}", kind, range);
}

std::string known_keys(const PluginDescriptor& plugin) {
  std::vector<std::string> keys;
  for (const OptionSpec& option : options_of(plugin)) keys.emplace_back(option.name);
  if (keys.empty()) return fmt::format("{} has no options", plugin.format);
  return fmt::format("{} has {}", plugin.format, fmt::join(keys, ", "));
}

}  // namespace

std::vector<std::string> choices_of(const OptionSpec& option) {
  if (option.type != OptionType::choice) return {};
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

std::string value_fault(const OptionSpec& option, std::string_view value) {
  switch (option.type) {
  case OptionType::flag:
    return value == "true" || value == "false" ? "" : "true or false";
  case OptionType::integer:
    return number_fault<long>(option.choices, value, "a whole number");
  case OptionType::number:
    return number_fault<double>(option.choices, value, "a number");
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
    const std::string wanted = value_fault(*option, setting.value);
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

void check_together(const PluginDescriptor& plugin, const OptionValues& options) {
  std::string fault;
  try {
    static_cast<void>(plugin.wants(options));
  } catch (const Failure& failure) {
    fault = failure.what();
  } catch (...) {
    return;  // a fault of the plugin's, which the press meets again and reports
  }
  if (!fault.empty()) throw OptionError(fmt::format("--set: {}", fault));
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
