// How an edition is read, and what is done to it before it is made: clean-ups, then variants of
// script.
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
  std::string encoding;               ///< of the inputs; empty: as each says or shows
  std::vector<std::string> clean;     ///< names of clean-ups, in order
  std::vector<std::string> variants;  ///< tags of variants; none: the edition as it is
};

/// The words of a preparation looked up.
class Preparing {
public:
  /// Throws UsageError for an encoding, clean-up or variant that there is none of.
  explicit Preparing(const Preparation& preparation);
  [[nodiscard]] const readers::ReadOptions& options() const { return options_; }
  /// Cleans the edition and gives it as it is, or each of its variants, which have ids of their
  /// own, once. Throws Failure if a dictionary cannot be read.
  [[nodiscard]] std::vector<Input> prepare(Input input, DiagnosticSink& sink);

private:
  readers::ReadOptions options_;
  std::vector<transforms::CleanUp> steps_;
  std::vector<std::unique_ptr<transforms::VariantPress>> presses_;
};

}  // namespace qianzi::batch
