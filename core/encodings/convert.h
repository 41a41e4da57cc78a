// One encoding at a time, by ICU's converters.
#pragma once

#include "encodings/encoding.h"

namespace qianzi::encodings {

struct Converted {
  std::string text;
  std::size_t invalid = 0;
  std::size_t first_invalid = 0;  ///< of bytes; then of `text`
  std::size_t first_in_text = 0;
  std::size_t wide = 0;  ///< characters outside ASCII, valid
  /// How much this looks like a text that someone wrote: grows with ordinary characters, falls with
  /// rare and invalid ones.
  double score = 0;
};

/// Reads `bytes` from offset `begin` as `encoding`. Throws Failure if ICU's data lacks it.
[[nodiscard]] Converted convert(std::string_view bytes, std::size_t begin, Encoding encoding);

}  // namespace qianzi::encodings
