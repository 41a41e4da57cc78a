// A paragraph after all stages that do not depend on the measure.
#pragma once

#include "composition/collected_text.h"
#include "composition/composer.h"
#include "composition/glue.h"
#include "composition/items.h"
#include "composition/ruby.h"
#include "composition/shaped_text.h"
#include "model/style.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace qianzi::composition {

struct ParagraphData;

/// An inline note of two rows: a paragraph of its own at half the size, which is cut into units. In
/// the text around it each unit is a cluster without glyphs.
struct WarichuData {
  std::unique_ptr<ParagraphData> content;
  std::vector<std::uint32_t> units;  ///< where each begins, in the content's items, and their end
  std::vector<Pt> widths;            ///< what each unit adds to the rows
  std::uint32_t begin = 0;           ///< first cluster of the text around it
};

struct ParagraphData {
  ParagraphStyle style;
  CollectedText collected;
  ShapedText base;
  ShapedText readings;
  ShapedText symbols;  ///< of bopomofo
  ShapedText tones;
  std::vector<Ink> tone_inks;  ///< of each cluster of the tones
  StyledText dot_text;         ///< one emphasis dot, if the paragraph has any
  ShapedText dot;
  Ink dot_ink;
  RubyLayout ruby;
  std::vector<WarichuData> warichu;
  std::vector<Item> items;
  std::vector<MissingGlyph> missing;
  Em drop;  ///< of the baseline below the middle of the em square (Shaper::baseline_drop)
};

}  // namespace qianzi::composition
