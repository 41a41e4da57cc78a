#include "readers/native/source_map.h"

#include <algorithm>

namespace qianzi::readers {

SourceMap::SourceMap(std::string_view bytes) : bytes_(bytes), line_starts_{0} {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool lone_return = bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n');
    if (bytes[i] == '\n' || lone_return) line_starts_.push_back(i + 1);
  }
}

SourcePosition SourceMap::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *std::prev(after);
  std::uint32_t column = 1;
  for (std::size_t i = start; i < offset; ++i) {
    if ((static_cast<unsigned char>(bytes_[i]) & 0xC0u) != 0x80u) ++column;
  }
  const bool mark = start == 0 && offset > 0 && bytes_.substr(0, 3) == "\xEF\xBB\xBF";
  return {static_cast<std::uint32_t>(after - line_starts_.begin()), mark ? column - 1 : column};
}

}  // namespace qianzi::readers
