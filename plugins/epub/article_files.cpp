#include "article_files.h"

#include "words.h"

namespace qianzi::epub {

namespace {

/// A name that every file system takes: lower case letters, digits, hyphens, underscores and full
/// stops within, not too long and no device of Windows.
std::string stem_of(std::string_view article) {
  constexpr std::size_t longest = 80;
  std::string stem;
  for (const char c : article.substr(0, longest)) {
    const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool large = c >= 'A' && c <= 'Z';
    const bool within = c == '_' || (c == '.' && !stem.empty() && stem.back() != '.');
    stem.push_back(large ? static_cast<char>(c - 'A' + 'a') : small || within ? c : '-');
  }
  const std::string_view device = std::string_view(stem).substr(0, stem.find('.'));
  const bool numbered_device =
      device.size() == 4 && (device.starts_with("com") || device.starts_with("lpt"));
  const bool reserved = device == "con" || device == "prn" || device == "aux" || device == "nul";
  return stem.empty() || reserved || numbered_device ? "article-" + stem : stem;
}

}  // namespace

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
  const std::string stem = stem_of(article);
  std::string chosen = stem;
  for (std::size_t next = 2; !taken_.insert(chosen).second; ++next) {
    chosen = numbered(stem + "-", next);
  }
  names_.emplace(article, std::move(chosen));
}

}  // namespace qianzi::epub
