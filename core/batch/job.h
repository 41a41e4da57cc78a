// Jobs: inputs in, outputs in place. Each input is read, checked and made into every format asked
// for; one that fails does not stop the next.
#pragma once

#include "batch/environment.h"
#include "batch/exit_code.h"
#include "batch/listing.h"
#include "batch/preparation.h"

#include "qianzi/diagnostic.h"

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::batch {

/// The words were wrong; nothing has been written. `what()` says what would do.
class UsageError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

struct BuildRequest {
  std::vector<std::string> inputs;   ///< editions or bare articles
  std::vector<std::string> formats;  ///< format ids; repeated ones count once
  std::filesystem::path out = ".";
  std::vector<std::string> settings;  ///< FORMAT.KEY=VALUE
  Preparation preparation;
  unsigned threads = 0;  ///< 0: as many as the machine has
  /// Leave outputs alone that are as they would be made, by the folder's ledger; their paths are
  /// told all the same.
  bool if_changed = false;
  /// Write each format's catalogue of all editions the folder's ledger knows.
  bool catalogue = false;
};

/// Reads every input, then writes `out`/ID.extension, or `out`/ID/ for formats that are folders.
/// `written` is told of each output when it is in its place. Throws UsageError before anything is
/// written: an unknown option, two inputs of one id.
[[nodiscard]] ExitCode build(const BuildRequest& request,
                             const Environment& environment,
                             DiagnosticSink& sink,
                             const std::function<void(const std::filesystem::path&)>& written);

/// Reads inputs and looks at their images and designs; writes nothing.
[[nodiscard]] ExitCode check(const std::vector<std::string>& inputs,
                             const Preparation& preparation,
                             const Environment& environment,
                             DiagnosticSink& sink);

/// The same, and makes up their pages: `report` is given what became of each, as layout_report.h
/// has it.
[[nodiscard]] ExitCode check_layout(const std::vector<std::string>& inputs,
                                    const Preparation& preparation,
                                    const Environment& environment,
                                    ListingForm form,
                                    DiagnosticSink& sink,
                                    const std::function<void(const std::string&)>& report);

/// What passes between two stages, as text.
enum class Stage : std::uint8_t { edition, lines, pages };

/// `text` is what the stage of `input` holds, of each of its variants; empty where the input is not
/// usable.
[[nodiscard]] ExitCode dump(const std::string& input,
                            Stage stage,
                            const Preparation& preparation,
                            const Environment& environment,
                            DiagnosticSink& sink,
                            std::string& text);

}  // namespace qianzi::batch
