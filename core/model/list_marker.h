// How the items of a list are counted.
#pragma once

#include "qianzi/article.h"

#include <cstdint>
#include <string>

namespace qianzi::model {

/// The label of item `number` (from 1): `•`, `3.`, `三、`, `（三）`. Ideographic numerals as in
/// statutes, up to 9999: 十二, 一百零三.
[[nodiscard]] std::string list_label(ListMarker marker, std::uint32_t number);

}  // namespace qianzi::model
