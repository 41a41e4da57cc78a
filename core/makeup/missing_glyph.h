// Says of a character that no face has it.
#pragma once

#include "composition/composer.h"

#include "qianzi/article.h"
#include "qianzi/diagnostic.h"

#include <string>

namespace qianzi::makeup {

/// Reports `missing`. `article` is what the message calls the text, `file` and `where` its place.
void report_missing(const composition::MissingGlyph& missing,
                    const std::string& file,
                    SourcePosition where,
                    const std::string& article,
                    DiagnosticSink& sink);

}  // namespace qianzi::makeup
