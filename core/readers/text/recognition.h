// What was taken for what: switches of the rules, and their reports in the order of the file.
#pragma once

#include "readers/reader.h"
#include "readers/text/lines.h"

#include "qianzi/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

class Recognition {
public:
  Recognition(const std::string& file, const TextOptions& options)
      : file_(file), options_(options) {}

  [[nodiscard]] bool uses(TextRule rule) const { return !options_.off.contains(rule); }
  /// Notes that the text, of this place, was taken; `as` ends the sentence «this is ...».
  void take(TextRule rule, std::string_view text, SourcePosition where, std::string_view as);
  void take(TextRule rule, const TextLine& line, std::string_view as);
  /// Reports all that was taken.
  void report(DiagnosticSink& sink);

private:
  const std::string& file_;
  const TextOptions& options_;
  std::vector<Diagnostic> taken_;
};

}  // namespace qianzi::readers
