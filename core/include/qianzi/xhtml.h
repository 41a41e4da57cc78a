// XHTML as a value: what core/xhtml makes of an article and what EPUB and HTML writers put into
// their shells. Text is text until Services::markup writes it, so nothing from an article can
// become markup.
#pragma once

#include "qianzi/article.h"
#include "qianzi/units.h"

#include <array>
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

  /// The value of an attribute; empty where the element has none of that name.
  [[nodiscard]] std::string_view attribute(std::string_view attribute_name) const {
    for (const XhtmlAttribute& each : attributes) {
      if (each.name == attribute_name) return each.value;
    }
    return {};
  }
};

/// An article as XHTML: one <article> element without shell.
struct XhtmlDocument {
  std::string title;                 ///< the headline as plain text
  std::vector<std::string> authors;  ///< names in the bylines, each once
  std::string language;              ///< BCP 47
  WritingMode writing_mode = WritingMode::horizontal;
  XhtmlElement article;
  std::vector<ImageId> images;  ///< each image used, once, in order of first use
};

/// The class of a <span> around characters that the faces of reading systems often lack.
inline constexpr std::string_view rare_class = "rare";

/// A role of the font set and the elements that are set in it.
struct TextRole {
  std::string_view selector;  ///< as CSS has it: an element's name, or a full stop and a class
  std::string_view role;
};

/// The roles of an article's elements, for a style sheet that brings faces; everything else is
/// `body`. The innermost element counts.
inline constexpr std::array<TextRole, 18> text_roles = {{{"h1", "headline"},
                                                         {"h2", "headline"},
                                                         {"h3", "headline"},
                                                         {"strong", "strong"},
                                                         {"b", "strong"},
                                                         {"th", "strong"},
                                                         {"caption", "strong"},
                                                         {".question", "strong"},
                                                         {".speaker", "strong"},
                                                         {"figcaption", "sans"},
                                                         {".section", "sans"},
                                                         {".kicker", "sans"},
                                                         {".deck", "sans"},
                                                         {".byline", "sans"},
                                                         {".dateline", "sans"},
                                                         {".source", "sans"},
                                                         {".published", "sans"},
                                                         {"blockquote", "kai"}}};

/// Which text a question is about: all of it, or what stands in elements of rare_class.
enum class TextExtent : std::uint8_t { rare, all };

/// Characters that are set in one role and language: what has to be in a font.
struct TextUse {
  std::string role;           ///< body, or one of text_roles
  std::string language;       ///< BCP 47; empty where the tree says none
  bool rare = false;          ///< in an element of rare_class
  std::u32string characters;  ///< each once, in the order of code points; no spaces
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
