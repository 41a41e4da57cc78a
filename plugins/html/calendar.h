// The calendar of all editions of a folder: index.html with the latest ones and their year, a page
// for each other year, and a feed and a site map where the folder's address is known.
//
// It is a function of the catalogue's entries. An edition leads to the calendar and never to
// another edition: its own bytes would change when a later one appears.
#pragma once

#include "qianzi/catalogue.h"
#include "qianzi/plugin.h"

#include <span>

namespace qianzi::html {

/// See PluginDescriptor::catalogue.
void write_calendar(const OptionValues& options,
                    std::span<const CatalogueEntry> entries,
                    CatalogueServices& services);

}  // namespace qianzi::html
