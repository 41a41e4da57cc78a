// The documents of the package that are not articles: container, package document, navigation.
#pragma once

#include "qianzi/services.h"

#include <string>
#include <vector>

namespace qianzi::epub {

/// One file of the package, as the manifest names it. Paths are relative to the package document.
struct Resource {
  std::string id;
  std::string path;
  std::string media_type;
  std::string properties;  ///< of the manifest item; may be empty
  bool in_spine = false;
};

/// One entry of the contents.
struct Entry {
  std::string anchor;  ///< id of its <article>
  std::string title;
  std::string path;
  std::string language;
  std::vector<std::string> rare;  ///< what of the title brings its face
};

/// A page (版) with its articles, or a part of a volume; left out of the contents if it has none.
struct Section {
  std::string label;
  std::string number;  ///< of the printed page; empty where nothing is printed
  std::vector<Entry> entries;
  std::string path;               ///< of a part: the page with its contents
  std::vector<Section> sections;  ///< parts of the part
};

/// Whether an article stands in it or in a part of it.
[[nodiscard]] bool has_entries(const Section& section);

/// Where a printed page begins: the id of the mark in the document of its first article.
[[nodiscard]] std::string page_break_id(const Entry& first);
/// That mark, for the place where the page begins (EPUB Accessibility 1.1, 3.4.1).
[[nodiscard]] XhtmlElement page_break(const Section& section, std::string_view id);

/// All that the documents below say.
struct Publication {
  const EditionHead* head = nullptr;
  std::vector<Resource> resources;  ///< in the order of the manifest and the spine
  std::vector<Section> sections;
  std::vector<Entry> indexes;          ///< pages of a volume's indexes
  std::vector<std::string> languages;  ///< of the articles beside the edition's own
  bool has_cover = false;
  bool has_images = false;
  bool has_ruby = false;
  std::string modified;  ///< UTC
  std::string producer;
};

/// The same edition has the same identifier however often it is made: a UUID of version 8
/// (RFC 9562 5.8) over publisher, nameplate and the edition's id.
[[nodiscard]] std::string identifier_of(const EditionHead& head);
/// Pages turn from right to left: the edition is vertical, or its script runs from the right.
[[nodiscard]] bool opens_from_right(const EditionHead& head);
/// Title and date; of a volume its title.
[[nodiscard]] std::string title_of(const EditionHead& head);

/// A volume of a collection, not an edition of a newspaper.
[[nodiscard]] inline bool is_volume(const EditionHead& head) {
  return !head.series.title.empty();
}

[[nodiscard]] XhtmlElement container_document();
[[nodiscard]] XhtmlElement package_document(const Publication& publication);
/// Contents, landmarks and printed pages.
[[nodiscard]] XhtmlElement navigation_document(const Publication& publication);
/// The contents as readers before EPUB 3 know them.
[[nodiscard]] XhtmlElement ncx_document(const Publication& publication);

/// <html> around `content`; `root` is the way up to the style sheet: "" or "../".
[[nodiscard]] XhtmlElement page_shell(std::string_view title,
                                      std::string_view language,
                                      WritingMode mode,
                                      std::string_view root,
                                      XhtmlElement content);

}  // namespace qianzi::epub
