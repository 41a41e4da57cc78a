#include "feed.h"

#include "shell.h"

#include <ranges>
#include <utility>
#include <vector>

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

/// A date of the model as RFC 3339 wants it; a day counts from its noon, an edition's hour unknown,
/// and none as the first there is.
std::string instant(const std::string& date) {
  constexpr std::size_t to_minutes = 16;  // 2026-11-24T08:30
  if (date.size() < 10) return "1970-01-01T12:00:00Z";
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

/// What stands above the entries.
XhtmlElement feed_of(const Site& site, std::string_view producer) {
  const EditionHead& head = *site.head;
  XhtmlElement feed = element("feed");
  feed.attributes = {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", head.language}};
  feed.children.emplace_back(element("id", {}, site.base));
  feed.children.emplace_back(element("title", {}, head.title));
  feed.children.emplace_back(element("updated", {}, instant(head.date)));
  feed.children.emplace_back(related("self", address_of(feed_file, site)));
  feed.children.emplace_back(related("alternate", site.base));
  feed.children.emplace_back(person(head.publisher.empty() ? head.title : head.publisher));
  feed.children.emplace_back(element("generator", {}, producer));
  if (!head.rights.empty()) feed.children.emplace_back(element("rights", {}, head.rights));
  return feed;
}

XhtmlElement map_entry(const std::string& address, const std::string& date) {
  XhtmlElement entry = element("url");
  entry.children.emplace_back(element("loc", {}, address));
  if (is_day(date)) entry.children.emplace_back(element("lastmod", {}, date));
  return entry;
}

XhtmlElement map_of(std::vector<XhtmlElement> entries) {
  constexpr std::size_t most = 50'000;
  XhtmlElement map = element("urlset");
  map.attributes.push_back({"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"});
  if (entries.size() > most) entries.resize(most);
  for (XhtmlElement& entry : entries) map.children.emplace_back(std::move(entry));
  return map;
}

}  // namespace

XhtmlElement atom_feed(const Site& site, const Teasers& teasers, std::string_view producer) {
  constexpr std::size_t most = 100;
  const EditionHead& head = *site.head;
  const std::string updated = instant(head.date);
  XhtmlElement feed = feed_of(site, producer);
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
  std::vector<XhtmlElement> entries;
  for (const std::string& path : paths) {
    entries.push_back(map_entry(address_of(path, site), site.head->date));
  }
  return map_of(std::move(entries));
}

XhtmlElement feed_of_editions(const Site& site,
                              std::span<const CatalogueEntry> entries,
                              std::string_view producer) {
  constexpr std::size_t most = 100;
  XhtmlElement feed = feed_of(site, producer);
  for (const CatalogueEntry& edition : entries | std::views::reverse | std::views::take(most)) {
    const std::string address = site.base + edition.file;
    XhtmlElement entry = element("entry");
    if (edition.language != site.head->language) set(entry, "xml:lang", edition.language);
    entry.children.emplace_back(element("id", {}, address));
    entry.children.emplace_back(
        element("title", {}, edition.title + (edition.date.empty() ? "" : " " + edition.date)));
    entry.children.emplace_back(related("alternate", address));
    entry.children.emplace_back(element("updated", {}, instant(edition.date)));
    std::string summary;
    for (const CatalogueHeadline& each : edition.headlines) {
      summary.append(summary.empty() ? "" : "　").append(each.text);
    }
    if (!summary.empty()) entry.children.emplace_back(element("summary", {}, summary));
    feed.children.emplace_back(std::move(entry));
  }
  return feed;
}

XhtmlElement map_of_editions(const Site& site,
                             std::span<const std::string> paths,
                             std::span<const CatalogueEntry> entries) {
  std::vector<XhtmlElement> all;
  for (const std::string& path : paths) {
    all.push_back(map_entry(address_of(path, site), site.head->date));
  }
  for (const CatalogueEntry& edition : entries | std::views::reverse) {
    all.push_back(map_entry(site.base + edition.file, edition.date));
  }
  return map_of(std::move(all));
}

}  // namespace qianzi::html
