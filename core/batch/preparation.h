// How an edition is read, and what is done to it between reading and making: clean-ups, then
// variants of script.
#pragma once

#include "batch/input.h"
#include "readers/reader.h"
#include "transforms/clean.h"
#include "transforms/variant.h"

#include "qianzi/diagnostic.h"

#include <memory>
#include <string>
#include <vector>

namespace qianzi::batch {

struct Preparation {
  std::string encoding;                     ///< of the inputs; empty: as each says or shows
  std::vector<std::string> text_rules_off;  ///< rules by which no plain text is read
  std::vector<std::string> clean;           ///< names of clean-ups, in order
  std::vector<std::string> variants;        ///< tags of variants; none: the edition as it is
};

/// The words of a preparation looked up.
class Preparing {
public:
  /// Throws UsageError for an encoding, rule, clean-up or variant that there is none of.
  explicit Preparing(const Preparation& preparation);
  /// How inputs are to be read.
  [[nodiscard]] const readers::ReadOptions& options() const { return options_; }
  /// What the editions will be called that are made of the one of this id.
  [[nodiscard]] std::vector<std::string> ids(const std::string& id) const;
  /// Cleans the edition and gives it as it is, or each of its variants, which have ids of their
  /// own, once. Throws Failure if a dictionary cannot be read.
  [[nodiscard]] std::vector<Input> prepare(Input input, DiagnosticSink& sink);

private:
  readers::ReadOptions options_;
  std::vector<transforms::CleanUp> steps_;
  std::vector<std::unique_ptr<transforms::VariantPress>> presses_;
};

}  // namespace qianzi::batch
