// Trees by hand: shells and the documents of the package.
#pragma once

#include "qianzi/xhtml.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qianzi::epub {

[[nodiscard]] inline XhtmlElement node(std::string_view name,
                                       std::vector<XhtmlAttribute> attributes = {},
                                       std::vector<XhtmlNode> children = {}) {
  return {std::string(name), std::move(attributes), std::move(children)};
}

/// An element that holds a text.
[[nodiscard]] inline XhtmlElement
text_node(std::string_view name, std::vector<XhtmlAttribute> attributes, std::string_view text) {
  XhtmlElement made = node(name, std::move(attributes));
  made.children.emplace_back(std::string(text));
  return made;
}

inline void add(XhtmlElement& parent, XhtmlElement child) {
  parent.children.emplace_back(std::move(child));
}

}  // namespace qianzi::epub
