// Numbers in Chinese numerals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qianzi::model {

/// A number as it is said, up to 9999: 十二, 一百零三. A zero stands once for any run of empty
/// places inside the number; 10 to 19 have no leading one. Others stay in digits.
[[nodiscard]] std::string han_number(std::uint32_t number);

/// Digit by digit, as years are written: 二〇二六. What is no digit stays.
[[nodiscard]] std::string han_digits(std::string_view number);

}  // namespace qianzi::model
