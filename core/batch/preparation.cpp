#include "batch/preparation.h"

#include "batch/job.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

namespace qianzi::batch {

Preparing::Preparing(const Preparation& preparation) {
  for (const std::string& name : preparation.text_rules_off) {
    const auto rule = readers::text_rule_of(name);
    if (!rule) {
      throw UsageError(fmt::format(
          "--text-rules-off {}: there are {}", name, fmt::join(readers::text_rule_names(), ", ")));
    }
    options_.text.off.insert(*rule);
  }
  if (!preparation.encoding.empty()) {
    options_.encoding = encodings::encoding_of(preparation.encoding);
    if (!options_.encoding) {
      throw UsageError(fmt::format("--encoding {}: there are {}",
                                   preparation.encoding,
                                   fmt::join(encodings::encoding_names(), ", ")));
    }
  }
  for (const std::string& name : preparation.clean) {
    const auto step = transforms::clean_up_of(name);
    if (!step) {
      throw UsageError(fmt::format(
          "--clean {}: there are {}", name, fmt::join(transforms::clean_up_names(), ", ")));
    }
    steps_.push_back(*step);
  }
  std::set<transforms::Variant> known;
  for (const std::string& tag : preparation.variants) {
    const auto variant = transforms::variant_of(tag);
    if (!variant) {
      throw UsageError(fmt::format(
          "--variant {}: there are {}", tag, fmt::join(transforms::variant_tags(), ", ")));
    }
    if (known.insert(*variant).second) {
      presses_.push_back(std::make_unique<transforms::VariantPress>(*variant));
    }
  }
}

std::vector<std::string> Preparing::ids(const std::string& id) const {
  std::vector<std::string> ids;
  for (const auto& press : presses_) ids.push_back(press->id_of(id));
  if (ids.empty()) ids.push_back(id);
  return ids;
}

std::vector<Input> Preparing::prepare(Input input, DiagnosticSink& sink) {
  transforms::clean(input.edition, steps_, sink);
  std::vector<Input> made;
  for (const auto& press : presses_) {
    made.push_back({press->convert(input.edition), input.designs});
  }
  if (made.empty()) made.push_back(std::move(input));
  return made;
}

}  // namespace qianzi::batch
