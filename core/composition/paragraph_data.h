// A paragraph after all stages that do not depend on the measure.
#pragma once

#include "composition/collected_text.h"
#include "composition/composer.h"
#include "composition/glue.h"
#include "composition/items.h"
#include "composition/shaped_text.h"
#include "model/style.h"

#include <vector>

namespace qianzi::composition {

struct ParagraphData {
  ParagraphStyle style;
  CollectedText collected;
  ShapedText base;
  ShapedText readings;
  StyledText dot_text;  ///< one emphasis dot, if the paragraph has any
  ShapedText dot;
  std::vector<RubyPlacement> ruby;
  std::vector<Item> items;
  std::vector<MissingGlyph> missing;
  Em drop;  ///< of the baseline below the middle of the em square (Shaper::baseline_drop)
};

}  // namespace qianzi::composition
