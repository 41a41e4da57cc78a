// Has a plugin write the catalogue of its format into a folder of editions.
#pragma once

#include "host/plugins.h"

#include "qianzi/catalogue.h"
#include "qianzi/plugin.h"

#include <filesystem>
#include <span>
#include <vector>

namespace qianzi::host {

struct CatalogueRun {
  std::filesystem::path folder;
  const Plugin& plugin;  ///< has a catalogue
  const OptionValues& options;
  std::span<const CatalogueEntry> entries;  ///< by date, then by id
};

/// Each file is put in place whole, one after the other, when the plugin has made all of them;
/// returns where they are. None if that failed, which is reported as plugin_failed.
[[nodiscard]] std::vector<std::filesystem::path> write_catalogue(const CatalogueRun& run,
                                                                 DiagnosticSink& sink);

}  // namespace qianzi::host
