#include "package.h"

#include "navigation.h"
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
  const Words words = words_of(publication.head->language);
  add(metadata, property("schema:accessibilityHazard", "none"));
  add(metadata,
      property("schema:accessibilitySummary",
               is_volume(*publication.head) ? words.volume_summary : words.summary));
}

/// One of several volumes is of a set (EPUB 3.3, D.3.2 and D.3.3).
void add_series(XhtmlElement& metadata, const Series& series) {
  if (series.count < 2) return;
  const auto refining = [](std::string_view name, std::string_view value) {
    return text_node("meta", {{"refines", "#set"}, {"property", std::string(name)}}, value);
  };
  add(metadata,
      text_node("meta", {{"property", "belongs-to-collection"}, {"id", "set"}}, series.title));
  add(metadata, refining("collection-type", "set"));
  add(metadata, refining("group-position", numbered("", series.position)));
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
  add_series(made, head.series);
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
  return head.date.empty() || is_volume(head) ? head.title : head.title + " " + head.date;
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
