// HTML's named character references. The data are made by make_tables.py when Qianzi is built.
#pragma once

#include <string_view>

namespace qianzi::transforms {

/// What `&NAME;` stands for, UTF-8; empty where HTML has no such name.
[[nodiscard]] std::string_view entity_text(std::string_view name);

}  // namespace qianzi::transforms
