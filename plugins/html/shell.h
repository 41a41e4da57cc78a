// The page around a tree: head, style, security policy; and small makers of elements.
#pragma once

#include "qianzi/edition.h"
#include "qianzi/xhtml.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

/// An element with one class and, where `text` is not empty, that text.
[[nodiscard]] XhtmlElement
element(std::string_view name, std::string_view class_name = {}, std::string_view text = {});

/// A link with a text.
[[nodiscard]] XhtmlElement link(std::string_view href, std::string_view text);

/// A day as it is printed, as <time> where it is one of the calendar.
[[nodiscard]] XhtmlElement day(std::string_view iso, std::string_view language);

/// The first link of a page, which leads those who go by keyboard past what stands above the text.
[[nodiscard]] XhtmlElement skip_link(std::string_view language);

/// <main>, where the skip link leads. No article's id begins as its own does.
[[nodiscard]] XhtmlElement main_element();

/// The edition's rights as <footer>.
[[nodiscard]] XhtmlElement imprint(const EditionHead& head);

/// What a page's <head> says. Empty texts are left out.
struct PageHead {
  std::string title;
  std::string language;
  std::string description;
  std::string keywords;
  std::string style;  ///< path of the style sheet from this page
};

/// <html> with `body` in it. The policy lets no script run and no form leave. It does not name
/// styles and images: «self» does not hold for pages read from a disk, where they must work too.
[[nodiscard]] XhtmlElement shell(const PageHead& head, XhtmlElement body);

}  // namespace qianzi::html
