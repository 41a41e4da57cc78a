// Inline content as XHTML.
#pragma once

#include "xhtml/builder.h"

namespace qianzi::xhtml {

/// Adds `content` to `parent`. `linked`: an ancestor is a link already, and links do not nest.
void add_inlines(XhtmlElement& parent,
                 const Inlines& content,
                 Builder& builder,
                 bool linked = false);

/// Adds text, rare characters in elements of rare_class, so that a style sheet can give them a
/// face.
void add_text(XhtmlElement& parent, std::string_view text);

}  // namespace qianzi::xhtml
