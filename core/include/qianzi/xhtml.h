// XHTML as a value: what core/xhtml makes of an article and what EPUB and HTML writers put into
// their shells. Text is text until Services::markup writes it, so nothing from an article can
// become markup.
#pragma once

#include "qianzi/article.h"
#include "qianzi/units.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace qianzi {

/// What an attribute's value points to. Core knows no file names of an edition's format; the
/// writer turns references into its own when the markup is written.
enum class ReferenceKind : std::uint8_t {
  none,     ///< plain value
  image,    ///< value: decimal ImageId::index
  article,  ///< value: Article::id
};

struct XhtmlAttribute {
  std::string name;
  std::string value;
  ReferenceKind reference = ReferenceKind::none;
};

struct XhtmlElement;
/// Character data, unescaped, or an element.
using XhtmlNode = std::variant<std::string, XhtmlElement>;

struct XhtmlElement {
  std::string name;
  std::vector<XhtmlAttribute> attributes;
  std::vector<XhtmlNode> children;
};

/// An article as XHTML: one <article> element without shell.
struct XhtmlDocument {
  std::string title;     ///< the headline as plain text
  std::string language;  ///< BCP 47
  WritingMode writing_mode = WritingMode::horizontal;
  XhtmlElement article;
  std::vector<ImageId> images;  ///< each image used, once, in order of first use
};

/// How a tree is written. Both forms are UTF-8; indentation is never added, since white space
/// between ideographs shows.
enum class MarkupSyntax : std::uint8_t {
  xml,   ///< <br/>, and an XML declaration where `prolog` asks for one: EPUB, NCX, OPF
  html,  ///< <br>, raw void elements, and <!DOCTYPE html> where `prolog` asks for one
};

struct MarkupOptions {
  MarkupSyntax syntax = MarkupSyntax::xml;
  bool prolog = true;
  /// Gives the value to write for a reference; called once for each. An empty result leaves the
  /// attribute out. Must be set if the tree holds references.
  std::function<std::string(ReferenceKind, std::string_view target)> resolve;
};

}  // namespace qianzi
