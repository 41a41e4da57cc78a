#include "front_page.h"

#include "pictures.h"
#include "reading.h"
#include "shell.h"

#include <algorithm>

namespace qianzi::html {
namespace {

std::string plain(const Inlines& content) {
  std::string text;
  for (const Inline& part : content) {
    if (const auto* t = std::get_if<Text>(&part.value)) text += t->text;
    if (const auto* span = std::get_if<Span>(&part.value)) text += plain(span->content);
    if (const auto* note = std::get_if<Warichu>(&part.value)) text += plain(note->content);
    if (const auto* tcy = std::get_if<TateChuYoko>(&part.value)) text += tcy->text;
    if (std::holds_alternative<LineBreak>(part.value)) text += ' ';
    if (const auto* ruby = std::get_if<Ruby>(&part.value)) {
      for (const RubySegment& segment : ruby->segments) text += segment.base;
    }
  }
  return text;
}

bool is_cjk(std::string_view language) {
  return language.starts_with("zh") || language.starts_with("ja") || language.starts_with("ko");
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Bytes of the first `count` characters.
std::size_t length_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (!continues(text[at]) && count-- == 0) break;
  }
  return at;
}

/// Where the last sentence that is whole within `text` ends, closing quotes with it; 0: none is.
std::size_t sentence_end(std::string_view text) {
  std::size_t found = 0;
  for (const std::string_view stop : {"。", "！", "？"}) {
    const std::size_t at = text.rfind(stop);
    if (at != std::string_view::npos) found = std::max(found, at + stop.size());
  }
  for (const std::string_view quote : {"”", "」", "』", "’"}) {
    if (found > 0 && text.substr(found).starts_with(quote)) found += quote.size();
  }
  return found;
}

/// A teaser's picture; only the front page has some.
XhtmlElement image_of(const Teaser& teaser, bool first) {
  XhtmlElement image = element("img");
  image.attributes = {{"src", teaser.image}, {"alt", teaser.alternative}};
  if (teaser.width > 0 && teaser.height > 0) {
    image.attributes.push_back({"width", decimal(teaser.width)});
    image.attributes.push_back({"height", decimal(teaser.height)});
  }
  return picture(std::move(image), teaser.image_sizes, "(min-width: 46rem) 40rem, 100vw", first);
}

/// How many articles of each page the front page has.
std::size_t shown_of_each(const EditionHead& head) {
  constexpr std::size_t most = 40;
  std::size_t all = 0;
  for (const PagePlan& page : head.pages) all += page.placements.size();
  return all <= most ? all : std::max<std::size_t>(1, most / head.pages.size());
}

/// «All 12 articles», to the page's own list.
XhtmlElement way_to_all(std::size_t position, std::size_t count, const Words& words) {
  std::string label(words.before_all);
  label += decimal(static_cast<std::uint32_t>(count));
  label += words.after_all;
  XhtmlElement line = element("p", "all");
  line.children.emplace_back(link(page_file(position), label));
  return line;
}

XhtmlElement section_of(const Site& site, std::size_t position, const Teasers& teasers) {
  const PagePlan& page = site.head->pages[position];
  XhtmlElement section =
      element(site.named() ? "section" : "div", position == 0 ? "page front" : "page");
  section.attributes.push_back({"id", page_anchor(position)});
  if (site.named()) {
    XhtmlElement heading = element("h2");
    heading.children.emplace_back(link(page_file(position), page_label(page, site.words())));
    section.children.emplace_back(std::move(heading));
  }
  const std::size_t most = shown_of_each(*site.head);
  XhtmlElement list = element("ul", "teasers");
  for (const Placement& placement : page.placements) {
    const auto teaser = teasers.find(placement.article);
    if (teaser == teasers.end() || list.children.size() >= most) continue;
    const bool lead = list.children.empty();
    list.children.emplace_back(teaser_item(
        teaser->second, {site.named() ? "h3" : "h2", "", lead, position == 0}, *site.head));
  }
  const bool cut = list.children.size() < page.placements.size();
  section.children.emplace_back(std::move(list));
  if (cut && site.named())
    section.children.emplace_back(way_to_all(position, page.placements.size(), site.words()));
  return section;
}

/// The date the head of an article's tree says, which is one of the calendar.
std::string published_in(const XhtmlElement& tree) {
  if (tree.name == "time") return std::string(tree.attribute("datetime"));
  const bool within = tree.name == "article" || tree.name == "header" ||
                      (tree.name == "p" && tree.attribute("class") == "published");
  if (!within) return {};
  for (const XhtmlNode& child : tree.children) {
    const auto* inner = std::get_if<XhtmlElement>(&child);
    std::string found = inner == nullptr ? std::string() : published_in(*inner);
    if (!found.empty()) return found;
  }
  return {};
}

void add_once(std::string text, std::vector<std::string>& texts) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
}

