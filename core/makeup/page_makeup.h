// One page of the plan made up: packed, placed, and continued on as many pages as it needs.
#pragma once

#include "composition/composer.h"
#include "makeup/makeup.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"
#include "qianzi/page.h"

#include <vector>

namespace qianzi::makeup {

/// The pages that page `index` of the plan comes to, at least one.
[[nodiscard]] std::vector<Page> make_up_page(const Edition& edition,
                                             std::size_t index,
                                             const design::PageDesign& design,
                                             composition::Composer& composer,
                                             DiagnosticSink& sink);

}  // namespace qianzi::makeup
