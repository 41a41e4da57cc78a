// style.css as CMake turned it into a constant.
#pragma once

#include <string_view>

namespace qianzi::html {

extern const std::string_view style_sheet;

}  // namespace qianzi::html
