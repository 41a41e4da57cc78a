// Inline content as XHTML.
#pragma once

#include "xhtml/builder.h"

namespace qianzi::xhtml {

/// Adds `content` to `parent`. `linked`: an ancestor is a link already, and links do not nest.
void add_inlines(XhtmlElement& parent,
                 const Inlines& content,
                 Builder& builder,
                 bool linked = false);

}  // namespace qianzi::xhtml
