// Questions that can be put to the model's values.
#pragma once

#include "qianzi/article.h"
#include "qianzi/edition.h"
#include "qianzi/page.h"

#include <functional>
#include <string>
#include <string_view>

namespace qianzi::model {

/// Text of inline content without markup: ruby gives its base, a line break a space, a note mark
/// nothing.
[[nodiscard]] std::string plain_text(const Inlines& content);

/// A text as inline content.
[[nodiscard]] Inlines inlines_of(std::string text, SourcePosition where = {});

/// Text of a body, a newline after each paragraph, subhead, caption and cell.
[[nodiscard]] std::string plain_text(const Blocks& content);

/// Calls `visit` for every block, outer before inner, in document order.
void for_each_block(const Blocks& blocks, const std::function<void(const Block&)>& visit);

/// The edition as text, one line a thing: `qianzi dump --stage edition`.
[[nodiscard]] std::string dump(const Edition& edition);

/// The page as text, one line a thing: `qianzi dump --stage pages`. Lengths in points with two
/// decimals; faces by their PostScript names, which `face_name` gives.
[[nodiscard]] std::string dump(const Page& page,
                               const std::function<std::string(FaceId)>& face_name);

/// `true` if `tag` looks like a BCP 47 tag: letters and digits in groups of 1 to 8.
[[nodiscard]] bool is_language_tag(std::string_view tag);

}  // namespace qianzi::model
