// The words of `qianzi compose`.
#pragma once

#include "batch/compose.h"

#include <CLI/CLI.hpp>

namespace qianzi::cli {

/// Adds the command; its words go into `request`, which outlives the parsing.
CLI::App& add_compose(CLI::App& app, batch::ComposeRequest& request);

/// Reads standard input if that is what the words ask for, sets the text and prints it. Throws
/// batch::UsageError.
[[nodiscard]] batch::ExitCode run_compose(batch::ComposeRequest request,
                                          const batch::Environment& environment,
                                          DiagnosticSink& sink);

}  // namespace qianzi::cli
