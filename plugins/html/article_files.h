// Which article stands in which file.
#pragma once

#include "qianzi/edition.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace qianzi::html {

/// Names files after articles. All names are known before the first article is fed, since links go
/// forward too. Names differ also where upper and lower case do not, and none is index.html.
class ArticleFiles {
public:
  ArticleFiles() = default;
  explicit ArticleFiles(const EditionHead& head);
  /// With extension; empty if the edition has no such article.
  [[nodiscard]] std::string_view find(std::string_view article) const;

private:
  void name(const std::string& article);

  std::map<std::string, std::string, std::less<>> names_;
  std::set<std::string, std::less<>> taken_{"index"};
};

}  // namespace qianzi::html
