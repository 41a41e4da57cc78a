// From byte offsets of a file to lines and columns.
#pragma once

#include "qianzi/article.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace qianzi::readers {

/// Lines of one file; refers to its bytes, which outlive it.
class SourceMap {
public:
  explicit SourceMap(std::string_view bytes);
  /// Line and column, both from 1; the column counts code points. A byte order mark counts as
  /// nothing. Offsets past the end give the end.
  [[nodiscard]] SourcePosition position(std::size_t offset) const;

private:
  std::string_view bytes_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace qianzi::readers
