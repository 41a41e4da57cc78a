#include "shell.h"

#include "words.h"

namespace qianzi::html {
namespace {

XhtmlElement meta(std::string_view key, std::string_view name, std::string_view content) {
  XhtmlElement made = element("meta");
  made.attributes.push_back({std::string(key), std::string(name)});
  made.attributes.push_back({"content", std::string(content)});
  return made;
}

constexpr std::string_view policy =
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file:; "
    "font-src 'self' file:; base-uri 'none'; form-action 'none'";

XhtmlElement related(std::string_view relation, std::string_view href) {
  XhtmlElement made = element("link");
  made.attributes = {{"rel", std::string(relation)}, {"href", std::string(href)}};
  return made;
}

void add_basics(XhtmlElement& made, const PageHead& head, const Site& site) {
  XhtmlElement charset = element("meta");
  charset.attributes.push_back({"charset", "utf-8"});
  made.children.emplace_back(std::move(charset));
  made.children.emplace_back(meta("http-equiv", "Content-Security-Policy", policy));
  made.children.emplace_back(meta("name", "viewport", "width=device-width, initial-scale=1"));
  made.children.emplace_back(meta("name", "color-scheme", "light dark"));
  made.children.emplace_back(element("title", {}, head.title));
  const std::string up = up_from(head.path);
  made.children.emplace_back(related("stylesheet", up + std::string(site.style)));
  if (!head.style.empty())
    made.children.emplace_back(related("stylesheet", up + std::string(head.style)));
}

/// For those who search and those who pass the page on.
void add_names(XhtmlElement& made, const PageHead& head) {
  if (!head.description.empty()) {
    made.children.emplace_back(meta("name", "description", head.description));
  }
  if (!head.keywords.empty()) {
    made.children.emplace_back(meta("name", "keywords", head.keywords));
  }
  for (const auto& [property, content] : head.properties) {
    if (!content.empty()) made.children.emplace_back(meta("property", property, content));
  }
}

void add_relations(XhtmlElement& made, const PageHead& head, const Site& site) {
  const std::string up = up_from(head.path);
  if (!site.base.empty()) {
    made.children.emplace_back(related("canonical", address_of(head.path, site)));
    XhtmlElement feed = related("alternate", up + std::string(feed_file));
    feed.attributes.push_back({"type", "application/atom+xml"});
    feed.attributes.push_back({"title", site.head->title});
    made.children.emplace_back(std::move(feed));
  }
  if (!head.previous.empty()) made.children.emplace_back(related("prev", up + head.previous));
  if (!head.next.empty()) made.children.emplace_back(related("next", up + head.next));
}

}  // namespace

XhtmlElement element(std::string_view name, std::string_view class_name, std::string_view text) {
  XhtmlElement made;
  made.name = name;
  if (!class_name.empty()) made.attributes.push_back({"class", std::string(class_name)});
  if (!text.empty()) made.children.emplace_back(std::string(text));
  return made;
}

void set(XhtmlElement& element, std::string_view name, std::string_view value) {
  element.attributes.push_back({std::string(name), std::string(value)});
}

XhtmlElement link(std::string_view href, std::string_view text) {
  XhtmlElement made = element("a", {}, text);
  made.attributes.push_back({"href", std::string(href)});
  return made;
}

void mark_language(XhtmlElement& element, std::string_view language, std::string_view around) {
  if (language != around) element.attributes.push_back({"lang", std::string(language)});
}

XhtmlElement day(std::string_view iso, std::string_view language) {
  const bool known = is_day(iso);
  XhtmlElement made = element(known ? "time" : "span", {}, day_line(iso, language));
  if (known) made.attributes.push_back({"datetime", std::string(iso)});
  return made;
}

XhtmlElement skip_link(std::string_view language) {
  XhtmlElement made = element("a", "skip", words_of(language).skip);
  made.attributes.push_back({"href", "#_main"});
  return made;
}

XhtmlElement main_element() {
  XhtmlElement made = element("main");
  made.attributes = {{"id", "_main"}, {"tabindex", "-1"}};
  return made;
}

void add_imprint(XhtmlElement& body, const Site& site, std::string_view language) {
  if (site.head->rights.empty()) return;
  XhtmlElement made = element("footer", "imprint");
  mark_language(made, site.head->language, language);
  made.children.emplace_back(element("p", {}, site.head->rights));
  body.children.emplace_back(std::move(made));
}

XhtmlElement shell(const PageHead& head, const Site& site, XhtmlElement body) {
  XhtmlElement made = element("head");
  add_basics(made, head, site);
  add_names(made, head);
  add_relations(made, head, site);
  if (!head.data.empty()) {
    XhtmlElement data = element("script", {}, head.data);
    data.attributes.push_back({"type", "application/ld+json"});
    made.children.emplace_back(std::move(data));
  }
  XhtmlElement html = element("html");
  html.attributes.push_back({"lang", head.language});
  html.children.emplace_back(std::move(made));
  html.children.emplace_back(std::move(body));
  return html;
}

}  // namespace qianzi::html
