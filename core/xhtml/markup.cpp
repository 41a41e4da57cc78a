#include "xhtml/characters.h"
#include "xhtml/xhtml.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace qianzi::xhtml {
namespace {

constexpr std::array<std::string_view, 13> void_elements = {"area",
                                                            "base",
                                                            "br",
                                                            "col",
                                                            "embed",
                                                            "hr",
                                                            "img",
                                                            "input",
                                                            "link",
                                                            "meta",
                                                            "source",
                                                            "track",
                                                            "wbr"};

/// An HTML parser does not see references in these, so no text can be put into them safely.
constexpr std::array<std::string_view, 8> raw_text_elements =
    {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp"};

/// Written with an end tag even where they are empty and the syntax is XML: reading systems that
/// take XHTML for HTML would not see <p/> end.
constexpr std::array<std::string_view, 36> paired_elements = {
    "a",    "article", "aside",      "b",      "blockquote", "body", "caption", "cite",
    "div",  "em",      "figcaption", "figure", "footer",     "h1",   "h2",      "h3",
    "head", "header",  "i",          "li",     "nav",        "ol",   "p",       "rt",
    "ruby", "section", "span",       "strong", "sub",        "sup",  "table",   "td",
    "th",   "title",   "u",          "ul"};

template <std::size_t Count>
bool among(const std::array<std::string_view, Count>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_namespaced(std::string_view name) {
  return name == "xmlns" || name.find(':') != std::string_view::npos;
}

/// Data of machines, which no browser runs, without a character that would have to be a reference.
bool is_plain_data(const XhtmlElement& element) {
  if (element.name != "script" || element.attribute("type") != "application/ld+json") return false;
  return std::all_of(element.children.begin(), element.children.end(), [](const XhtmlNode& child) {
    const auto* text = std::get_if<std::string>(&child);
    return text != nullptr && text->find_first_of("<>&") == std::string::npos;
  });
}

class MarkupWriter {
public:
  explicit MarkupWriter(const MarkupOptions& options) : options_(options) {}

  std::string write(const XhtmlElement& root) {
    if (options_.prolog) write_prolog(root);
    write_element(root);
    if (options_.prolog) out_ += '\n';
    return std::move(out_);
  }

private:
  void write_prolog(const XhtmlElement& root) {
    if (!html()) out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (html() || root.name == "html") out_ += "<!DOCTYPE html>\n";
  }

  void write_element(const XhtmlElement& element) {
    require_name(element.name);
    out_ += '<';
    out_ += element.name;
    write_attributes(element);
    if (among(void_elements, element.name) && (html() || element.children.empty())) {
      if (!element.children.empty()) throw std::logic_error(element.name + " cannot hold anything");
      out_ += html() ? ">" : "/>";
      return;
    }
    if (!html() && element.children.empty() && !among(paired_elements, element.name)) {
      out_ += "/>";
      return;
    }
    out_ += '>';
    write_children(element);
    out_ += "</";
    out_ += element.name;
    out_ += '>';
  }

  void write_children(const XhtmlElement& element) {
    if (html() && !element.children.empty() && among(raw_text_elements, element.name) &&
        !is_plain_data(element)) {
      throw std::logic_error(element.name + " cannot hold text safely in HTML");
    }
    for (const XhtmlNode& child : element.children) {
      if (const auto* text = std::get_if<std::string>(&child)) {
        append_text(out_, *text);
      } else {
        write_element(std::get<XhtmlElement>(child));
      }
    }
  }

  void write_attributes(const XhtmlElement& element) {
    const auto& attributes = element.attributes;
    for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute) {
      require_name(attribute->name);
      const auto same = [&](const XhtmlAttribute& other) { return other.name == attribute->name; };
      if (std::any_of(attributes.begin(), attribute, same)) {
        throw std::logic_error("attribute " + attribute->name + " stands twice");
      }
      if (html() && is_namespaced(attribute->name)) continue;
      write_attribute(*attribute);
    }
  }

  void write_attribute(const XhtmlAttribute& attribute) {
    std::string value = attribute.value;
    if (attribute.reference != ReferenceKind::none) {
      if (!options_.resolve) throw std::logic_error("a reference without resolve");
      value = options_.resolve(attribute.reference, attribute.value);
      if (value.empty()) return;
    }
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    append_attribute_value(out_, value);
    out_ += '"';
  }

  static void require_name(std::string_view name) {
    if (!is_xml_name(name)) throw std::logic_error("not an XML name: " + std::string(name));
  }

  [[nodiscard]] bool html() const { return options_.syntax == MarkupSyntax::html; }

  const MarkupOptions& options_;
  std::string out_;
};

}  // namespace

std::string markup(const XhtmlElement& root, const MarkupOptions& options) {
  return MarkupWriter(options).write(root);
}

}  // namespace qianzi::xhtml
