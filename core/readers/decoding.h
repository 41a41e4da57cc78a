// A file's bytes as UTF-8, what was odd about them reported.
#pragma once

#include "readers/reader.h"

#include <string>
#include <string_view>

namespace qianzi::readers {

/// `shown` names the file in diagnostics: an encoding that was found by looking, a declaration that
/// is not followed, bytes that are no characters.
[[nodiscard]] std::string decoded(std::string bytes,
                                  const std::string& shown,
                                  const ReadOptions& options,
                                  DiagnosticSink& sink);

/// Whether a file, decoded, is XML, well-formed or not: its first character opens a tag. A file of
/// nothing is taken for one as well.
[[nodiscard]] bool is_markup(std::string_view text);

}  // namespace qianzi::readers
