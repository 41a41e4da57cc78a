// Marks that are wide or Latin by their neighbours and language: “ ” ‘ ’ — … and their like.
#pragma once

#include "composition/shaped_text.h"

#include <span>

namespace qianzi::composition {

/// Gives ambiguous marks that stand between Latin words, or in a language that has no wide ones,
/// the class narrow_mark. A closing quotation mark follows its opening one. `regions[i]` is the
/// region in force at cluster i. Linear in the number of clusters.
void resolve_ambiguous(std::span<Cluster> clusters, std::span<const Region> regions);

}  // namespace qianzi::composition
