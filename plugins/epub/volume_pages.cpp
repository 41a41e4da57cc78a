#include "volume_pages.h"

#include "semantics.h"
#include "tree.h"

#include <utility>
#include <vector>

namespace qianzi::epub {
namespace {

/// From one page of the folder text to another.
std::string from_text(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

XhtmlElement link_to(const Entry& entry, std::string_view language) {
  XhtmlElement link = node("a", {{"href", from_text(entry.path)}});
  add_marked(link, entry.title, entry.rare);
  if (entry.language != language) {
    link.attributes.push_back({"lang", entry.language});
    link.attributes.push_back({"xml:lang", entry.language});
  }
  return link;
}

/// The word alone, or as a link, with its articles below where it is not the title of the one.
XhtmlElement word_item(const IndexEntry& word,
                       const std::vector<const Entry*>& found,
                       std::string_view language) {
  if (found.size() == 1 && found.front()->title == word.text) {
    return node("li", {}, {link_to(*found.front(), language)});
  }
  XhtmlElement list = node("ul");
  for (const Entry* entry : found) add(list, node("li", {}, {link_to(*entry, language)}));
  return node("li", {}, {text_node("span", {}, word.text), std::move(list)});
}

}  // namespace

XhtmlElement part_page(const Section& part, std::string_view language) {
  XhtmlElement list = node("ol", {{"class", "contents"}});
  for (const Entry& entry : part.entries) add(list, node("li", {}, {link_to(entry, language)}));
  for (const Section& inner : part.sections) {
    if (!has_entries(inner)) continue;
    add(list, node("li", {}, {text_node("a", {{"href", from_text(inner.path)}}, inner.label)}));
  }
  return node(
      "section",
      {{"class", "part"}, {"epub:type", "part"}, {"role", "doc-part"}, {"aria-label", part.label}},
      {text_node("h1", {}, part.label), std::move(list)});
}

XhtmlElement index_page(const Index& index, const Places& places, std::string_view language) {
  XhtmlElement page = node("section",
                           {{"class", "index"},
                            {"epub:type", "index"},
                            {"role", "doc-index"},
                            {"aria-label", index.title}},
                           {text_node("h1", {}, index.title)});
  for (const IndexHeading& heading : index.headings) {
    XhtmlElement list = node("ul");
    for (const IndexEntry& word : heading.entries) {
      std::vector<const Entry*> found;
      for (const std::string& article : word.articles) {
        const auto place = places.find(article);
        if (place != places.end()) found.push_back(&place->second);
      }
      if (!found.empty()) add(list, word_item(word, found, language));
    }
    if (list.children.empty()) continue;
    add(page, text_node("h2", {}, heading.name));
    add(page, std::move(list));
  }
  return page;
}

}  // namespace qianzi::epub
