// Which article stands in which file.
#pragma once

#include "qianzi/edition.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace qianzi::epub {

/// Names files after articles. All names are known before the first article is fed, since links go
/// forward too. Names differ also where upper and lower case do not: a package is unpacked
/// anywhere.
class ArticleFiles {
public:
  explicit ArticleFiles(const EditionHead& head);
  /// Without folder and extension; empty if the edition has no such article.
  [[nodiscard]] std::string_view find(std::string_view article) const;

private:
  void name(const std::string& article);

  std::map<std::string, std::string, std::less<>> names_;
  std::set<std::string, std::less<>> taken_;
};

}  // namespace qianzi::epub
