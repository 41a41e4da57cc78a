#include "semantics.h"

#include "tree.h"

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

std::string text_of(const XhtmlElement& element) {
  std::string text;
  for (const XhtmlNode& child : element.children) {
    const auto* inner = std::get_if<XhtmlElement>(&child);
    text += inner != nullptr ? text_of(*inner) : std::get<std::string>(child);
  }
  return text;
}

void gather_rare(const XhtmlElement& element, bool in_headline, std::vector<std::string>& found) {
  if (in_headline && element.attribute("class") == rare_class) {
    std::string text = text_of(element);
    const bool is_new = std::find(found.begin(), found.end(), text) == found.end();
    if (is_new && !text.empty()) found.push_back(std::move(text));
    return;
  }
  for (const XhtmlNode& child : element.children) {
    const auto* inner = std::get_if<XhtmlElement>(&child);
    if (inner != nullptr) gather_rare(*inner, in_headline || inner->name == "h1", found);
  }
}

/// The longest of the `rare` texts with which `text` begins; empty if there is none.
std::string_view rare_at(std::string_view text, const std::vector<std::string>& rare) {
  std::string_view longest;
  for (const std::string& each : rare) {
    if (each.size() > longest.size() && text.substr(0, each.size()) == each) longest = each;
  }
  return longest;
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

std::vector<std::string> rare_in_headline(const XhtmlElement& tree) {
  std::vector<std::string> found;
  gather_rare(tree, false, found);
  return found;
}

void add_marked(XhtmlElement& element,
                std::string_view text,
                const std::vector<std::string>& rare) {
  std::size_t usual = 0;  // the text before it is in the element
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view found = rare_at(text.substr(at), rare);
    if (found.empty()) {
      ++at;
      continue;
    }
    if (at > usual) element.children.emplace_back(std::string(text.substr(usual, at - usual)));
    add(element, text_node("span", {{"class", std::string(rare_class)}}, found));
    at += found.size();
    usual = at;
  }
  if (usual < text.size()) element.children.emplace_back(std::string(text.substr(usual)));
}

}  // namespace qianzi::epub
