#include "feed.h"

#include "shell.h"

#include <algorithm>

namespace qianzi::html {
namespace {

XhtmlElement related(std::string_view relation, const std::string& href) {
  XhtmlElement made = element("link");
  made.attributes = {{"rel", std::string(relation)}, {"href", href}};
  return made;
}

XhtmlElement person(std::string_view name) {
  XhtmlElement made = element("author");
  made.children.emplace_back(element("name", {}, name));
  return made;
}

/// A date of the model as RFC 3339 wants it; a day counts from its noon, an edition's hour unknown.
std::string instant(const std::string& date) {
  constexpr std::size_t to_minutes = 16;  // 2026-11-24T08:30
  if (date.size() <= to_minutes) return date.substr(0, 10) + "T12:00:00Z";
  return date[to_minutes] == ':' ? date
                                 : date.substr(0, to_minutes) + ":00" + date.substr(to_minutes);
}

XhtmlElement entry_of(const Teaser& teaser, const std::string& updated, const Site& site) {
  const std::string address = address_of(teaser.file, site);
  XhtmlElement entry = element("entry");
  mark_language(entry, teaser.language, site.head->language);
  for (XhtmlAttribute& attribute : entry.attributes) attribute.name = "xml:lang";
  entry.children.emplace_back(element("id", {}, address));
  entry.children.emplace_back(element("title", {}, teaser.headline));
  entry.children.emplace_back(related("alternate", address));
  entry.children.emplace_back(
      element("updated", {}, teaser.published.empty() ? updated : instant(teaser.published)));
  for (const std::string& name : teaser.authors) entry.children.emplace_back(person(name));
  const std::string& summary = teaser.deck.empty() ? teaser.opening : teaser.deck;
  if (!summary.empty()) entry.children.emplace_back(element("summary", {}, summary));
  for (const std::string& keyword : teaser.keywords) {
    XhtmlElement category = element("category");
    category.attributes.push_back({"term", keyword});
    entry.children.emplace_back(std::move(category));
  }
  return entry;
}

}  // namespace

XhtmlElement atom_feed(const Site& site, const Teasers& teasers, std::string_view producer) {
  constexpr std::size_t most = 100;
  const EditionHead& head = *site.head;
  const std::string updated = instant(head.date);
  XhtmlElement feed = element("feed");
  feed.attributes = {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", head.language}};
  feed.children.emplace_back(element("id", {}, site.base));
  feed.children.emplace_back(element("title", {}, head.title));
  feed.children.emplace_back(element("updated", {}, updated));
  feed.children.emplace_back(related("self", address_of(feed_file, site)));
  feed.children.emplace_back(related("alternate", site.base));
  feed.children.emplace_back(person(head.publisher.empty() ? head.title : head.publisher));
  feed.children.emplace_back(element("generator", {}, producer));
  if (!head.rights.empty()) feed.children.emplace_back(element("rights", {}, head.rights));
  std::size_t count = 0;
  for (const PagePlan& page : head.pages) {
    for (const Placement& placement : page.placements) {
      const auto teaser = teasers.find(placement.article);
      if (teaser == teasers.end() || count++ >= most) continue;
      feed.children.emplace_back(entry_of(teaser->second, updated, site));
    }
  }
  return feed;
}

XhtmlElement site_map(const Site& site, std::span<const std::string> paths) {
  constexpr std::size_t most = 50'000;
  XhtmlElement map = element("urlset");
  map.attributes.push_back({"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"});
  for (const std::string& path : paths.first(std::min(paths.size(), most))) {
    XhtmlElement entry = element("url");
    entry.children.emplace_back(element("loc", {}, address_of(path, site)));
    if (is_day(site.head->date))
      entry.children.emplace_back(element("lastmod", {}, site.head->date));
    map.children.emplace_back(std::move(entry));
  }
  return map;
}

}  // namespace qianzi::html
