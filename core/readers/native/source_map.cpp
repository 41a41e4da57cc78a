#include "readers/native/source_map.h"

#include "model/utf8.h"

#include <algorithm>

namespace qianzi::readers {

using model::begins_character;

namespace {

constexpr std::size_t most_between_marks = 512;  // bytes

/// Characters that begin in `bytes`.
std::uint32_t characters_of(std::string_view bytes) {
  // OPTIMIZATION: a loop without a branch, which compilers do sixteen bytes at a time.
  std::uint32_t count = 0;
  for (const char c : bytes) count += begins_character(c) ? 1U : 0U;
  return count;
}

}  // namespace

SourceMap::SourceMap(std::string_view bytes) : bytes_(bytes), marks_{{0, {1, 1}}} {
  SourcePosition here{1, 1};
  std::size_t at = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (at < bytes.size()) {
    std::size_t end = at;
    while (end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r') ++end;
    mark_line(at, end, here);
    if (end == bytes.size()) return;
    at = end + 1;
    // A carriage return before a line feed is a character of the line that the line feed ends.
    if (bytes[end] == '\r' && at < bytes.size() && bytes[at] == '\n') {
      ++here.column;
      continue;
    }
    here = {here.line + 1, 1};
    marks_.push_back({at, here});
  }
}

/// Counts the characters of [at, end), a line or its end, and marks some of them.
void SourceMap::mark_line(std::size_t at, std::size_t end, SourcePosition& here) {
  while (true) {
    std::size_t next = std::max(at, marks_.back().offset + most_between_marks);
    while (next < end && !begins_character(bytes_[next])) ++next;
    here.column += characters_of(bytes_.substr(at, std::min(next, end) - at));
    if (next >= end) return;
    marks_.push_back({next, here});
    at = next;
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
  position.column += characters_of(bytes_.substr(mark.offset, offset - mark.offset));
  const bool past_byte_order_mark =
      mark.offset == 0 && offset > 0 && bytes_.starts_with("\xEF\xBB\xBF");
  if (past_byte_order_mark) --position.column;
  return position;
}

}  // namespace qianzi::readers
