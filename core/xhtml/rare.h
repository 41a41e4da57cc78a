// Characters that the faces of reading systems often lack.
#pragma once

#include <cstddef>
#include <string_view>

namespace qianzi::xhtml {

/// The longest beginning of a text that is all rare or all usual.
struct Stretch {
  std::size_t bytes = 0;
  bool rare = false;
};

/// Usual is what the character sets had that faces were made for (GBK, Big5, JIS X 0208, KS X
/// 1001), beside the alphabets, signs and scripts that every system brings. Rare are the ideographs
/// that Unicode added since, radicals and strokes, variants asked for by a selector, private use,
/// and scripts with a face of their own (Tibetan, Mongolian, Yi, ...). A mark that combines goes
/// with its base. `text` is not empty.
[[nodiscard]] Stretch next_stretch(std::string_view text);

}  // namespace qianzi::xhtml
