#include "readers/native/source_map.h"

#include <algorithm>

namespace qianzi::readers {
namespace {

constexpr std::size_t most_between_marks = 512;  // bytes

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
}

}  // namespace

SourceMap::SourceMap(std::string_view bytes) : bytes_(bytes), marks_{{0, {1, 1}}} {
  SourcePosition here{1, 1};
  std::size_t at = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  for (; at < bytes.size(); ++at) {
    if (begins_character(bytes[at]) && at - marks_.back().offset >= most_between_marks) {
      marks_.push_back({at, here});
    }
    const bool lone_return = bytes[at] == '\r' && (at + 1 == bytes.size() || bytes[at + 1] != '\n');
    if (bytes[at] == '\n' || lone_return) {
      here = {here.line + 1, 1};
      marks_.push_back({at + 1, here});
    } else if (begins_character(bytes[at])) {
      ++here.column;
    }
  }
}

SourcePosition SourceMap::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const auto after =
      std::upper_bound(marks_.begin(), marks_.end(), offset, [](std::size_t o, const Mark& m) {
        return o < m.offset;
      });
  const Mark& mark = *std::prev(after);
  SourcePosition position = mark.position;
  for (std::size_t i = mark.offset; i < offset; ++i) {
    if (begins_character(bytes_[i])) ++position.column;
  }
  const bool past_byte_order_mark =
      mark.offset == 0 && offset > 0 && bytes_.starts_with("\xEF\xBB\xBF");
  if (past_byte_order_mark) --position.column;
  return position;
}

}  // namespace qianzi::readers
