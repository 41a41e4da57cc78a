// Where ranges of the text came to stand on lines, and runs that are put beside them.
#pragma once

#include "composition/assemble.h"
#include "composition/line.h"
#include "composition/paragraph_data.h"

#include <cstdint>
#include <span>
#include <vector>

namespace qianzi::composition {

/// A part of a range on one line.
struct Piece {
  std::size_t line = 0;
  std::uint32_t begin = 0;  ///< base clusters
  std::uint32_t end = 0;
  Pt start;  ///< inline
  Pt stop;
  std::uint32_t run = 0;  ///< the last base run of it
  bool opens = false;     ///< the range begins here
  bool closes = false;
};

/// First base cluster that begins at `byte` or later.
[[nodiscard]] std::uint32_t first_cluster(const ParagraphData& data, TextOffset byte);

/// The parts of base clusters [begin, end) on each line, in the order of lines.
[[nodiscard]] std::vector<Piece>
pieces_of(std::span<const Extent> extents, std::uint32_t begin, std::uint32_t end);

/// A run for a line that has been assembled.
struct PendingRun {
  std::size_t line = 0;
  std::uint32_t after = 0;  ///< base run of the line it follows
  LineRun run;
};

/// Puts runs into their lines, those of one base run in the order they are given.
void insert_runs(std::vector<PendingRun> pending, ComposedParagraph& composed);

/// Block positions around a line, from its reference.
class Edges {
public:
  explicit Edges(const ParagraphData& data)
      : vertical_(data.style.writing_mode == WritingMode::vertical),
        drop_(data.drop),
        size_(data.style.size) {}

  /// Of the em square's edge.
  [[nodiscard]] Pt over() const { return middle() + Em(0.5) * size_; }
  [[nodiscard]] Pt under() const { return middle() - Em(0.5) * size_; }
  [[nodiscard]] Pt middle() const { return vertical_ ? Pt(0) : drop_ * size_; }
  /// Shift of a run whose em square has its middle at `middle`.
  [[nodiscard]] Pt shift_at(Pt middle, const LineRun& run) const {
    return run.orientation == Orientation::upright ? middle : middle - drop_ * run.size;
  }
  [[nodiscard]] bool vertical() const { return vertical_; }
  [[nodiscard]] Pt size() const { return size_; }

private:
  bool vertical_;
  Em drop_;
  Pt size_;
};

}  // namespace qianzi::composition
