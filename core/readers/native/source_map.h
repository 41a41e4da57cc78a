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
  /// nothing. Offsets past the end give the end. Takes no longer in a file of one long line.
  [[nodiscard]] SourcePosition position(std::size_t offset) const;

private:
  /// The beginning of a line, or a place within a long one.
  struct Mark {
    std::size_t offset = 0;
    SourcePosition position;
  };
  void mark_line(std::size_t at, std::size_t end, SourcePosition& here);

  std::string_view bytes_;
  std::vector<Mark> marks_;
};

}  // namespace qianzi::readers
