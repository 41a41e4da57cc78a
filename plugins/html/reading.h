// What the reader may choose: colours, type size, direction of lines, readings. Inputs that the
// style sheet asks for their state, so that they work without script; reading.js keeps the choice.
#pragma once

#include "site.h"

#include "qianzi/xhtml.h"

#include <optional>
#include <string_view>

namespace qianzi::html {

inline constexpr std::string_view script_file = "assets/reading.js";

/// Beside colours and size, which every page has.
struct ReadingChoices {
  std::optional<WritingMode> lines;  ///< of an article: as it was set
  bool ruby = false;                 ///< the page has readings
  std::string_view script = script_file;
};

/// Adds the choices and the script to the head of the page `path`.
void add_reading(XhtmlElement& header,
                 std::string_view path,
                 const ReadingChoices& choices,
                 const Words& words);

}  // namespace qianzi::html
