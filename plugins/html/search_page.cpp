#include "search_page.h"

#include "bar.h"
#include "search_text.h"
#include "style_sheet.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace qianzi::html {
namespace {

constexpr std::string_view search_script_file = "assets/search.js";

/// As JSON, which is JavaScript as well. Broken UTF-8 is U+FFFD.
std::string script_text(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string utf8(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (c < 0x80) return {byte(c)};
  std::string made;
  const unsigned more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr char32_t leads[] = {0, 0xC0, 0xE0, 0xF0};
  made += byte(leads[more] | c >> (6 * more));
  for (unsigned i = more; i-- > 0;) made += byte(0x80U | (c >> (6 * i) & 0x3FU));
  return made;
}

/// What search.js calls the plan; an article is its file, its headline and, where it is another
/// than the site's, its language.
std::string table_of(const SearchIndex::Plan& plan,
                     const std::vector<const Teaser*>& articles,
                     const Site& site) {
  std::string characters;
  for (const char32_t c : plan.characters) characters += utf8(c);
  nlohmann::ordered_json table;
  table["starts"] = plan.starts;
  table["characters"] = std::move(characters);
  table["articles"] = nlohmann::ordered_json::array();
  for (const Teaser* teaser : articles) {
    nlohmann::ordered_json row = {teaser->file, teaser->headline};
    if (teaser->language != site.head->language) row.push_back(teaser->language);
    table["articles"].push_back(std::move(row));
  }
  return std::string("searchIndex.articles(").append(script_text(table)).append(");\n");
}

XhtmlElement field(const Words& words) {
  XhtmlElement label = element("label", {}, words.search_hint);
  set(label, "for", "_query");
  XhtmlElement input = element("input");
  input.attributes = {{"type", "search"}, {"id", "_query"}, {"autocomplete", "off"}};
  XhtmlElement made = element("div", "finder");
  set(made, "role", "search");
  made.children.emplace_back(std::move(label));
  made.children.emplace_back(std::move(input));
  return made;
}

XhtmlElement status(const Words& words) {
  XhtmlElement made = element("p", "found");
  set(made, "id", "_found");
  set(made, "role", "status");
  // The script puts the number for 0.
  set(made, "data-found", fmt::format("{}0{}", words.before_found, words.after_found));
  set(made, "data-none", words.search_none);
  return made;
}

XhtmlElement script(std::string_view path) {
  XhtmlElement made = element("script");
  set(made, "src", path);
  return made;
}

XhtmlElement main_of(const Words& words, XhtmlElement directory) {
  XhtmlElement main = main_element();
  main.children.emplace_back(element("h1", "title", words.search));
  main.children.emplace_back(field(words));
  // The style sheet shows it where there is no script.
  main.children.emplace_back(element("p", "scriptless", words.search_script));
  main.children.emplace_back(status(words));
  XhtmlElement results = element("ol", "results");
  set(results, "id", "_results");
  main.children.emplace_back(std::move(results));
  const auto* links = std::get_if<XhtmlElement>(&directory.children.front());
  if (links != nullptr && !links->children.empty())
    main.children.emplace_back(std::move(directory));
  return main;
}

}  // namespace

void Search::add(const Teaser& teaser, const XhtmlElement& article) {
  std::vector<std::u32string> blocks = search_blocks(article);
  for (const std::string& author : teaser.authors) blocks.push_back(comparable(author));
  index_.add(blocks);
  articles_.push_back(&teaser);
}

void Search::write(const Site& site,
                   XhtmlElement directory,
                   const PageSink& pages,
                   const TextSink& files) {
  const SearchIndex::Plan plan =
      std::move(index_).write([&](std::size_t part, std::string_view text) {
        files(fmt::format("search/{}.js", part + 1),
              fmt::format("searchIndex.part({},\"{}\");\n", part, text));
      });
  files("search/articles.js", table_of(plan, articles_, site));
  files(search_script_file, search_script);
  const Words& words = site.words();
  PageHead head;
  head.path = search_file;
  head.title = fmt::format("{} · {}", words.search, site.head->title);
  head.language = site.head->language;
  XhtmlElement body = element("body");
  body.children.emplace_back(skip_link(head.language));
  body.children.emplace_back(bar(head.path, site));
  body.children.emplace_back(main_of(words, std::move(directory)));
  add_imprint(body, site, head.language);
  body.children.emplace_back(script(up_from(head.path) + std::string(search_script_file)));
  body.children.emplace_back(script("articles.js"));
  pages(head, std::move(body));
}

}  // namespace qianzi::html
