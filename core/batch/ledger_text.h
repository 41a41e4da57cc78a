// What stands in a row of the ledger, as JSON. Reading believes nothing: what is not as it is
// written here is no value at all.
#pragma once

#include "batch/ledger.h"

#include <optional>
#include <string>
#include <string_view>

namespace qianzi::batch {

/// {"ID.pdf": [size, digest]}
[[nodiscard]] std::string files_text(const OutputFiles& files);
/// Nothing too where there is no file, or one that lies outside the folder.
[[nodiscard]] std::optional<OutputFiles> parse_files(std::string_view text);

[[nodiscard]] std::string entry_text(const CatalogueEntry& entry);
/// Nothing where an id would not name a file, a language is none, or a text holds what XML forbids.
[[nodiscard]] std::optional<CatalogueEntry> parse_entry(std::string_view text);

}  // namespace qianzi::batch
