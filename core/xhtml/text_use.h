// Which characters a tree sets in which role and language: what has to be in its fonts.
#pragma once

#include "qianzi/xhtml.h"

#include <string_view>
#include <vector>

namespace qianzi::xhtml {

/// The characters of a tree by role, language and rarity, in the order of these. `role`: of what no
/// element of text_roles holds.
[[nodiscard]] std::vector<TextUse>
text_uses(const XhtmlElement& root, TextExtent extent, std::string_view role = "body");
/// See Services::gather_text.
void gather_text(const XhtmlElement& root,
                 TextExtent extent,
                 std::string_view role,
                 std::vector<TextUse>& uses);

}  // namespace qianzi::xhtml
