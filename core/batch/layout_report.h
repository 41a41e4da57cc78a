// `qianzi check --layout`: what became of each page, as text or JSON.
#pragma once

#include "host/press.h"

#include <string>

namespace qianzi::batch {

/// A page of the plan in a few lines: how full it is, where its articles stand, what goes on
/// elsewhere, which lines are worst.
[[nodiscard]] std::string layout_text(const host::PageReport& report);

/// The same as a JSON object on one line.
[[nodiscard]] std::string layout_json(const host::PageReport& report);

}  // namespace qianzi::batch
