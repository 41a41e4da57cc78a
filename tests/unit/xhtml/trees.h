// Articles by hand and the XML they become.
#pragma once

#include "xhtml/xhtml.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qianzi::xhtml::test {

inline Inline text(std::string_view words) {
  return {Text{std::string(words)}, {}};
}

inline Inline span(SpanKind kind, Inlines content, std::string target = {}) {
  return {Span{kind, std::move(content), std::move(target), {}}, {}};
}

inline Inline note(std::uint32_t number) {
  return {NoteReference{"n", number}, {}};
}

template <class Value>
Block block(Value value, std::string language = {}) {
  return {std::move(value), {}, std::move(language)};
}

inline Block paragraph(Inlines content) {
  return block(Paragraph{std::move(content)});
}

inline Article article(Blocks body) {
  Article made;
  made.id = std::string("a");
  made.language = std::string("zh-Hans");
  made.head.headline = {text("标题")};
  made.body = std::move(body);
  return made;
}

/// References are written as KIND:TARGET.
inline std::string written(const XhtmlElement& root, MarkupSyntax syntax = MarkupSyntax::xml) {
  MarkupOptions options;
  options.syntax = syntax;
  options.prolog = false;
  options.resolve = [](ReferenceKind kind, std::string_view target) {
    return (kind == ReferenceKind::image ? "image:" : "article:") + std::string(target);
  };
  return markup(root, options);
}

inline std::string written(const Article& made, const std::vector<ImageFile>& images = {}) {
  return written(to_xhtml(made, WritingMode::horizontal, images).article);
}

/// What stands between the article's head and its end.
inline std::string body_of(const Article& made, const std::vector<ImageFile>& images = {}) {
  const std::string whole = written(made, images);
  const std::string_view end_of_head = "</header>";
  const auto begin = whole.find(end_of_head) + end_of_head.size();
  return whole.substr(begin, whole.size() - begin - std::string_view("</article>").size());
}

/// One paragraph's content.
inline std::string inlines(Inlines content) {
  const std::string whole = body_of(article({paragraph(std::move(content))}));
  return whole.substr(3, whole.size() - 7);
}

inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace qianzi::xhtml::test
