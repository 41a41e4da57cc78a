// One line in the notation of Aozora Bunko.
#pragma once

#include "qianzi/article.h"
#include "qianzi/diagnostic.h"

#include <string>
#include <string_view>

namespace qianzi::readers {

struct NotedLine {
  Inlines content;
  bool heading = false;
  bool page_break = false;  ///< 改ページ, 改丁 and the like
};

/// Reads a line. What no annotation of it means is reported; marks that pair with nothing stay as
/// text. `where`: of the line, for its parts and reports.
[[nodiscard]] NotedLine read_noted(std::string_view line,
                                   SourcePosition where,
                                   const std::string& file,
                                   DiagnosticSink& sink);

}  // namespace qianzi::readers
