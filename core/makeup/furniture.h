// What stands on a page beside its articles: the nameplate with its issue line and ears on page 1,
// the folio at the head or foot of the others.
#pragma once

#include "composition/composer.h"
#include "design/page_design.h"
#include "makeup/place.h"

#include "qianzi/edition.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::makeup {

/// The words of a furniture template with {names} filled in; a part whose name has nothing to say
/// is empty.
[[nodiscard]] std::string furniture_words(std::string_view pattern,
                                          const EditionHead& head,
                                          const PagePlan& page,
                                          const design::Furniture& words);

/// The parts of a template between its bars, without those that are empty.
[[nodiscard]] std::vector<std::string> furniture_parts(std::string_view pattern,
                                                       const EditionHead& head,
                                                       const PagePlan& page,
                                                       const design::Furniture& words);

/// A page as its furniture sees it.
struct FurnitureOf {
  const design::PageDesign& design;
  const EditionHead& head;
  const PagePlan& plan;
  bool front = false;  ///< page 1, which has the nameplate
  design::Side inner = design::Side::left;
  composition::Composer& composer;
};

/// Whether a page has a nameplate that does not span it: articles stand beside it. It takes
/// nameplate_columns columns from the first, and nameplate_lines lines.
[[nodiscard]] bool
nameplate_stands_free(const design::PageDesign& design, const EditionHead& head, bool front);

/// Lines that the furniture takes from the head of a page, the gap below it included.
[[nodiscard]] int
furniture_lines(const design::PageDesign& design, const EditionHead& head, bool front);

/// Paints the folio, and a nameplate that spans the page.
void place_furniture(PageBuilder& page, const FurnitureOf& of);

/// Paints a nameplate that stands free; `area` is its place on the sheet.
void place_nameplate(PageBuilder& page, const FurnitureOf& of, const Rect& area);

}  // namespace qianzi::makeup
