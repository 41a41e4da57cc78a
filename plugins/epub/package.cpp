#include "package.h"

#include "semantics.h"
#include "tree.h"
#include "words.h"

#include <algorithm>
#include <cstdint>

namespace qianzi::epub {

namespace {

/// FNV-1a, which is the same on every machine.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325U ^ seed;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

XhtmlElement property(std::string_view name, std::string_view value) {
  return text_node("meta", {{"property", std::string(name)}}, value);
}

/// A page (版) that is printed and has an article here.
bool is_printed(const Section& section) {
  return !section.number.empty() && !section.entries.empty();
}

bool has_page_list(const Publication& publication) {
  return std::any_of(publication.sections.begin(), publication.sections.end(), is_printed);
}

void add_accessibility(XhtmlElement& metadata, const Publication& publication) {
  add(metadata, property("schema:accessMode", "textual"));
  const bool shows = publication.has_images || publication.has_cover;
  if (shows) add(metadata, property("schema:accessMode", "visual"));
  add(metadata, property("schema:accessModeSufficient", "textual"));
  for (const std::string_view feature :
       {"tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"}) {
    add(metadata, property("schema:accessibilityFeature", feature));
  }
  if (publication.has_ruby) {
    add(metadata, property("schema:accessibilityFeature", "rubyAnnotations"));
  }
  if (shows) {
    add(metadata, property("schema:accessibilityFeature", "alternativeText"));
  }
  if (has_page_list(publication)) {
    for (const std::string_view feature : {"pageBreakMarkers", "pageNavigation"}) {
      add(metadata, property("schema:accessibilityFeature", feature));
    }
    add(metadata, property("pageBreakSource", title_of(*publication.head)));
  }
  add(metadata, property("schema:accessibilityHazard", "none"));
  add(metadata,
      property("schema:accessibilitySummary", words_of(publication.head->language).summary));
}

XhtmlElement metadata_of(const Publication& publication) {
  const EditionHead& head = *publication.head;
  XhtmlElement made = node("metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  add(made, text_node("dc:identifier", {{"id", "identifier"}}, identifier_of(head)));
  add(made, text_node("dc:title", {}, title_of(head)));
  add(made, text_node("dc:language", {}, head.language));
  for (const std::string& language : publication.languages) {
    add(made, text_node("dc:language", {}, language));
  }
  if (!head.date.empty()) add(made, text_node("dc:date", {}, head.date));
  if (!head.publisher.empty()) add(made, text_node("dc:publisher", {}, head.publisher));
  if (!head.rights.empty()) add(made, text_node("dc:rights", {}, head.rights));
  add(made, property("dcterms:modified", publication.modified));
  add_accessibility(made, publication);
  add(made, node("meta", {{"name", "generator"}, {"content", publication.producer}}));
  if (publication.has_cover) {
    add(made, node("meta", {{"name", "cover"}, {"content", "cover-image"}}));
  }
  return made;
}

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

XhtmlElement contents_list(const Publication& publication) {
  XhtmlElement list = node("ol");
  for (const Section& section : publication.sections) {
    if (section.entries.empty()) continue;
    XhtmlElement entries = node("ol");
    XhtmlElement& home = section.label.empty() ? list : entries;
    add_entries(home, section, publication.head->language);
    if (section.label.empty()) continue;
    add(list, node("li", {}, {text_node("span", {}, section.label), std::move(entries)}));
  }
  if (list.children.empty()) {
    const std::string_view label = words_of(publication.head->language).contents;
    add(list, node("li", {}, {text_node("a", {{"href", "nav.xhtml"}}, label)}));
  }
  return list;
}

const std::string* first_article(const Publication& publication) {
  for (const Section& section : publication.sections) {
    if (!section.entries.empty()) return &section.entries.front().path;
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
  if (const std::string* path = first_article(publication)) {
    add(list, landmark("bodymatter", *path, words.body));
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

}  // namespace

std::string page_break_id(const Entry& first) {
  return first.anchor + "-page";
}

XhtmlElement page_break(const Section& section, std::string_view id) {
  return node("span",
              {{"epub:type", "pagebreak"},
               {"role", "doc-pagebreak"},
               {"id", std::string(id)},
               {"aria-label", section.number}});
}

std::string identifier_of(const EditionHead& head) {
  const std::string name = head.publisher + '\n' + head.nameplate + '\n' + head.id;
  std::uint64_t high = hash_of(name, 0);
  std::uint64_t low = hash_of(name, 0x9e3779b97f4a7c15U);
  high = (high & ~std::uint64_t{0xF000}) | 0x8000U;         // version 8
  low = (low & 0x3FFFFFFFFFFFFFFFU) | 0x8000000000000000U;  // variant of the RFC
  std::string text = "urn:uuid:";
  for (int digit = 0; digit < 32; ++digit) {
    if (digit == 8 || digit == 12 || digit == 16 || digit == 20) text.push_back('-');
    const std::uint64_t half = digit < 16 ? high : low;
    text.push_back("0123456789abcdef"[(half >> (60 - 4 * (digit % 16))) & 0xF]);
  }
  return text;
}

bool opens_from_right(const EditionHead& head) {
  return head.writing_mode == WritingMode::vertical || is_right_to_left(head.language);
}

std::string title_of(const EditionHead& head) {
  return head.date.empty() ? head.title : head.title + " " + head.date;
}

XhtmlElement container_document() {
  XhtmlElement file =
      node("rootfile",
           {{"full-path", "EPUB/package.opf"}, {"media-type", "application/oebps-package+xml"}});
  return node("container",
              {{"xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"}, {"version", "1.0"}},
              {node("rootfiles", {}, {std::move(file)})});
}

XhtmlElement package_document(const Publication& publication) {
  const EditionHead& head = *publication.head;
  XhtmlElement manifest = node("manifest");
  XhtmlElement spine = node(
      "spine",
      {{"toc", "ncx"}, {"page-progression-direction", opens_from_right(head) ? "rtl" : "ltr"}});
  for (const Resource& resource : publication.resources) {
    XhtmlElement item =
        node("item",
             {{"id", resource.id}, {"href", resource.path}, {"media-type", resource.media_type}});
    if (!resource.properties.empty())
      item.attributes.push_back({"properties", resource.properties});
    add(manifest, std::move(item));
    if (resource.in_spine) add(spine, node("itemref", {{"idref", resource.id}}));
  }
  return node("package",
              {{"xmlns", "http://www.idpf.org/2007/opf"},
               {"version", "3.0"},
               {"unique-identifier", "identifier"},
               {"xml:lang", head.language},
               {"prefix", "schema: http://schema.org/"}},
              {metadata_of(publication), std::move(manifest), std::move(spine)});
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
  XhtmlElement map = node("navMap");
  XhtmlElement pages = node("pageList");
  std::size_t page = 0;
  std::size_t order = 0;
  for (const Section& section : publication.sections) {
    if (section.entries.empty()) continue;
    const std::string id = numbered("page-", ++page);
    XhtmlElement point = ncx_point(id, order + 1, section.label, section.entries.front().path);
    XhtmlElement& home = section.label.empty() ? map : point;
    if (is_printed(section)) add(pages, ncx_page(page, order + 1, section));
    std::size_t article = 0;
    for (const Entry& entry : section.entries) {
      add(home, ncx_point(numbered(id + "-", ++article), ++order, entry.title, entry.path));
    }
    if (!section.label.empty()) add(map, std::move(point));
  }
  if (map.children.empty()) {
    add(map, ncx_point("contents", 1, words_of(head.language).contents, "nav.xhtml"));
  }
  XhtmlElement identifier = node("meta", {{"name", "dtb:uid"}, {"content", identifier_of(head)}});
  XhtmlElement document = node("ncx",
                               {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"},
                                {"version", "2005-1"},
                                {"xml:lang", head.language}},
                               {node("head", {}, {std::move(identifier)}),
                                node("docTitle", {}, {text_node("text", {}, title_of(head))}),
                                std::move(map)});
  if (!pages.children.empty()) add(document, std::move(pages));
  return document;
}

XhtmlElement page_shell(std::string_view title,
                        std::string_view language,
                        WritingMode mode,
                        std::string_view root,
                        XhtmlElement content) {
  XhtmlElement head = node("head", {}, {node("meta", {{"charset", "UTF-8"}})});
  add(head, text_node("title", {}, title));
  add(head,
      node("link",
           {{"rel", "stylesheet"},
            {"type", "text/css"},
            {"href", std::string(root) + "style.css"}}));
  XhtmlElement html = node("html",
                           {{"xmlns", "http://www.w3.org/1999/xhtml"},
                            {"xmlns:epub", "http://www.idpf.org/2007/ops"},
                            {"lang", std::string(language)},
                            {"xml:lang", std::string(language)},
                            {"class", mode == WritingMode::vertical ? "vertical" : "horizontal"}},
                           {std::move(head), node("body", {}, {std::move(content)})});
  if (is_right_to_left(language)) html.attributes.push_back({"dir", "rtl"});
  return html;
}

}  // namespace qianzi::epub
