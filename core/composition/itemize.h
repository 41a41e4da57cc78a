// Second stage: a text becomes clusters with classes, and runs that the shaper takes at once.
#pragma once

#include "composition/collected_text.h"
#include "composition/hyphenate.h"
#include "composition/shape.h"
#include "composition/shaped_text.h"
#include "composition/unicode_services.h"
#include "fonts/font_set.h"
#include "model/style.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace qianzi::composition {

/// Faces that a character was found in, kept from paragraph to paragraph. Direct-mapped: a clash
/// costs a second look and nothing else.
class FaceMemory {
public:
  /// First face of the chain that has the character; the preferred one if none has.
  [[nodiscard]] FaceId
  face_for(char32_t character, std::span<const FaceId> chain, const fonts::FontSet& fonts);

private:
  struct Entry {
    char32_t character = 0xFFFFFFFF;
    const FaceId* chain = nullptr;
    FaceId face;
  };
  std::array<Entry, 4096> entries_{};
};

/// What itemize works with; all outlive the call.
struct ItemizeTools {
  const fonts::FontSet& fonts;
  UnicodeServices& unicode;
  FaceMemory& faces;
  Shaper& shaper;
  Hyphenator& hyphenator;
};

/// Cuts one of the collected texts. Cuts also at `boundaries` (sorted byte offsets), which keeps
/// the readings of ruby apart.
[[nodiscard]] ShapedText itemize(const StyledText& text,
                                 const CollectedText& collected,
                                 const ParagraphStyle& style,
                                 std::span<const TextRange> tcy,
                                 std::span<const std::uint32_t> boundaries,
                                 const ItemizeTools& tools);

}  // namespace qianzi::composition
