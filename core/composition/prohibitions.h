// Where a line may be broken between two neighbours: CLREQ 3.1.4, JLREQ 3.1.7 to 3.1.10 for wide
// characters, UAX #14 where a proportional one is involved.
#pragma once

#include "composition/shaped_text.h"
#include "model/style.h"

namespace qianzi::composition {

/// What a paragraph's style says of breaks.
struct BreakRules {
  Prohibition level = Prohibition::basic;
  Region region = Region::hans;
  KoreanBreaks korean = KoreanBreaks::syllable;
};

/// `left` and `right` are neighbours; between them may stand spaces, the last of which is `space`
/// (null: none). `left_value` is the class that counts, that of what a note mark clings to.
[[nodiscard]] bool may_break(const Cluster& left,
                             Class left_value,
                             const Cluster* space,
                             const Cluster& right,
                             const BreakRules& rules);

}  // namespace qianzi::composition
