#include "cli/diagnostics.h"

#include "model/messages.h"

#include <fmt/format.h>

#include <cstdio>

namespace qianzi::cli {

void PrintedDiagnostics::report(Diagnostic diagnostic) {
  const std::string line =
      form_ == DiagnosticForm::json ? model::as_json(diagnostic) : model::as_text(diagnostic);
  fmt::print(stderr, "{}\n", line);
}

}  // namespace qianzi::cli
