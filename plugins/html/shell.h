// The page around a tree: head, style, security policy; and small makers of elements.
#pragma once

#include "site.h"

#include "qianzi/edition.h"
#include "qianzi/xhtml.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qianzi::html {

/// An element with one class and, where `text` is not empty, that text.
[[nodiscard]] XhtmlElement
element(std::string_view name, std::string_view class_name = {}, std::string_view text = {});

/// Adds an attribute.
void set(XhtmlElement& element, std::string_view name, std::string_view value);

/// A link with a text.
[[nodiscard]] XhtmlElement link(std::string_view href, std::string_view text);

/// Adds lang where it is another than the language around the element.
void mark_language(XhtmlElement& element, std::string_view language, std::string_view around);

/// A day as it is printed, as <time> where it is one of the calendar.
[[nodiscard]] XhtmlElement day(std::string_view iso, std::string_view language);

/// The first link of a page, which leads those who go by keyboard past what stands above the text.
[[nodiscard]] XhtmlElement skip_link(std::string_view language);

/// <main>, where the skip link leads. No article's id begins as its own does.
[[nodiscard]] XhtmlElement main_element();

/// Adds the edition's rights, if there are some, as <footer> of a page in `language`.
void add_imprint(XhtmlElement& body, const Site& site, std::string_view language);

/// What a page's <head> says. Empty texts are left out.
struct PageHead {
  std::string path;  ///< of the page in the site
  std::string title;
  std::string language;
  std::string description;
  std::string keywords;
  std::string_view style;  ///< path of a sheet of its own beside that of all pages, or empty
  std::string previous;    ///< paths of the pages before and after in the site
  std::string next;
  std::vector<std::pair<std::string, std::string>>
      properties;    ///< Open Graph, RDFa: property, content
  std::string data;  ///< JSON-LD, as json_text makes it
};

/// <html> with `body` in it. The policy lets nothing in but what lies in the site: no script and no
/// style from the text, no request to anybody else. `file:` stands beside «self», since for pages
/// read from a disk the two are not the same in every browser; pages from a server cannot load
/// such.
[[nodiscard]] XhtmlElement shell(const PageHead& head, const Site& site, XhtmlElement body);

}  // namespace qianzi::html
