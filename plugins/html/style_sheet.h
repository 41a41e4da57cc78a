// Style sheets and scripts as CMake turned them into constants.
#pragma once

#include <string_view>

namespace qianzi::html {

extern const std::string_view style_sheet;
extern const std::string_view reading_script;
extern const std::string_view sheet_style;
extern const std::string_view sheet_script;
extern const std::string_view search_script;
extern const std::string_view calendar_style;

}  // namespace qianzi::html
