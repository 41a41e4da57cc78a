#include "readers/bare_article.h"

#include "model/text.h"
#include "readers/native/paths.h"

namespace qianzi::readers {
namespace {

constexpr std::size_t longest_id = 90;  // bytes; article- goes before it at times

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string id_from_file(const std::string& path) {
  std::string id = stem_of(path);
  for (char& c : id) {
    const bool fine = is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    if (!fine) c = '-';
  }
  id = id.substr(0, longest_id);
  return !id.empty() && is_letter(id[0]) ? id : "article-" + id;
}

Edition edition_of(Article article, const std::string& id, const std::string& path) {
  Edition edition;
  edition.source_file = path;
  edition.head.id = id;
  edition.head.language = article.language;
  edition.head.date = article.head.published.substr(0, 10);
  edition.head.rights = article.head.rights;
  edition.head.title = model::plain_text(article.head.headline);
  edition.head.where = article.where;
  edition.head.design = "reading";
  edition.head.writing_mode = article.writing_mode.value_or(WritingMode::horizontal);
  PagePlan page;
  page.number = "1";
  Placement& placement = page.placements.emplace_back();
  placement.article = article.id;
  placement.where = article.where;
  edition.head.pages.push_back(std::move(page));
  edition.articles.push_back(std::move(article));
  return edition;
}

}  // namespace qianzi::readers
