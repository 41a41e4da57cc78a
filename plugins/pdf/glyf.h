// What the dictionaries of a glyf font have to know of its sfnt program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace qianzi::pdf {

/// Advance widths from `hhea` and `hmtx`. A view: the program outlives it.
class GlyfWidths {
public:
  /// Throws Failure if the tables are not there or damaged.
  explicit GlyfWidths(std::span<const std::byte> sfnt);
  /// Font units; glyphs beyond the table have the last width of it.
  [[nodiscard]] double of(std::uint32_t glyph) const;

private:
  std::span<const std::byte> hmtx_;
  std::uint32_t count_ = 0;
};

}  // namespace qianzi::pdf
