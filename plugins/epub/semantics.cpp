#include "semantics.h"

#include <algorithm>

namespace qianzi::epub {

namespace {

std::string_view type_of(std::string_view role) {
  if (role == "doc-noteref") return "noteref";
  if (role == "doc-backlink") return "backlink";
  if (role == "doc-endnotes") return "endnotes";
  return {};
}

void add_type(XhtmlElement& element, std::string_view type) {
  element.attributes.push_back({"epub:type", std::string(type)});
}

/// A note has no role of its own since DPUB-ARIA 1.1: it is an item of the notes.
void mark_notes(XhtmlElement& notes) {
  for (XhtmlNode& child : notes.children) {
    auto* list = std::get_if<XhtmlElement>(&child);
    if (list == nullptr || list->name != "ol") continue;
    for (XhtmlNode& item : list->children) {
      if (auto* note = std::get_if<XhtmlElement>(&item)) add_type(*note, "endnote");
    }
  }
}

}  // namespace

void add_semantics(XhtmlElement& element) {
  const std::string_view type = type_of(element.attribute("role"));
  if (type == "endnotes") mark_notes(element);
  if (!type.empty()) add_type(element, type);
  for (XhtmlNode& child : element.children) {
    if (auto* inner = std::get_if<XhtmlElement>(&child)) add_semantics(*inner);
  }
}

bool holds(const XhtmlElement& element, std::string_view name) {
  return element.name == name ||
         std::any_of(element.children.begin(), element.children.end(), [&](const XhtmlNode& child) {
           const auto* inner = std::get_if<XhtmlElement>(&child);
           return inner != nullptr && holds(*inner, name);
         });
}

}  // namespace qianzi::epub
