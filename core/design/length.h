// Lengths as a design writes them.
#pragma once

#include "qianzi/units.h"

#include <optional>
#include <string_view>

namespace qianzi::design {

/// Digits, with a point and more digits or without; below 100000.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// `9pt`, `273mm`, or a type size by its Chinese name (TYPOGRAPHY: 小五 is 9 pt). Never negative.
[[nodiscard]] std::optional<Pt> parse_length(std::string_view text);

/// `2em`.
[[nodiscard]] std::optional<Em> parse_em(std::string_view text);

}  // namespace qianzi::design
