// Blocks of a body as XHTML.
#pragma once

#include "xhtml/builder.h"

namespace qianzi::xhtml {

/// Adds `blocks` to `parent` in order.
void add_blocks(XhtmlElement& parent, const Blocks& blocks, Builder& builder);

/// A table, in a frame that may scroll where the page is narrow.
[[nodiscard]] XhtmlElement table(const Table& table, Builder& builder);

}  // namespace qianzi::xhtml
