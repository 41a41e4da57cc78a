// An edition with one article of one paragraph.
#pragma once

#include "model/text.h"

#include "qianzi/edition.h"

#include <string>
#include <utility>

namespace qianzi::tests {

inline Edition small_edition(Inlines content, const std::string& language) {
  Edition edition;
  edition.head.id = "paper";
  edition.head.language = language;
  edition.head.nameplate = "铅字报";
  Article article;
  article.id = "piece";
  article.language = language;
  article.source_file = "piece.xml";
  article.head.headline = model::inlines_of("题");
  Block& block = article.body.emplace_back();
  block.value.emplace<Paragraph>().content = std::move(content);
  block.where = {4, 1};
  edition.articles.push_back(std::move(article));
  return edition;
}

inline void
add_span(Inlines& content, SpanKind kind, Inlines inside, const std::string& language = "") {
  auto& span = content.emplace_back().value.emplace<Span>();
  span.kind = kind;
  span.content = std::move(inside);
  span.language = language;
}

inline const Inlines& content_of(const Edition& edition) {
  return std::get<Paragraph>(edition.articles[0].body[0].value).content;
}

}  // namespace qianzi::tests