XhtmlElement masthead(const Site& site) {
  const EditionHead& head = *site.head;
  XhtmlElement header = element("header", "masthead");
  header.children.emplace_back(element("h1", {}, head.title));
  const Words& words = site.words();
  XhtmlElement issue = element("p", "issue");
  if (!head.date.empty()) issue.children.emplace_back(day(head.date, head.language));
  if (!head.number.empty()) {
    const std::string number =
        std::string(words.before_number) + head.number + std::string(words.after_number);
    issue.children.emplace_back(element("span", {}, number));
  }
  if (!head.publisher.empty()) issue.children.emplace_back(element("span", {}, head.publisher));
  if (!issue.children.empty()) header.children.emplace_back(std::move(issue));
  if (site.search) {
    XhtmlElement find = link(search_file, words.search);
    find.attributes.push_back({"class", "find"});
    header.children.emplace_back(std::move(find));
  }
  add_reading(header, front_file, {}, site.words());
  return header;
}

bool is_empty(const PagePlan& page, const Teasers& teasers) {
  return std::none_of(page.placements.begin(), page.placements.end(), [&](const Placement& p) {
    return teasers.contains(p.article);
  });
}

}  // namespace

std::string beginning_of(std::string_view text, std::string_view language, bool lead) {
  const std::size_t room = (is_cjk(language) ? 90U : 180U) * (lead ? 2U : 1U);
  const std::size_t most = length_of(text, room);
  if (most == text.size()) return std::string(text);
  std::string_view cut = text.substr(0, most);
  const std::size_t end = sentence_end(cut);
  if (end >= most / 3) return std::string(cut.substr(0, end));
  if (!is_cjk(language)) cut = cut.substr(0, cut.rfind(' '));
  return std::string(cut) + (is_cjk(language) ? "……" : "…");
}

Teaser teaser_of(const Article& article, const XhtmlDocument& document) {
  Teaser teaser;
  teaser.id = article.id;
  teaser.headline = document.title;
  teaser.kicker = plain(article.head.kicker);
  teaser.deck = plain(article.head.deck);
  teaser.language = article.language;
  teaser.section = article.head.section;
  teaser.authors = document.authors;
  for (const std::string& keyword : article.head.keywords) add_once(keyword, teaser.keywords);
  teaser.dateline = article.head.dateline;
  teaser.published = published_in(document.article);
  for (const Block& block : article.body) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      teaser.opening = beginning_of(plain(paragraph->content), article.language, true);
      break;
    }
  }
  return teaser;
}

XhtmlElement teaser_item(const Teaser& teaser, const ItemStyle& style, const EditionHead& head) {
  const bool lead = style.lead;
  const bool pictured = lead && !teaser.image.empty();
  XhtmlElement item = element("li", pictured ? "lead pictured" : lead ? "lead" : "");
  mark_language(item, teaser.language, head.language);
  XhtmlElement words = element("div", "words");
  if (!teaser.kicker.empty()) words.children.emplace_back(element("p", "kicker", teaser.kicker));
  XhtmlElement heading = element(style.heading, "headline");
  heading.children.emplace_back(link(std::string(style.up) + teaser.file, teaser.headline));
  words.children.emplace_back(std::move(heading));
  if (!teaser.deck.empty()) words.children.emplace_back(element("p", "deck", teaser.deck));
  if (!teaser.opening.empty() && (lead || teaser.deck.empty())) {
    words.children.emplace_back(
        element("p", "opening", beginning_of(teaser.opening, teaser.language, lead)));
  }
  item.children.emplace_back(std::move(words));
  if (pictured) item.children.emplace_back(image_of(teaser, style.first));
  return item;
}

XhtmlElement
list_of_pages(const Site& site, const Teasers& teasers, std::optional<std::size_t> current) {
  const EditionHead& head = *site.head;
  XhtmlElement list = element("ul");
  for (std::size_t position = 0; position < head.pages.size(); ++position) {
    if (is_empty(head.pages[position], teasers)) continue;
    std::string href = current ? std::string("../") + page_file(position) : std::string("#");
    if (!current) href += page_anchor(position);
    XhtmlElement to = link(href, page_label(head.pages[position], site.words()));
    if (current == position) to.attributes.push_back({"aria-current", "page"});
    XhtmlElement item = element("li");
    item.children.emplace_back(std::move(to));
    list.children.emplace_back(std::move(item));
  }
  XhtmlElement nav = element("nav", "pages");
  nav.attributes.push_back({"aria-label", std::string(site.words().pages)});
  nav.children.emplace_back(std::move(list));
  return nav;
}

XhtmlElement front_page(const Site& site, const Teasers& teasers, XhtmlElement directory) {
  const EditionHead& head = *site.head;
  XhtmlElement body = element("body");
  body.children.emplace_back(skip_link(head.language));
  body.children.emplace_back(masthead(site));
  if (head.pages.size() > 1) body.children.emplace_back(list_of_pages(site, teasers));
  XhtmlElement main = main_element();
  for (std::size_t position = 0; position < head.pages.size(); ++position) {
    if (is_empty(head.pages[position], teasers)) continue;
    main.children.emplace_back(section_of(site, position, teasers));
  }
  body.children.emplace_back(std::move(main));
  const auto* links = std::get_if<XhtmlElement>(&directory.children.front());
  if (links != nullptr && !links->children.empty()) {
    body.children.emplace_back(std::move(directory));
  }
  add_imprint(body, site, head.language);
  return body;
}

std::string page_anchor(std::size_t position) {
  std::string anchor("page-");
  anchor += decimal(static_cast<std::uint32_t>(position + 1));
  return anchor;
}

}  // namespace qianzi::html
