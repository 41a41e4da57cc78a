// Catalogues over the books of a folder, for reading systems and library programs: OPDS 2.0
// (drafts.opds.io/opds-2.0) and OPDS 1.2 (specs.opds.io/opds-1.2), with the same books in both.
//
//   opds.json, opds.xml            the root: ways to the lists; in OPDS 2.0 the latest books too
//   opds-latest.xml                the latest books
//   opds-2026.json, opds-2026.xml  the books of a year; of those without a day opds-undated
//   opds-series-1.json, .xml       the volumes of a series, numbered as the first of them comes
//
// All links are relative, so the folder can lie anywhere.
#pragma once

#include "qianzi/catalogue.h"
#include "qianzi/plugin.h"

#include <span>

namespace qianzi::epub {

/// See PluginDescriptor::catalogue.
void write_opds(const OptionValues& options,
                std::span<const CatalogueEntry> entries,
                CatalogueServices& services);

}  // namespace qianzi::epub
