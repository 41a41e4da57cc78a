// Characters that a note describes, since the file's encoding has none for them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qianzi::readers {

/// The character of a note's words, 「てへん＋劣」、第3水準1-84-77 or 「口＋世」、U+546D: by its
/// number in Unicode, else by plane, row and cell of JIS X 0213. Empty where it names neither.
[[nodiscard]] std::optional<std::string> gaiji_of(std::string_view note);

/// A text between 〔 and 〕 with its accents put on: cafe' as café. Empty where it has none.
[[nodiscard]] std::optional<std::string> accented(std::string_view text);

}  // namespace qianzi::readers
