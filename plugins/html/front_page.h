// The edition's front page: nameplate, pages (版), and what each article is about.
#pragma once

#include "qianzi/article.h"
#include "qianzi/edition.h"
#include "qianzi/xhtml.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace qianzi::html {

/// What the front page tells of an article. Paths are relative to the front page.
struct Teaser {
  std::string headline;
  std::string kicker;
  std::string deck;
  std::string opening;  ///< its first paragraph
  std::string language;
  std::string file;
  std::string image;  ///< empty: none
  std::string alternative;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

/// Texts of `article`; the caller adds file and image.
[[nodiscard]] Teaser teaser_of(const Article& article, std::string_view headline);

/// How `text` begins, in about 90 ideographs or twice as many letters (twice that again for a lead):
/// cut where a sentence ends, or marked as cut.
[[nodiscard]] std::string
beginning_of(std::string_view text, std::string_view language, bool lead = false);

/// By Article::id.
using Teasers = std::map<std::string, Teaser, std::less<>>;

/// <body> of the front page. Pages without articles are left out; a bare article's edition has one
/// page, which is not named.
[[nodiscard]] XhtmlElement front_page(const EditionHead& head, const Teasers& teasers);

/// Id of a page's section on the front page, `position` counted from 0.
[[nodiscard]] std::string page_anchor(std::size_t position);

}  // namespace qianzi::html
