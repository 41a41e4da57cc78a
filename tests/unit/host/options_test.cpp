#include "host/options.h"

#include <catch2/catch.hpp>

#include <iterator>
#include <string>
#include <vector>

using namespace qianzi;
using namespace qianzi::host;

namespace {

constexpr OptionSpec specs[] = {
    {"switch", OptionType::flag, "true", "", ""},
    {"count", OptionType::integer, "-3", "", ""},
    {"scale", OptionType::number, "1.5", "0..2.5", ""},
    {"words", OptionType::text, "as is", "", ""},
    {"paper", OptionType::choice, "white", "white|salmon", ""},
};

PluginDescriptor demo() {
  PluginDescriptor plugin{};
  plugin.format = "demo";
  plugin.options = specs;
  plugin.option_count = std::size(specs);
  return plugin;
}

std::string fault(OptionType type, const char* choices, std::string_view value) {
  return value_fault({"x", type, "", choices, ""}, value);
}

std::string refusal(const std::vector<Setting>& settings) {
  try {
    static_cast<void>(option_values(demo(), settings));
  } catch (const OptionError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a setting is a format, a key and a value with anything in it") {
  const Setting setting = parse_setting("pdf.title=a=b.c d");
  CHECK(setting.format == "pdf");
  CHECK(setting.key == "title");
  CHECK(setting.value == "a=b.c d");
  CHECK(parse_setting("pdf.title=").value.empty());
  for (const char* const wrong : {"", "pdf", "pdf.title", "pdf=1", ".title=1", "pdf.=1", "=1"}) {
    INFO(wrong);
    CHECK_THROWS_AS(parse_setting(wrong), OptionError);
  }
}

TEST_CASE("every option has a value: the last given, else its default") {
  const OptionValues values = option_values(demo(),
                                            {{"demo", "count", "1"},
                                             {"other", "count", "x"},
                                             {"demo", "count", "2"},
                                             {"demo", "words", ""}});
  CHECK(values.flag("switch"));
  CHECK(values.integer("count") == 2);
  CHECK(values.number("scale") == 1.5);
  CHECK(values.text("words").empty());
  CHECK(values.text("paper") == "white");
  CHECK_THROWS_AS(values.text("colour"), std::out_of_range);
}

TEST_CASE("a setting that will not do is named with what would") {
  CHECK(refusal({{"demo", "colour", "red"}}) ==
        "--set demo.colour: no such option; demo has switch, count, scale, words, paper");
  CHECK(refusal({{"demo", "paper", "blue"}}) ==
        "--set demo.paper=blue: the value must be one of white, salmon");
  CHECK(refusal({{"demo", "scale", "3"}}) ==
        "--set demo.scale=3: the value must be a number in 0..2.5");
}

TEST_CASE("values are held to their type, to the last character") {
  for (const char* const good : {"0", "-12", "9223372036854775807"}) {
    INFO(good);
    CHECK(fault(OptionType::integer, "", good).empty());
  }
  for (const char* const bad : {"", " 1", "1 ", "+1", "1.0", "0x10", "9223372036854775808", "一"}) {
    INFO(bad);
    CHECK(fault(OptionType::integer, "", bad) == "a whole number");
  }
  for (const char* const good : {"0", "-1.5", "1e3", ".5"}) {
    INFO(good);
    CHECK(fault(OptionType::number, "", good).empty());
  }
  for (const char* const bad : {"", "1,5", "inf", "nan", "1e999", "--1"}) {
    INFO(bad);
    CHECK(fault(OptionType::number, "", bad) == "a number");
  }
  CHECK(fault(OptionType::flag, "", "false").empty());
  CHECK_FALSE(fault(OptionType::flag, "", "False").empty());
  CHECK(fault(OptionType::text, "", "\n").empty());
}

TEST_CASE("a range includes its ends, and a broken one fits nothing") {
  CHECK(fault(OptionType::integer, "0..9", "0").empty());
  CHECK(fault(OptionType::integer, "0..9", "9").empty());
  CHECK(fault(OptionType::integer, "0..9", "10") == "a whole number in 0..9");
  CHECK(fault(OptionType::integer, "-9..-1", "-10") == "a whole number in -9..-1");
  CHECK(fault(OptionType::number, "0..0.5", "0.5").empty());
  CHECK_FALSE(fault(OptionType::number, "0..0.5", "0.51").empty());
  for (const char* const broken : {"few", "9..0", "1..", "..1", "1...2"}) {
    INFO(broken);
    CHECK_FALSE(fault(OptionType::integer, broken, "1").empty());
  }
}

TEST_CASE("a choice has its words, other types none") {
  CHECK(choices_of(specs[4]) == std::vector<std::string>{"white", "salmon"});
  CHECK(choices_of(specs[2]).empty());
}
