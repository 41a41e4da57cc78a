// How a run ended, for whoever started it.
#pragma once

namespace qianzi::batch {

enum class ExitCode : int {
  well = 0,         ///< all well
  input = 1,        ///< an input had errors; the rest was done
  usage = 2,        ///< wrong usage; nothing was written
  environment = 3,  ///< no plugin, no font, cannot write; what could be done was done
};

/// The graver of two: environment before usage before input.
[[nodiscard]] constexpr ExitCode graver(ExitCode a, ExitCode b) {
  return static_cast<int>(a) < static_cast<int>(b) ? b : a;
}

}  // namespace qianzi::batch
