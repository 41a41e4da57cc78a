// What of an article can be found: its text as readers see it, block by block.
#pragma once

#include "qianzi/xhtml.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

/// Text for comparing, as assets/search.js has it: ASCII letters in lower case, full-width forms of
/// ASCII as ASCII, white space as U+0020; variation selectors, soft hyphens and the like are left
/// out.
[[nodiscard]] std::u32string comparable(std::string_view text);

/// The blocks of a tree, comparable: a paragraph, a heading, a cell of a table. Readings (ruby),
/// marks of notes and the ways back from them are left out, so that text runs on past them. Empty
/// blocks are left out.
[[nodiscard]] std::vector<std::u32string> search_blocks(const XhtmlElement& article);

}  // namespace qianzi::html
