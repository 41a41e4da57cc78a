#include "navigation.h"

#include "semantics.h"
#include "tree.h"
#include "words.h"

#include <algorithm>
#include <cstdint>

namespace qianzi::epub {

namespace {

void add_entries(XhtmlElement& list, const Section& section, std::string_view language) {
  for (const Entry& entry : section.entries) {
    XhtmlElement link = node("a", {{"href", entry.path}});
    add_marked(link, entry.title, entry.rare);
    if (entry.language != language) {
      link.attributes.push_back({"lang", entry.language});
      link.attributes.push_back({"xml:lang", entry.language});
    }
    add(list, node("li", {}, {std::move(link)}));
  }
}

/// A page or part with what is in it. A page has no document of its own to lead to.
void add_section(XhtmlElement& list, const Section& section, std::string_view language) {
  if (!has_entries(section)) return;
  XhtmlElement inside = node("ol");
  XhtmlElement& home = section.label.empty() ? list : inside;
  add_entries(home, section, language);
  for (const Section& part : section.sections) add_section(home, part, language);
  if (section.label.empty()) return;
  XhtmlElement label = section.path.empty()
                           ? text_node("span", {}, section.label)
                           : text_node("a", {{"href", section.path}}, section.label);
  add(list, node("li", {}, {std::move(label), std::move(inside)}));
}

XhtmlElement contents_list(const Publication& publication) {
  XhtmlElement list = node("ol");
  for (const Section& section : publication.sections) {
    add_section(list, section, publication.head->language);
  }
  for (const Entry& index : publication.indexes) {
    add(list, node("li", {}, {text_node("a", {{"href", index.path}}, index.title)}));
  }
  if (list.children.empty()) {
    const std::string_view label = words_of(publication.head->language).contents;
    add(list, node("li", {}, {text_node("a", {{"href", "nav.xhtml"}}, label)}));
  }
  return list;
}

const std::string* first_article(const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    if (!section.entries.empty()) return &section.entries.front().path;
    if (const std::string* path = first_article(section.sections)) return path;
  }
  return nullptr;
}

XhtmlElement landmark(std::string_view type, std::string_view path, std::string_view label) {
  XhtmlElement link =
      text_node("a", {{"epub:type", std::string(type)}, {"href", std::string(path)}}, label);
  return node("li", {}, {std::move(link)});
}

XhtmlElement landmarks_of(const Publication& publication) {
  const Words words = words_of(publication.head->language);
  XhtmlElement list = node("ol");
  if (publication.has_cover) add(list, landmark("cover", "cover.xhtml", words.cover));
  add(list, landmark("toc", "nav.xhtml#toc", words.contents));
  if (const std::string* path = first_article(publication.sections)) {
    add(list, landmark("bodymatter", *path, words.body));
  }
  for (const Entry& index : publication.indexes) {
    add(list, landmark("index", index.path, index.title));
  }
  return node("nav",
              {{"epub:type", "landmarks"}, {"id", "landmarks"}, {"hidden", "hidden"}},
              {std::move(list)});
}

XhtmlElement page_list_of(const Publication& publication) {
  XhtmlElement list = node("ol");
  for (const Section& section : publication.sections) {
    if (!is_printed(section)) continue;
    const Entry& first = section.entries.front();
    XhtmlElement link =
        text_node("a", {{"href", first.path + "#" + page_break_id(first)}}, section.number);
    add(list, node("li", {}, {std::move(link)}));
  }
  return node("nav",
              {{"epub:type", "page-list"},
               {"role", "doc-pagelist"},
               {"id", "page-list"},
               {"aria-label", std::string(words_of(publication.head->language).pages)},
               {"hidden", "hidden"}},
              {std::move(list)});
}

/// `order` counts targets: points that lead to one place have one number.
XhtmlElement
ncx_point(std::string_view id, std::size_t order, std::string_view label, std::string_view path) {
  return node("navPoint",
              {{"id", std::string(id)}, {"playOrder", numbered("", order)}},
              {node("navLabel", {}, {text_node("text", {}, label)}),
               node("content", {{"src", std::string(path)}})});
}

XhtmlElement ncx_page(std::size_t ordinal, std::size_t order, const Section& section) {
  const std::string& path = section.entries.front().path;
  return node("pageTarget",
              {{"id", numbered("printed-", ordinal)},
               {"type", "normal"},
               {"playOrder", numbered("", order)}},
              {node("navLabel", {}, {text_node("text", {}, section.number)}),
               node("content", {{"src", path}})});
}

/// Points in the order of the contents, counted as they come.
class NcxMap {
public:
  XhtmlElement points = node("navMap");
  XhtmlElement pages = node("pageList");

