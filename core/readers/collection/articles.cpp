#include "readers/collection.h"
#include "readers/decoding.h"
#include "readers/native/article_reader.h"
#include "readers/native/paths.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace qianzi::readers {
namespace {

std::optional<std::string> load(const ArticleRecord& record,
                                FileSource& files,
                                const Limits& limits,
                                DiagnosticSink& sink,
                                const ReadOptions& options) {
  FileSource::Content content = files.read(record.path, limits.file_bytes);
  if (content.state == FileSource::State::found) {
    return decoded(std::move(content.bytes), record.shown, options, sink);
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
  return std::nullopt;
}

/// An article of XML, or the one that a plain text is.
std::optional<BatchArticle> read_one(const ArticleRecord& record,
                                     std::string text,
                                     EditionParts& parts,
                                     DiagnosticSink& sink,
                                     const ReadOptions& options) {
  if (!is_markup(text)) {
    auto edition = read_edition(record.path, parts.files, parts.limits, sink, options);
    if (!edition) return std::nullopt;
    return BatchArticle{std::move(edition->articles.front()), false};
  }
  const auto document = Document::parse(std::move(text), record.shown, parts.limits.nesting, sink);
  if (!document) return std::nullopt;
  parts.root = record.root;
  ReadArticle read =
      read_article(*document, folder_of(record.path), record.id, record.language, parts, sink);
  if (read.broken) return std::nullopt;
  return BatchArticle{std::move(read.article), !read.links.empty()};
}

}  // namespace

ArticleBatch read_articles(std::span<const ArticleRecord* const> records,
                           FileSource& files,
                           const Limits& limits,
                           DiagnosticSink& sink,
                           const ReadOptions& options) {
  ArticleBatch batch;
  EditionParts parts{files, limits, {}, {}, {}};
  for (const ArticleRecord* record : records) {
    auto& place = batch.articles.emplace_back();
    auto text = load(*record, files, limits, sink, options);
    if (text) place = read_one(*record, std::move(*text), parts, sink, options);
    if (!place) sink.report({Code::article_left_out, record->shown, 0, 0, {record->shown}});
  }
  batch.images = std::move(parts.images);
  return batch;
}

}  // namespace qianzi::readers
