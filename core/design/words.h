// The words of the furniture, as a design writes them.
#pragma once

#include "design/attributes.h"
#include "design/page_design.h"

namespace qianzi::design {

/// Reads `<furniture>`: templates may ask in braces only for what there is.
[[nodiscard]] Furniture read_furniture(const tinyxml2::XMLElement& element, Attributes& attributes);

}  // namespace qianzi::design
