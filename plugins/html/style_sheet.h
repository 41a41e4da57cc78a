// style.css and reading.js as CMake turned them into constants.
#pragma once

#include <string_view>

namespace qianzi::html {

extern const std::string_view style_sheet;
extern const std::string_view reading_script;

}  // namespace qianzi::html
