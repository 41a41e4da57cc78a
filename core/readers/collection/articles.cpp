#include "readers/collection.h"
#include "readers/decoding.h"
#include "readers/native/article_reader.h"
#include "readers/native/paths.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace qianzi::readers {
namespace {

std::unique_ptr<Document>
load(const ArticleRecord& record, FileSource& files, const Limits& limits, DiagnosticSink& sink) {
  FileSource::Content content = files.read(record.path, limits.file_bytes);
  if (content.state == FileSource::State::found) {
    return Document::parse(decoded(std::move(content.bytes), record.shown, {}, sink),
                           record.shown,
                           limits.nesting,
                           sink);
  }
  // It was there when the collection was planned.
  if (content.state == FileSource::State::unreadable) {
    sink.report({Code::file_unreadable, record.shown, 0, 0, {record.shown, content.reason}});
  } else if (content.state == FileSource::State::too_large) {
    sink.report({Code::file_too_large,
                 record.shown,
                 0,
                 0,
                 {record.shown, fmt::format("{}", limits.file_bytes)}});
  } else {
    sink.report({Code::file_not_found, record.shown, 0, 0, {record.shown}});
  }
  return nullptr;
}

}  // namespace

ArticleBatch read_articles(std::span<const ArticleRecord* const> records,
                           FileSource& files,
                           const Limits& limits,
                           DiagnosticSink& sink) {
  ArticleBatch batch;
  EditionParts parts{files, limits, {}, {}, {}};
  for (const ArticleRecord* record : records) {
    auto& place = batch.articles.emplace_back();
    const auto document = load(*record, files, limits, sink);
    if (document) {
      parts.root = record->root;
      ReadArticle read = read_article(
          *document, folder_of(record->path), record->id, record->language, parts, sink);
      if (!read.broken) place = BatchArticle{std::move(read.article), !read.links.empty()};
    }
    if (!place) sink.report({Code::article_left_out, record->shown, 0, 0, {record->shown}});
  }
  batch.images = std::move(parts.images);
  return batch;
}

}  // namespace qianzi::readers