  void add(const Section& section) { add_to(points, section, "page-", ++section_); }
  void add(const Entry& entry) {
    epub::add(points, ncx_point(numbered("index-", ++index_), ++order_, entry.title, entry.path));
  }

private:
  void
  add_to(XhtmlElement& list, const Section& section, std::string_view stem, std::size_t number) {
    if (!has_entries(section)) return;
    const std::string id = numbered(stem, number);
    // A page leads to its first article and has its number; a part has a page of its own.
    const bool part = !section.path.empty();
    XhtmlElement point = ncx_point(id,
                                   part ? ++order_ : order_ + 1,
                                   section.label,
                                   part ? section.path : section.entries.front().path);
    XhtmlElement& home = section.label.empty() ? list : point;
    if (is_printed(section)) epub::add(pages, ncx_page(number, order_ + 1, section));
    std::size_t inside = 0;
    for (const Entry& entry : section.entries) {
      epub::add(home, ncx_point(numbered(id + "-", ++inside), ++order_, entry.title, entry.path));
    }
    for (const Section& each : section.sections) add_to(home, each, id + "-", ++inside);
    if (!section.label.empty()) epub::add(list, std::move(point));
  }

  std::size_t section_ = 0;
  std::size_t index_ = 0;
  std::size_t order_ = 0;
};

}  // namespace

bool is_printed(const Section& section) {
  return !section.number.empty() && !section.entries.empty();
}

bool has_page_list(const Publication& publication) {
  return std::any_of(publication.sections.begin(), publication.sections.end(), is_printed);
}

bool has_entries(const Section& section) {
  return !section.entries.empty() ||
         std::any_of(section.sections.begin(), section.sections.end(), has_entries);
}

XhtmlElement navigation_document(const Publication& publication) {
  const EditionHead& head = *publication.head;
  const Words words = words_of(head.language);
  XhtmlElement contents = node("nav",
                               {{"epub:type", "toc"}, {"role", "doc-toc"}, {"id", "toc"}},
                               {text_node("h1", {}, words.contents), contents_list(publication)});
  XhtmlElement shell =
      page_shell(title_of(head), head.language, head.writing_mode, "", std::move(contents));
  XhtmlElement& body = std::get<XhtmlElement>(shell.children.back());
  add(body, landmarks_of(publication));
  if (has_page_list(publication)) add(body, page_list_of(publication));
  return shell;
}

XhtmlElement ncx_document(const Publication& publication) {
  const EditionHead& head = *publication.head;
  NcxMap map;
  for (const Section& section : publication.sections) map.add(section);
  for (const Entry& index : publication.indexes) map.add(index);
  if (map.points.children.empty()) {
    add(map.points, ncx_point("contents", 1, words_of(head.language).contents, "nav.xhtml"));
  }
  XhtmlElement identifier = node("meta", {{"name", "dtb:uid"}, {"content", identifier_of(head)}});
  XhtmlElement document = node("ncx",
                               {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"},
                                {"version", "2005-1"},
                                {"xml:lang", head.language}},
                               {node("head", {}, {std::move(identifier)}),
                                node("docTitle", {}, {text_node("text", {}, title_of(head))}),
                                std::move(map.points)});
  if (!map.pages.children.empty()) add(document, std::move(map.pages));
  return document;
}

}  // namespace qianzi::epub
