// What stands on a page beside its articles: the nameplate with its issue line on page 1, the folio
// at the head of the others.
#pragma once

#include "composition/composer.h"
#include "design/page_design.h"
#include "makeup/place.h"

#include "qianzi/edition.h"

#include <deque>
#include <string>
#include <string_view>

namespace qianzi::makeup {

/// The words of a furniture template with {names} filled in; a part whose name has nothing to say
/// is empty.
[[nodiscard]] std::string furniture_words(std::string_view pattern,
                                          const EditionHead& head,
                                          const PagePlan& page,
                                          const design::Furniture& words);

/// Height of the furniture at the head of a page, in lines of the grid, the gap below it included.
[[nodiscard]] int
furniture_lines(const design::PageDesign& design, const EditionHead& head, bool front);

/// Paints the nameplate band or the folio.
void place_furniture(PageBuilder& page,
                     const design::PageDesign& design,
                     const EditionHead& head,
                     const PagePlan& plan,
                     bool front,
                     composition::Composer& composer);

}  // namespace qianzi::makeup
