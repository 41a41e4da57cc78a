// Chooses lines over the whole paragraph at the least demerits (Knuth and Plass 1981, «Breaking
// Paragraphs into Lines»), with glue that gives way rank by rank as CLREQ 3.5 has it.
#pragma once

#include "composition/items.h"

#include <cstdint>
#include <span>
#include <vector>

namespace qianzi::composition {

/// What becomes of a line that is narrower than its measure.
enum class Filling : std::uint8_t {
  ragged,     ///< nothing
  justified,  ///< it is widened, but for last lines
  even,       ///< every line is widened, the same between all characters
};

struct FitRequest {
  Measure measure;
  Filling filling = Filling::justified;
  Pt em;  ///< size of the type
};

/// Fills `lines` with every line of the paragraph: at least one. `items` end with a forced penalty.
/// Time grows with the number of items times the few breaks that one line could end at; memory with
/// the number of breaks. Where no line fits, one is ended as break_greedily would end it, and the
/// search goes on from there.
void break_totally(std::span<const Item> items,
                   const FitRequest& request,
                   std::vector<LineItems>& lines);

}  // namespace qianzi::composition
