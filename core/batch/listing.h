// `qianzi plugins` and `qianzi fonts`: what was found, as text or JSON.
#pragma once

#include "batch/environment.h"
#include "batch/exit_code.h"

#include "qianzi/diagnostic.h"

#include <string>

namespace qianzi::batch {

enum class ListingForm : std::uint8_t { text, json };

/// Every plugin found, with its options; every file skipped, with the reason.
[[nodiscard]] std::string list_plugins(const Environment& environment, ListingForm form);

/// Every role and language of the font set and the faces it resolved to. Throws Failure if the font
/// set cannot be loaded.
[[nodiscard]] std::string
list_fonts(const Environment& environment, ListingForm form, DiagnosticSink& sink);

}  // namespace qianzi::batch
