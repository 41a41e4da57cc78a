#include "opds.h"

#include "opds_lists.h"
#include "tree.h"
#include "words.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace qianzi::epub {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view feed_type = "application/opds+json";
constexpr std::string_view book_type = "application/epub+zip";
constexpr std::string_view acquisition_type =
    "application/atom+xml;profile=opds-catalog;kind=acquisition";
constexpr std::string_view navigation_type =
    "application/atom+xml;profile=opds-catalog;kind=navigation";
constexpr std::string_view acquisition = "http://opds-spec.org/acquisition/open-access";

void write(std::string_view name, std::string_view text, CatalogueServices& services) {
  const auto file = services.create(name);
  file->write(std::as_bytes(std::span(text)));
  file->close();
}

std::string written(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// -- OPDS 2.0 ---------------------------------------------------------------------------------

Json book_data(const CatalogueEntry& entry) {
  Json data{{"@type", "http://schema.org/PublicationIssue"},
            {"identifier", identifier_of(entry)},
            {"title", title_of(entry)},
            {"language", entry.language},
            {"modified", utc_time(entry.timestamp)}};
  if (entry.date.size() >= 10) data["published"] = entry.date.substr(0, 10);
  if (!entry.publisher.empty()) data["publisher"] = entry.publisher;
  if (!entry.series.empty()) {
    Json series{{"name", entry.series}};
    if (entry.position > 0) series["position"] = entry.position;
    data["belongsTo"] = {{"series", std::move(series)}};
  }
  for (const CatalogueTopic& section : entry.sections) data["subject"].push_back(section.text);
  return data;
}

Json book_json(const CatalogueEntry& entry) {
  Json book{{"metadata", book_data(entry)},
            {"links",
             Json::array({{{"rel", acquisition},
                           {"href", entry.file},
                           {"type", book_type},
                           {"size", entry.size}}})}};
  if (!entry.cover.empty()) {
    book["images"] = Json::array({{{"href", entry.cover}, {"type", "image/png"}}});
  }
  return book;
}

Json feed_json(std::string_view file,
               std::string_view title,
               std::span<const CatalogueEntry* const> books,
               const BookLists& lists) {
  Json feed{{"metadata",
             {{"title", title}, {"modified", lists.updated}, {"numberOfItems", books.size()}}},
            {"links", Json::array({{{"rel", "self"}, {"href", file}, {"type", feed_type}}})}};
  if (file != "opds.json") {
    feed["links"].push_back({{"rel", "start"}, {"href", "opds.json"}, {"type", feed_type}});
  }
  feed["publications"] = Json::array();
  for (const CatalogueEntry* book : books) feed["publications"].push_back(book_json(*book));
  return feed;
}

void write_second(const BookLists& lists, CatalogueServices& services) {
  Json root = feed_json("opds.json", lists.title, lists.latest, lists);
  root["navigation"] = Json::array();
  for (const BookList& list : lists.lists) {
    const std::string file = list.stem + ".json";
    root["navigation"].push_back({{"title", list.title}, {"href", file}, {"type", feed_type}});
    write(file, written(feed_json(file, list.title, list.books, lists)), services);
  }
  write("opds.json", written(root), services);
}

// -- OPDS 1.2 ---------------------------------------------------------------------------------

XhtmlElement link_to(std::string_view relation, std::string_view href, std::string_view type) {
  return node(
      "link",
      {{"rel", std::string(relation)}, {"href", std::string(href)}, {"type", std::string(type)}});
}

XhtmlElement author_of(std::string_view name) {
  return node("author", {}, {text_node("name", {}, name)});
}

XhtmlElement book_entry(const CatalogueEntry& entry) {
  XhtmlElement made = node("entry", {{"xml:lang", entry.language}});
  add(made, text_node("title", {}, title_of(entry)));
  add(made, text_node("id", {}, identifier_of(entry)));
  add(made, text_node("updated", {}, utc_time(entry.timestamp)));
  add(made, author_of(entry.publisher.empty() ? entry.title : entry.publisher));
  add(made, text_node("dc:language", {}, entry.language));
  if (!entry.publisher.empty()) add(made, text_node("dc:publisher", {}, entry.publisher));
  if (entry.date.size() >= 10) add(made, text_node("dc:issued", {}, entry.date.substr(0, 10)));
  if (!entry.rights.empty()) add(made, text_node("rights", {}, entry.rights));
  for (const CatalogueTopic& section : entry.sections) {
    add(made, node("category", {{"term", section.text}, {"label", section.text}}));
  }
  std::string summary;
  for (const CatalogueHeadline& each : entry.headlines) {
    summary.append(summary.empty() ? "" : " / ").append(each.text);
  }
  if (!summary.empty()) add(made, text_node("summary", {}, summary));
  if (!entry.cover.empty()) {
    for (const std::string_view relation :
         {"http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"}) {
      add(made, link_to(relation, entry.cover, "image/png"));
    }
  }
  XhtmlElement book = link_to(acquisition, entry.file, book_type);
  book.attributes.push_back({"length", numbered("", entry.size)});
  add(made, std::move(book));
  return made;
}

struct Feed {
  std::string_view file;
  std::string_view title;
  std::string_view type;
};

XhtmlElement feed_of(const Feed& feed, const BookLists& lists, std::string_view identifier) {
  XhtmlElement made = node("feed",
                           {{"xmlns", "http://www.w3.org/2005/Atom"},
                            {"xmlns:dc", "http://purl.org/dc/terms/"},
                            {"xml:lang", lists.language}});
  add(made, text_node("id", {}, std::string(identifier).append(":").append(feed.file)));
  add(made, text_node("title", {}, feed.title));
  add(made, text_node("updated", {}, lists.updated));
  add(made, author_of(lists.title));
  add(made, link_to("self", feed.file, feed.type));
  add(made, link_to("start", "opds.xml", navigation_type));
  return made;
}

void write_first(const BookLists& lists, std::string_view identifier, CatalogueServices& services) {
  const Feed root_feed{"opds.xml", lists.title, navigation_type};
  XhtmlElement root = feed_of(root_feed, lists, identifier);
  const auto add_list = [&](std::string_view relation, const BookList& list) {
    const std::string file = list.stem + ".xml";
    const Feed feed{file, list.title, acquisition_type};
    XhtmlElement books = feed_of(feed, lists, identifier);
    for (const CatalogueEntry* book : list.books) add(books, book_entry(*book));
    write(file, services.markup(books, {}), services);
    XhtmlElement way = node("entry");
    add(way, text_node("title", {}, list.title));
    add(way, text_node("id", {}, std::string(identifier).append(":").append(file)));
    add(way, text_node("updated", {}, lists.updated));
    add(way, text_node("content", {{"type", "text"}}, list.title));
    add(way, link_to(relation, file, acquisition_type));
    add(root, std::move(way));
  };
  add_list("http://opds-spec.org/sort/new", {"opds-latest", lists.latest_title, lists.latest});
  for (const BookList& list : lists.lists) add_list("subsection", list);
  write("opds.xml", services.markup(root, {}), services);
}

}  // namespace

void write_opds(const OptionValues& /*options*/,
                std::span<const CatalogueEntry> entries,
                CatalogueServices& services) {
  if (entries.empty()) return;
  const BookLists lists = lists_of(entries);
  write_second(lists, services);
  // Lasting as long as the paper is called so.
  CatalogueEntry paper;
  paper.publisher = entries.back().publisher;
  paper.nameplate = lists.title;
  paper.id = "opds";
  write_first(lists, identifier_of(paper), services);
}

}  // namespace qianzi::epub
