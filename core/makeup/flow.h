// Articles one after the other, each over all columns, from page to page: collections that are read
// from the first page to the last rather than looked at page by page.
#pragma once

#include "composition/composer.h"
#include "design/page_design.h"
#include "makeup/composers.h"
#include "makeup/report.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"
#include "qianzi/page.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace qianzi::makeup {

/// Makes up page `index` of the plan, whose design flows, as the pages that its articles come to.
/// They are numbered on from the plan's number where that is one. Horizontal articles stand on
/// horizontal pages and vertical ones on pages that are turned, whatever the design says; a change
/// turns the page. Each page is delivered when it is full, on the calling thread; articles are set
/// ahead on `threads` others, and the pages do not depend on how many. Exceptions of `deliver` pass
/// through. Returns what became of the page.
PageReport flow_pages(const Edition& edition,
                      std::size_t index,
                      const design::PageDesign& design,
                      const Composers& composers,
                      unsigned threads,
                      DiagnosticSink& sink,
                      const std::function<void(const Page&)>& deliver);

/// The pages of a vertical article that no horizontal page holds: turned, they follow `report`'s
/// pages of page `index` of the plan, have its number, and are added to the report.
[[nodiscard]] std::vector<Page> turned_pages(const Edition& edition,
                                             std::size_t index,
                                             std::uint32_t article,
                                             const design::PageDesign& design,
                                             composition::Composer& composer,
                                             DiagnosticSink& sink,
                                             PageReport& report);

}  // namespace qianzi::makeup
