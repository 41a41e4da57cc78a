// Warichu 割注: an inline note of two rows of half the size (JLREQ 3.4).
//
// The note is a paragraph of its own. Before the lines are broken it is cut into units, after each
// of which a line may end; in the text around it a unit is a box, as wide as the two rows become by
// it. After breaking, what stands on one line is parted into two rows of about the same width.
#pragma once

#include "composition/assemble.h"
#include "composition/itemize.h"
#include "composition/paragraph_data.h"
#include "composition/pieces.h"

#include <span>
#include <vector>

namespace qianzi::composition {

/// How the content of a warichu is set in text of `style` and the size `size`.
[[nodiscard]] ParagraphStyle warichu_style(const ParagraphStyle& style, Pt size);

/// The content as a row can have it: no breaks, no readings, nothing inside one another.
[[nodiscard]] Inlines warichu_content(const Inlines& content);

/// Cuts prepared content into units. Linear in its items.
[[nodiscard]] WarichuData cut_warichu(std::unique_ptr<ParagraphData> content);

/// Gives the clusters that stand for units their widths; the base is shaped already.
void place_warichu(ParagraphData& data);

/// Sets the rows: appends their runs, and to the lines their rules and links.
void add_warichu(const ParagraphData& data,
                 std::span<const Extent> extents,
                 std::vector<PendingRun>& pending,
                 ComposedParagraph& composed);

}  // namespace qianzi::composition
