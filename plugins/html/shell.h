// The page around a tree: head, style, security policy; and small makers of elements.
#pragma once

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

/// What a page's <head> says.
struct PageHead {
  std::string title;
  std::string language;
  std::string description;
  std::string style;  ///< path of the style sheet from this page
};

/// <html> with `body` in it. The policy lets no script run and no form leave. It does not name
/// styles and images: «self» does not hold for pages read from a disk, where they must work too.
[[nodiscard]] XhtmlElement shell(const PageHead& head, XhtmlElement body);

}  // namespace qianzi::html
