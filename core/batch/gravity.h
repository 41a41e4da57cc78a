// How grave what was reported is, for the exit code.
#pragma once

#include "batch/exit_code.h"
#include "model/messages.h"

#include "qianzi/diagnostic.h"

#include <cstddef>
#include <string>
#include <utility>

namespace qianzi::batch {

/// Passes diagnostics on and remembers how grave they were.
class Gravity final : public DiagnosticSink {
public:
  explicit Gravity(DiagnosticSink& next) : next_(next) {}
  void report(Diagnostic diagnostic) override {
    if (model::severity(diagnostic.code) == Severity::error) ++errors_;
    if (diagnostic.code == Code::plugin_failed || diagnostic.code == Code::environment_failed) {
      code_ = graver(code_, ExitCode::environment);
    } else if (model::severity(diagnostic.code) == Severity::error) {
      code_ = graver(code_, ExitCode::input);
    }
    next_.report(std::move(diagnostic));
  }
  void fail(std::string what) { report({Code::environment_failed, {}, 0, 0, {std::move(what)}}); }
  [[nodiscard]] ExitCode code() const { return code_; }
  /// How many errors there were.
  [[nodiscard]] std::size_t errors() const { return errors_; }

private:
  DiagnosticSink& next_;
  ExitCode code_ = ExitCode::well;
  std::size_t errors_ = 0;
};

}  // namespace qianzi::batch
