// A line with an article's date and source: 2022-12-12 09:44:21 来源:云浦日报.
#pragma once

#include "readers/text/lines.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

struct Dateline {
  std::string published;  ///< ISO 8601 date, or date and time with the offset of the region
  std::string source;
  std::vector<std::string> bylines;
  std::vector<TextLine> counters;  ///< clicks and menus in the same line, to be left out
  std::vector<TextLine> rest;      ///< what is none of these, to be kept as text
};

/// Reads the line. Empty if it is none: it needs a whole date, or a source and nothing else.
/// `with_counters`: counters are told apart; else they are among the rest. Times are China's,
/// Japan's in ja, Korea's in ko.
[[nodiscard]] std::optional<Dateline>
dateline_of(const TextLine& line, std::string_view language, bool with_counters);

}  // namespace qianzi::readers
