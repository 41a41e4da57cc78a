// `qianzi compose`: a text on its own, set and shown.
#pragma once

#include "batch/environment.h"
#include "batch/exit_code.h"
#include "model/style.h"

#include "qianzi/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>

namespace qianzi::batch {

enum class ComposeForm : std::uint8_t { text, json, svg };

struct ComposeRequest {
  std::string input;                 ///< a file's name; of standard input `-`
  std::optional<std::string> typed;  ///< what standard input held
  std::string measure = "20em";      ///< 20em, 120pt or 50mm
  std::string size = "9pt";          ///< 9pt, or a size by its Chinese name
  std::string first_indent = "0em";  ///< of the first line of each paragraph
  ParagraphStyle style;              ///< everything else; its size and first_indent do not count
  ComposeForm form = ComposeForm::text;
  bool guides = false;
};

/// Sets the input: each line that is not blank is a paragraph of plain text, or, if the file's name
/// ends in .xml or the text begins with `<`, it is markup (readers::read_fragment). `output` is
/// what is to be printed, empty if the input is not usable. Throws UsageError for lengths and
/// languages that are none.
[[nodiscard]] ExitCode compose(const ComposeRequest& request,
                               const Environment& environment,
                               DiagnosticSink& sink,
                               std::string& output);

}  // namespace qianzi::batch
