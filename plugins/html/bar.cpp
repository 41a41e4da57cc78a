#include "bar.h"

#include "shell.h"

namespace qianzi::html {

XhtmlElement bar(std::string_view path, const Site& site) {
  return bar(path, {site.head->language, std::nullopt, {}}, site);
}

XhtmlElement bar(std::string_view path, const BarOfArticle& article, const Site& site) {
  const EditionHead& head = *site.head;
  const std::string up = up_from(path);
  XhtmlElement made = element("header", "bar");
  mark_language(made, head.language, article.language);
  XhtmlElement front = link(up + std::string(front_file),
                            site.named() ? head.nameplate : std::string(site.words().front));
  front.attributes.push_back({"class", "paper"});
  made.children.emplace_back(std::move(front));
  if (site.named() && article.page) {
    made.children.emplace_back(
        link(up + page_file(*article.page), page_label(head.pages[*article.page], site.words())));
  }
  if (!article.sheet.empty()) {
    made.children.emplace_back(link(up + std::string(article.sheet), site.words().sheets));
  }
  if (site.search)
    made.children.emplace_back(link(up + std::string(search_file), site.words().search));
  if (site.calendar)
    made.children.emplace_back(link(up + std::string(calendar_file), site.words().archive));
  if (!head.date.empty()) made.children.emplace_back(day(head.date, head.language));
  add_reading(made, path, article.choices, site.words());
  return made;
}

}  // namespace qianzi::html
