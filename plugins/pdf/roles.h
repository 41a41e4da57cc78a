// Our structure roles as the standard types of a tagged PDF (PDF 32000-1 14.8.4).
#pragma once

#include "qianzi/page.h"

#include <string_view>

namespace qianzi::pdf {

/// The standard structure type, without slash: P, H1, TR. `Artifact` for artifact.
[[nodiscard]] std::string_view structure_type(StructureRole role);

}  // namespace qianzi::pdf
