// Lines that are counted: 一、 （一） 1.
#pragma once

#include "readers/text/lines.h"

#include "qianzi/article.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace qianzi::readers {

struct ClauseMark {
  ListMarker marker = ListMarker::decimal;
  std::uint32_t number = 0;  ///< 1 to 99
  std::string_view words;    ///< what follows the mark; not empty
};

/// The mark that a line begins with. 1.5 is a number, no mark.
[[nodiscard]] std::optional<ClauseMark> clause_mark(std::string_view line);

/// Whether a list begins with line `at`: its number is followed by the next one of its kind, with
/// nothing but lines of other kinds between. False past the end.
[[nodiscard]] bool begins_list(const std::vector<TextLine>& lines, std::size_t at);

}  // namespace qianzi::readers
