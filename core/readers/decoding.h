// A file's bytes as UTF-8, what was odd about them reported.
#pragma once

#include "readers/reader.h"

namespace qianzi::readers {

/// `shown` names the file in diagnostics: an encoding that was found by looking, a declaration that
/// is not followed, bytes that are no characters.
[[nodiscard]] std::string decoded(std::string bytes,
                                  const std::string& shown,
                                  const ReadOptions& options,
                                  DiagnosticSink& sink);

}  // namespace qianzi::readers
