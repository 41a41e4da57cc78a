#include "lists.h"

#include "bar.h"

#include <algorithm>

namespace qianzi::html {
namespace {

std::string part_path(const List& list, std::size_t part) {
  std::string path = list.stem;
  if (part > 0) path.append("-").append(decimal(static_cast<std::uint32_t>(part + 1)));
  return path + ".html";
}

XhtmlElement way(std::string_view href, std::string_view word, std::string_view relation) {
  XhtmlElement made = link(href, word);
  made.attributes.push_back({"rel", std::string(relation)});
  made.attributes.push_back({"class", std::string(relation)});
  return made;
}

void add_pager(XhtmlElement& body, const PageHead& head, const Site& site) {
  if (head.previous.empty() && head.next.empty()) return;
  const std::string up = up_from(head.path);
  XhtmlElement nav = element("nav", "between");
  nav.attributes.push_back({"aria-label", std::string(site.words().more)});
  if (!head.previous.empty())
    nav.children.emplace_back(way(up + head.previous, site.words().earlier, "prev"));
  if (!head.next.empty())
    nav.children.emplace_back(way(up + head.next, site.words().later, "next"));
  body.children.emplace_back(std::move(nav));
}

List list_of_topics(TopicKind kind, const Topics& topics, const Site& site) {
  List list;
  list.stem = std::string(folder_of(kind)) + "/index";
  list.title = label_of(kind, site.words());
  list.language = site.head->language;
  list.style = "names";
  list.count = topics.of(kind).size();
  list.per_page = 200;
  list.entry = [kind, &topics, &site](std::size_t i, std::string_view up) {
    const Topic& topic = topics.of(kind)[i];
    XhtmlElement item = element("li");
    XhtmlElement to = link(std::string(up) + topics.stem(kind, topic.name) + ".html", topic.name);
    mark_language(to, topic.language, site.head->language);
    item.children.emplace_back(std::move(to));
    item.children.emplace_back(std::string(" "));
    item.children.emplace_back(
        element("span", "count", decimal(static_cast<std::uint32_t>(topic.articles.size()))));
    return item;
  };
  return list;
}

List list_of_articles(TopicKind kind, const Topic& topic, const Topics& topics, const Site& site) {
  List list;
  list.stem = topics.stem(kind, topic.name);
  list.title = topic.name;
  list.language = site.head->language;
  list.style = "teasers";
  list.count = topic.articles.size();
  list.entry = [&topic, &site](std::size_t i, std::string_view up) {
    return teaser_item(*topic.articles[i], {"h2", up}, *site.head);
  };
  list.above = [kind, &site](XhtmlElement& body, std::string_view /*up*/) {
    XhtmlElement line = element("p", "kicker");
    line.children.emplace_back(link("index.html", label_of(kind, site.words())));
    body.children.emplace_back(std::move(line));
  };
  return list;
}

XhtmlElement main_of(const List& list, std::size_t part, std::string_view up) {
  XhtmlElement main = main_element();
  if (list.above) list.above(main, up);
  main.children.emplace_back(element("h1", "title", list.title));
  XhtmlElement entries = element("ul", list.style);
  const std::size_t end = std::min(list.count, (part + 1) * list.per_page);
  for (std::size_t i = part * list.per_page; i < end; ++i) {
    entries.children.emplace_back(list.entry(i, up));
  }
  main.children.emplace_back(std::move(entries));
  return main;
}

}  // namespace

void write_list(const List& list, const Site& site, const PageSink& sink) {
  const std::size_t parts = (list.count + list.per_page - 1) / list.per_page;
  for (std::size_t part = 0; part < parts; ++part) {
    PageHead head;
    head.path = part_path(list, part);
    head.language = list.language;
    head.title = list.title + " · " + site.head->title;
    if (part > 0) head.previous = part_path(list, part - 1);
    if (part + 1 < parts) head.next = part_path(list, part + 1);
    XhtmlElement body = element("body");
    body.children.emplace_back(skip_link(list.language));
    body.children.emplace_back(bar(head.path, site));
    body.children.emplace_back(main_of(list, part, up_from(head.path)));
    add_pager(body, head, site);
    add_imprint(body, site, list.language);
    sink(head, std::move(body));
  }
}

void write_page_lists(const Teasers& teasers, const Site& site, const PageSink& sink) {
  const EditionHead& head = *site.head;
  for (std::size_t position = 0; position < head.pages.size(); ++position) {
    std::vector<const Teaser*> articles;
    for (const Placement& placement : head.pages[position].placements) {
      const auto teaser = teasers.find(placement.article);
      if (teaser != teasers.end()) articles.push_back(&teaser->second);
    }
    List list;
    list.stem = page_file(position);
    list.stem.resize(list.stem.size() - std::string_view(".html").size());
    list.title = page_label(head.pages[position], site.words());
    list.language = head.language;
    list.style = "teasers";
    list.count = articles.size();
    list.entry = [&](std::size_t i, std::string_view up) {
      return teaser_item(*articles[i], {"h2", up}, head);
    };
    list.above = [&](XhtmlElement& main, std::string_view /*up*/) {
      if (head.pages.size() > 1) main.children.emplace_back(list_of_pages(site, teasers, position));
    };
    write_list(list, site, sink);
  }
}

void write_topic_lists(const Topics& topics, const Site& site, const PageSink& sink) {
  for (const TopicKind kind : topic_kinds) {
    write_list(list_of_topics(kind, topics, site), site, sink);
    for (const Topic& topic : topics.of(kind)) {
      write_list(list_of_articles(kind, topic, topics, site), site, sink);
    }
  }
}

}  // namespace qianzi::html
