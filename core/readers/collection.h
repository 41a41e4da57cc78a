// collection.xml -> Collection; the files it names -> what is known of their articles, and later
// the articles themselves, so that never more than a volume of them is in memory.
#pragma once

#include "model/collection.h"
#include "readers/reader.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace qianzi::readers {

/// Whether the file's root element is <collection>. A file that cannot be read is none.
[[nodiscard]] bool is_collection(const std::string& path, FileSource& files, const Limits& limits);

/// Reads the file. Empty if anything in it is wrong; each reason has been reported.
[[nodiscard]] std::optional<Collection> read_collection(const std::string& path,
                                                        FileSource& files,
                                                        const Limits& limits,
                                                        DiagnosticSink& sink);

/// The articles of all its sources, by path and then as their edition's plan has them; a file that
/// two sources name counts once. Of an article only what stands above its text is read. What is
/// broken is reported and left out; so is a source that no file answers to. A plain text is read
/// whole.
[[nodiscard]] std::vector<ArticleRecord> list_articles(const Collection& collection,
                                                       FileSource& files,
                                                       const Limits& limits,
                                                       DiagnosticSink& sink,
                                                       const ReadOptions& options = {});

/// An article of a batch, and whether it has links to others.
struct BatchArticle {
  Article article;
  bool linked = false;
};

struct ArticleBatch {
  std::vector<std::optional<BatchArticle>> articles;  ///< as asked for; empty: broken, reported
  std::vector<ImageFile> images;                      ///< of all of them, each once
};

/// Reads articles whole. Links to others are left as they are.
[[nodiscard]] ArticleBatch read_articles(std::span<const ArticleRecord* const> records,
                                         FileSource& files,
                                         const Limits& limits,
                                         DiagnosticSink& sink,
                                         const ReadOptions& options = {});

}  // namespace qianzi::readers
