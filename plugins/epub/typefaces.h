// The faces a book brings along: what its text needs of them, and the style sheet that names them.
#pragma once

#include "qianzi/services.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::epub {

/// Fed with trees, it remembers which characters each role and language set; memory does not grow
/// with the text. Not shared between threads.
class Typefaces {
public:
  /// `extent`: whether all text gets faces, or the rare characters alone.
  Typefaces(TextExtent extent, Services& services);

  void look_at(const XhtmlElement& tree);

  struct Font {
    std::string path;  ///< fonts/1.woff2, numbered in the order of the font set's faces
    Bytes data;        ///< WOFF2
  };
  struct Plan {
    std::vector<Font> fonts;
    std::string style;  ///< @font-face, and the rules that use them; paths as above
  };
  /// The fonts for all that was looked at; none if no character needs one. A face that forbids it
  /// is left out and reported.
  [[nodiscard]] Plan plan();

private:
  TextExtent extent_;
  Services& services_;
  std::vector<TextUse> uses_;
};

}  // namespace qianzi::epub
