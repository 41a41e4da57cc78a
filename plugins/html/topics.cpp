#include "topics.h"

#include "shell.h"

#include <algorithm>

namespace qianzi::html {
namespace {

std::size_t index_of(TopicKind kind) {
  return static_cast<std::size_t>(kind);
}

std::vector<std::string> names_of(const Teaser& teaser, TopicKind kind) {
  if (kind == TopicKind::author) return teaser.authors;
  if (kind == TopicKind::keyword) return teaser.keywords;
  return teaser.section.empty() ? std::vector<std::string>{} : std::vector{teaser.section};
}

}  // namespace

std::string_view folder_of(TopicKind kind) {
  constexpr std::array<std::string_view, topic_kinds.size()> folders = {
      "sections", "authors", "keywords"};
  return folders[index_of(kind)];
}

std::string_view label_of(TopicKind kind, const Words& words) {
  switch (kind) {
  case TopicKind::section:
    return words.sections;
  case TopicKind::author:
    return words.authors;
  default:
    return words.keywords;
  }
}

void Topics::add(const Teaser& teaser) {
  for (const TopicKind kind : topic_kinds) {
    for (const std::string& name : names_of(teaser, kind)) add(kind, name, teaser);
  }
}

void Topics::add(TopicKind kind, const std::string& name, const Teaser& teaser) {
  if (name.empty()) return;
  std::vector<Topic>& topics = topics_[index_of(kind)];
  const auto [found, is_new] = numbers_[index_of(kind)].emplace(name, topics.size());
  if (is_new) topics.push_back({name, teaser.language, {}});
  std::vector<const Teaser*>& articles = topics[found->second].articles;
  if (articles.empty() || articles.back() != &teaser) articles.push_back(&teaser);
}

const std::vector<Topic>& Topics::of(TopicKind kind) const {
  return topics_[index_of(kind)];
}

std::string Topics::stem(TopicKind kind, std::string_view name) const {
  const auto found = numbers_[index_of(kind)].find(name);
  if (found == numbers_[index_of(kind)].end()) return {};
  std::string path(folder_of(kind));
  path += '/';
  path += decimal(static_cast<std::uint32_t>(found->second + 1));
  return path;
}

void add_topics(XhtmlElement& body,
                const Teaser& teaser,
                const Topics& topics,
                std::string_view path,
                const Site& site) {
  XhtmlElement list = element("dl");
  for (const TopicKind kind : topic_kinds) {
    XhtmlElement names = element("dd");
    for (const std::string& name : names_of(teaser, kind)) {
      const std::string stem = topics.stem(kind, name);
      if (stem.empty()) continue;
      if (!names.children.empty()) names.children.emplace_back(std::string(" "));
      XhtmlElement to = link(up_from(path) + stem + ".html", name);
      mark_language(to, teaser.language, site.head->language);
      if (kind == TopicKind::author) to.attributes.push_back({"rel", "author"});
      names.children.emplace_back(std::move(to));
    }
    if (names.children.empty()) continue;
    XhtmlElement group = element("div");
    group.children.emplace_back(element("dt", {}, label_of(kind, site.words())));
    group.children.emplace_back(std::move(names));
    list.children.emplace_back(std::move(group));
  }
  if (list.children.empty()) return;
  XhtmlElement nav = element("nav", "topics");
  nav.attributes.push_back({"aria-label", std::string(site.words().topics)});
  mark_language(nav, site.head->language, teaser.language);
  nav.children.emplace_back(std::move(list));
  body.children.emplace_back(std::move(nav));
}

XhtmlElement
directory(const Topics& topics, const Site& site, std::string_view sheets, std::string_view up) {
  XhtmlElement list = element("ul");
  const auto add = [&](std::string_view href, std::string_view label) {
    XhtmlElement item = element("li");
    item.children.emplace_back(link(std::string(up).append(href), label));
    list.children.emplace_back(std::move(item));
  };
  if (!sheets.empty()) add(sheets, site.words().sheets);
  for (const TopicKind kind : topic_kinds) {
    if (topics.of(kind).empty()) continue;
    add(std::string(folder_of(kind)) + "/index.html", label_of(kind, site.words()));
  }
  if (!site.base.empty()) add(feed_file, site.words().feed);
  if (site.calendar) add(calendar_file, site.words().archive);
  XhtmlElement nav = element("nav", "pages directory");
  nav.attributes.push_back({"aria-label", std::string(site.words().directory)});
  nav.children.emplace_back(std::move(list));
  return nav;
}

}  // namespace qianzi::html
