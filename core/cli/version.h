// What --version prints.
#pragma once

#include <string_view>

namespace qianzi::cli {

inline constexpr std::string_view version_line = "qianzi " QIANZI_VERSION;

}  // namespace qianzi::cli
