#include "article_files.h"

#include "words.h"

namespace qianzi::epub {

ArticleFiles::ArticleFiles(const EditionHead& head) {
  for (const PagePlan& page : head.pages) {
    for (const Placement& placement : page.placements) name(placement.article);
  }
}

std::string_view ArticleFiles::find(std::string_view article) const {
  const auto found = names_.find(article);
  return found == names_.end() ? std::string_view{} : std::string_view(found->second);
}

void ArticleFiles::name(const std::string& article) {
  if (names_.contains(article)) return;
  std::string lower = article;
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::string chosen = lower;
  for (std::size_t next = 2; !taken_.insert(chosen).second; ++next) {
    chosen = numbered(lower + "-", next);
  }
  names_.emplace(article, std::move(chosen));
}

}  // namespace qianzi::epub
