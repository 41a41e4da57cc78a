// Article -> XhtmlDocument, and trees -> text. Shared by EPUB and HTML, knowing neither.
#pragma once

#include "qianzi/article.h"
#include "qianzi/edition.h"
#include "qianzi/xhtml.h"

#include <span>
#include <string>

namespace qianzi::xhtml {

/// One article as an <article> element. docs/html.md has the table of what becomes what.
/// `inherited` is the edition's writing mode, used where the article has none of its own. Class
/// names are the names of the XML vocabulary (kicker, deck, byline, turn, ...), so that one style
/// sheet serves.
///
/// `images` are Edition::images after they were looked at: they give an image its width and height,
/// and one that is not there or of unknown format becomes a framed gap with its alternative text.
/// Ids in the tree begin with the article's, so that trees of several articles can share a page.
[[nodiscard]] XhtmlDocument
to_xhtml(const Article& article, WritingMode inherited, std::span<const ImageFile> images);

/// See Services::markup. What UTF-8, XML or HTML does not allow becomes U+FFFD. In HTML syntax
/// attributes with the prefix xml: are left out, void elements must be empty and script and style
/// must not hold text; else std::logic_error.
[[nodiscard]] std::string markup(const XhtmlElement& root, const MarkupOptions& options);

}  // namespace qianzi::xhtml
