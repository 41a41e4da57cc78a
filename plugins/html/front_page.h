// The edition's front page: nameplate, pages (版), and what each article is about.
#pragma once

#include "site.h"

#include "qianzi/article.h"
#include "qianzi/edition.h"
#include "qianzi/xhtml.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

/// What the lists tell of an article. Paths are relative to the site's folder.
struct Teaser {
  std::string id;  ///< Article::id
  std::string headline;
  std::string kicker;
  std::string deck;
  std::string opening;  ///< how its first paragraph begins, as long as a lead may be
  std::string language;
  std::string section;
  std::vector<std::string> authors;  ///< each once
  std::vector<std::string> keywords;
  std::string dateline;
  std::string published;  ///< as a datetime attribute has it; empty: not said or no date
  std::string file;
  std::string image;        ///< empty: none
  std::string image_sizes;  ///< value of srcset for its smaller forms; empty: none
  std::string alternative;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

/// Texts of `article`; the caller adds files and image.
[[nodiscard]] Teaser teaser_of(const Article& article, const XhtmlDocument& document);

/// How `text` begins, in about 90 ideographs or twice as many letters (twice that again for a
/// lead): cut where a sentence ends, or marked as cut.
[[nodiscard]] std::string
beginning_of(std::string_view text, std::string_view language, bool lead = false);

/// By Article::id.
using Teasers = std::map<std::string, Teaser, std::less<>>;

/// How an article stands in a list.
struct ItemStyle {
  std::string_view heading;  ///< h2, h3
  std::string_view up;       ///< from the page to the site's folder
  bool lead = false;         ///< larger, with its picture
  bool first = false;        ///< seen at once
};
/// <li> of an article.
[[nodiscard]] XhtmlElement
teaser_item(const Teaser& teaser, const ItemStyle& style, const EditionHead& head);

/// <nav> to the pages (版) that have articles: on the front page to their sections there, and on
/// the list of the page `current` to the lists of the others.
[[nodiscard]] XhtmlElement list_of_pages(const Site& site,
                                         const Teasers& teasers,
                                         std::optional<std::size_t> current = std::nullopt);

/// <body> of the front page. Pages without articles are left out; of a long edition each page has
/// its first articles here and the rest in its list. A bare article's edition has one page, which
/// is not named. `directory`: what leads to other lists; it is left out where it has no links.
[[nodiscard]] XhtmlElement
front_page(const Site& site, const Teasers& teasers, XhtmlElement directory);

/// Id of a page's section on the front page, `position` counted from 0.
[[nodiscard]] std::string page_anchor(std::size_t position);

}  // namespace qianzi::html
