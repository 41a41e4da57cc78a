// The lines of a text without markup.
#pragma once

#include "qianzi/article.h"
#include "qianzi/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

/// One line that has more than white space in it. U+3000, no-break and zero-width spaces are white
/// space here: they indent.
struct TextLine {
  std::string_view text;     ///< without the white space at its ends; refers to the file's bytes
  SourcePosition where;      ///< of its first character
  bool after_blank = false;  ///< an empty line stands before it
};

/// The lines of `utf8`, which end with LF, CR, CR LF or a form feed. Empty if there are bytes that
/// are no UTF-8 or characters that may not stand in XML: the first has been reported.
[[nodiscard]] std::optional<std::vector<TextLine>>
lines_of(std::string_view utf8, const std::string& file, DiagnosticSink& sink);

/// The text without white space at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Code points of a text that is UTF-8.
[[nodiscard]] std::size_t length_of(std::string_view text);

}  // namespace qianzi::readers
