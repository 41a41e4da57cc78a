// The faces a site brings along: what its text needs of them, and the rules that name them.
#pragma once

#include "qianzi/services.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

/// Fed with pages, it remembers which characters each role and language set; memory does not grow
/// with the text.
class Typefaces {
public:
  /// `extent`: whether all text gets faces, or the rare characters alone.
  Typefaces(TextExtent extent, Services& services) : extent_(extent), services_(services) {}

  /// <body> of a page in `language`, which is left as it was: <main> has the roles of the font set,
  /// what is around it is sans.
  void look_at(XhtmlElement& body, std::string_view language);

  /// Writes the fonts to assets/fonts and returns what the style sheet, which lies beside that
  /// folder, has to say of them: @font-face, and for all text the variables that style.css asks for
  /// its faces. Empty if no character needs one.
  [[nodiscard]] std::string write();

private:
  TextExtent extent_;
  Services& services_;
  std::vector<TextUse> uses_;
};

}  // namespace qianzi::html
