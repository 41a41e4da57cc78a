// What a reading system wants to know of a tree beside what HTML says.
#pragma once

#include "qianzi/xhtml.h"

#include <string_view>

namespace qianzi::epub {

/// Adds epub:type where roles say what an element is: reading systems older than EPUB 3.3 show a
/// note where its mark stands by that alone.
void add_semantics(XhtmlElement& element);

/// An element of that name is in the tree.
[[nodiscard]] bool holds(const XhtmlElement& element, std::string_view name);

}  // namespace qianzi::epub
