// What machines are told of a page: Open Graph and schema.org (JSON-LD).
#pragma once

#include "front_page.h"
#include "shell.h"

#include <cstddef>

namespace qianzi::html {

/// Fills properties and data of an article's page; `page` is where it stands in the plan. Addresses
/// of page and picture are said where the site knows its own.
void describe_article(PageHead& head, const Teaser& teaser, std::size_t page, const Site& site);

/// The same for the front page, which is an issue of a newspaper; nothing for a bare article's.
void describe_issue(PageHead& head, const Site& site);

}  // namespace qianzi::html
