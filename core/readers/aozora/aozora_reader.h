// Text in the notation of Aozora Bunko -> Edition (docs/inputs.md). Readings, emphasis, headings,
// gaiji, accents, upright digits and split notes become what the article has for them; an
// annotation that has no home in the article is named in a warning and its words stay.
#pragma once

#include "readers/reader.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"

#include <optional>
#include <string>
#include <string_view>

namespace qianzi::readers {

/// Whether a text has the notation: ［＃, or 《 with the block that 底本 opens.
[[nodiscard]] bool is_aozora(std::string_view utf8);

/// Reads `utf8` as one article in Japanese, which becomes an edition of one page named after
/// `file`. Title and author are the lines before the first empty one. Empty if it is no text or has
/// none; the reason has been reported.
[[nodiscard]] std::optional<Edition> read_aozora(std::string_view utf8,
                                                 const std::string& file,
                                                 const TextOptions& options,
                                                 const Limits& limits,
                                                 DiagnosticSink& sink);

}  // namespace qianzi::readers
