// What a reading system wants to know of a tree beside what HTML says.
#pragma once

#include "qianzi/xhtml.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::epub {

/// Adds epub:type where roles say what an element is: reading systems older than EPUB 3.3 show a
/// note where its mark stands by that alone.
void add_semantics(XhtmlElement& element);

/// An element of that name is in the tree.
[[nodiscard]] bool holds(const XhtmlElement& element, std::string_view name);

/// What stands in elements of rare_class within the headings of first level, each text once.
[[nodiscard]] std::vector<std::string> rare_in_headline(const XhtmlElement& tree);

/// Puts `text` into `element`, with what of it is one of the `rare` texts in spans of rare_class;
/// the longest of them where several begin.
void add_marked(XhtmlElement& element, std::string_view text, const std::vector<std::string>& rare);

}  // namespace qianzi::epub
