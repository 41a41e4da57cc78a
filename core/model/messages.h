// Words for diagnostics: one table of code, text and remedy, with room for further languages.
#pragma once

#include "qianzi/diagnostic.h"

#include <string>
#include <string_view>

namespace qianzi::model {

/// The stable name: unknown-element.
[[nodiscard]] std::string_view code_name(Code code);
[[nodiscard]] Severity severity(Code code);
[[nodiscard]] std::string_view severity_name(Severity severity);

/// What is wrong, arguments filled in.
[[nodiscard]] std::string message(const Diagnostic& diagnostic);
/// What to do about it; empty where there is nothing to do.
[[nodiscard]] std::string remedy(const Diagnostic& diagnostic);

/// `FILE:LINE:COLUMN: error: MESSAGE [code]`, then the remedy on a line of its own, indented.
/// Control characters in file names and arguments are shown as \xNN.
[[nodiscard]] std::string as_text(const Diagnostic& diagnostic);
/// One JSON object on one line: severity, code, file, line, column, message, remedy.
[[nodiscard]] std::string as_json(const Diagnostic& diagnostic);

}  // namespace qianzi::model
