// What goes into an output: two runs with the same digest make the same bytes.
#pragma once

#include "batch/digest.h"
#include "batch/environment.h"
#include "batch/input.h"
#include "host/press.h"

#include "qianzi/plugin.h"

#include <string>

namespace qianzi::batch {

/// What all outputs of a run are made with: the program, the font set and its faces. Font files are
/// told by their size and time of change. Libraries of the system and their data (hyphenation
/// patterns, dictionaries, colour profiles) are not looked at: docs/cli.md says so.
[[nodiscard]] std::string digest_of_program(const Environment& environment,
                                            const fonts::FontSet& fonts);

/// An edition as it is after its preparation: the dump of its values, which has what other files
/// and clean-ups made of it, then the bytes of its sources, designs and images.
[[nodiscard]] std::string digest_of_input(const Input& input, const Environment& environment);

/// One output.
struct Ingredients {
  std::string program;  ///< digest_of_program
  std::string input;    ///< digest_of_input
  const host::Plugin& plugin;
  const OptionValues& options;
  std::int64_t timestamp = 0;
  bool catalogue = false;  ///< Services::has_catalogue
};
/// The plugin counts by its bytes, an option of text that names a file by that file's too.
[[nodiscard]] std::string digest_of(const Ingredients& ingredients);

}  // namespace qianzi::batch
