// Strings in dumps.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace qianzi::model {

/// `text` in quotation marks on one line: quotes, backslashes and control characters escaped.
[[nodiscard]] inline std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  out += '"';
  return out;
}

}  // namespace qianzi::model
