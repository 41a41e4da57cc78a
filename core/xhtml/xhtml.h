// Article -> XhtmlDocument, and trees -> text. Shared by EPUB and HTML, knowing neither.
#pragma once

#include "qianzi/article.h"
#include "qianzi/edition.h"
#include "qianzi/xhtml.h"

#include <string>

namespace qianzi::xhtml {

/// One article as an <article> element. docs/xml.md has the table of what becomes what. `inherited`
/// is the edition's writing mode, used where the article has none of its own. Class names are the
/// names of the XML vocabulary (kicker, deck, byline, turn, ...), so that one style sheet serves.
[[nodiscard]] XhtmlDocument to_xhtml(const Article& article, WritingMode inherited);

/// See Services::markup.
[[nodiscard]] std::string markup(const XhtmlElement& root, const MarkupOptions& options);

}  // namespace qianzi::xhtml
