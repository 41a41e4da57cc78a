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

}  // namespace

XhtmlElement element(std::string_view name, std::string_view class_name, std::string_view text) {
  XhtmlElement made;
  made.name = name;
  if (!class_name.empty()) made.attributes.push_back({"class", std::string(class_name)});
  if (!text.empty()) made.children.emplace_back(std::string(text));
  return made;
}

XhtmlElement link(std::string_view href, std::string_view text) {
  XhtmlElement made = element("a", {}, text);
  made.attributes.push_back({"href", std::string(href)});
  return made;
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

XhtmlElement imprint(const EditionHead& head) {
  XhtmlElement made = element("footer", "imprint");
  made.children.emplace_back(element("p", {}, head.rights));
  return made;
}

XhtmlElement shell(const PageHead& head, XhtmlElement body) {
  XhtmlElement html = element("html");
  html.attributes.push_back({"lang", head.language});
  XhtmlElement made = element("head");
  XhtmlElement charset = element("meta");
  charset.attributes.push_back({"charset", "utf-8"});
  made.children.emplace_back(std::move(charset));
  made.children.emplace_back(
      meta("http-equiv",
           "Content-Security-Policy",
           "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"));
  made.children.emplace_back(meta("name", "viewport", "width=device-width, initial-scale=1"));
  if (!head.description.empty()) {
    made.children.emplace_back(meta("name", "description", head.description));
  }
  if (!head.keywords.empty()) {
    made.children.emplace_back(meta("name", "keywords", head.keywords));
  }
  made.children.emplace_back(meta("name", "color-scheme", "light dark"));
  made.children.emplace_back(element("title", {}, head.title));
  XhtmlElement style = element("link");
  style.attributes.push_back({"rel", "stylesheet"});
  style.attributes.push_back({"href", head.style});
  made.children.emplace_back(std::move(style));
  html.children.emplace_back(std::move(made));
  html.children.emplace_back(std::move(body));
  return html;
}

}  // namespace qianzi::html
