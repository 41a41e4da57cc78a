// The command line: words in, exit codes out.
#pragma once

namespace qianzi::cli {

/// Runs the program; returns its exit code (batch/exit_code.h). Results go to standard output,
/// diagnostics to standard error.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace qianzi::cli
