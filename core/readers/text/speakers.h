// Who speaks in an interview: a name and a colon that recurs.
#pragma once

#include "readers/text/lines.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

struct SpeakerLabel {
  std::string_view speaker;
  std::string_view words;  ///< after the colon; may be empty
};

/// Empty where the text is no interview.
class Speakers {
public:
  Speakers() = default;
  Speakers(std::set<std::string, std::less<>> names, std::string first)
      : names_(std::move(names)), first_(std::move(first)) {}

  /// The speaker that a line begins with.
  [[nodiscard]] std::optional<SpeakerLabel> label(std::string_view line) const;
  /// Whether this one asks: 记者, 问, or who speaks first where nobody is called so.
  [[nodiscard]] bool asks(std::string_view speaker) const;

private:
  std::set<std::string, std::less<>> names_;
  std::string first_;  ///< who asks beside those known to ask; may be empty
};

/// A label of at most twelve characters counts if it comes twice or is one that asks or answers;
/// the text is an interview if two of them speak.
[[nodiscard]] Speakers find_speakers(const std::vector<TextLine>& lines);

}  // namespace qianzi::readers
