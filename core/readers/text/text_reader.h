// Plain text as newspapers' sites gave it -> Edition. There is no markup to go by: a line is taken
// for a headline, a byline or a menu by what it looks like (docs/inputs.md). Each such rule says
// what it took, and can be switched off; what no rule takes is a paragraph, a line each.
#pragma once

#include "readers/reader.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"

#include <optional>
#include <string>
#include <string_view>

namespace qianzi::readers {

/// Reads `utf8` as one article, which becomes an edition of one page named after `file`. Every line
/// that a rule took is reported whole (Code::text_recognised), in the order of the file. Empty if
/// it is no text or has none; the reason has been reported.
[[nodiscard]] std::optional<Edition> read_text(std::string_view utf8,
                                               const std::string& file,
                                               const TextOptions& options,
                                               const Limits& limits,
                                               DiagnosticSink& sink);

}  // namespace qianzi::readers
