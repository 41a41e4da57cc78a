// The cover: nameplate, date and the lead headlines as outlines, so that it looks the same in every
// reading system whatever fonts it has.
#pragma once

#include "qianzi/services.h"

#include <string>
#include <vector>

namespace qianzi::epub {

/// A headline on the cover.
struct CoverLine {
  std::string text;
  std::string language;
};

/// How many headlines the cover has room for.
inline constexpr std::size_t cover_lines = 8;

/// An SVG document of 1200 by 1600 units; its title says in text what it shows.
[[nodiscard]] XhtmlElement
cover_image(const EditionHead& head, const std::vector<CoverLine>& lines, Services& services);

/// The page that shows it, as <div>. `image`: its path in the package.
[[nodiscard]] XhtmlElement cover_page(const EditionHead& head, const std::string& image);

}  // namespace qianzi::epub
