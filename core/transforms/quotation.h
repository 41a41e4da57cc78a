// Quotation marks from one region's forms to another's.
#pragma once

#include "model/region.h"
#include "transforms/passage.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace qianzi::transforms {

/// Changes for the quotation marks of a text that is all of one language: “” and ‘’ become 「」 and
/// 『』 or the reverse, as `region` has it; with `straight`, also " and ' where they come in pairs.
/// Apostrophes stay, and what encloses words without a CJK letter keeps curly marks. In order.
[[nodiscard]] std::vector<Passage::Change>
quotation_changes(std::u32string_view text, model::Region region, bool straight);

}  // namespace qianzi::transforms
