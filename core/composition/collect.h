// First stage: inline content becomes one text with stretches, annotations and marks.
#pragma once

#include "composition/collected_text.h"
#include "model/style.h"

#include "qianzi/article.h"

#include <cstdint>
#include <span>

namespace qianzi::composition {

/// Sets the contents of warichu, before the text around them is collected.
class WarichuSetter {
public:
  virtual ~WarichuSetter() = default;
  struct Result {
    std::uint32_t units = 0;  ///< how many parts it may be cut into; 0: there is nothing to be set
    std::span<const InlineMark> marks;  ///< of its content
  };
  /// Called for each in the order of the text. `size` is that of the text around it.
  virtual Result set(const Inlines& content, const std::string& language, bool strong, Pt size) = 0;
};

/// Text offsets count in CollectedText's own text, where a forced break is one byte and a note mark
/// is there as `[N]`. Bytes that are no UTF-8 and control characters become U+FFFD, white space
/// other than U+0020 of ASCII a space. A warichu is an object replacement character for each of its
/// units; its marks follow its own.
[[nodiscard]] CollectedText
collect(const Inlines& content, const ParagraphStyle& style, WarichuSetter& warichu);
/// The same without warichu.
[[nodiscard]] CollectedText collect(const Inlines& content, const ParagraphStyle& style);

}  // namespace qianzi::composition
