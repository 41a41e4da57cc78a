// Files for those who follow a site by machine. Both have absolute addresses: the site has a base.
#pragma once

#include "front_page.h"
#include "site.h"

#include "qianzi/catalogue.h"
#include "qianzi/xhtml.h"

#include <span>
#include <string>
#include <vector>

namespace qianzi::html {

/// Atom (RFC 4287): the first hundred articles in the plan's order.
[[nodiscard]] XhtmlElement
atom_feed(const Site& site, const Teasers& teasers, std::string_view producer);

/// What search engines are to read (sitemaps.org): `paths`, at most as many as they take, 50,000.
[[nodiscard]] XhtmlElement site_map(const Site& site, std::span<const std::string> paths);

/// The feed of a folder of editions, whose address is the site's base: the latest hundred.
[[nodiscard]] XhtmlElement feed_of_editions(const Site& site,
                                            std::span<const CatalogueEntry> entries,
                                            std::string_view producer);

/// `paths`: pages beside the editions.
[[nodiscard]] XhtmlElement map_of_editions(const Site& site,
                                           std::span<const std::string> paths,
                                           std::span<const CatalogueEntry> entries);

}  // namespace qianzi::html
