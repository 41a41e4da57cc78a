// <article> -> Article. One reader an article file; what it shares with the rest of the edition is
// in EditionParts.
#pragma once

#include "readers/native/document.h"
#include "readers/native/element.h"
#include "readers/reader.h"

#include "qianzi/edition.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace qianzi::readers {

/// Images of the edition by path, and links that can be checked only when every article is known.
struct EditionParts {
  FileSource& files;
  const Limits& limits;
  std::string root;  ///< the edition's folder: nothing outside it is opened
  std::vector<ImageFile> images;
  std::map<std::string, ImageId, std::less<>> image_ids;
};

/// A `#ID` link, to be checked against the edition's articles.
struct ArticleLink {
  std::string target;
  std::string file;
  SourcePosition where;
};

/// What a file gave.
struct ReadArticle {
  Article article;
  std::vector<ArticleLink> links;
  bool broken = false;  ///< an error that leaves the article out was reported
};

/// Reads the root of `document`, an <article>. `folder`: of the article's file, for its images.
/// `default_id` and `default_language` serve where it has none of its own.
[[nodiscard]] ReadArticle read_article(const Document& document,
                                       const std::string& folder,
                                       const std::string& default_id,
                                       const std::string& default_language,
                                       EditionParts& parts,
                                       DiagnosticSink& sink);

}  // namespace qianzi::readers
