#include "front_page.h"

#include "shell.h"
#include "words.h"

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

/// Adds lang where the teaser is in another language than the edition.
void add_language(XhtmlElement& element, const Teaser& teaser, const EditionHead& head) {
  if (teaser.language != head.language) element.attributes.push_back({"lang", teaser.language});
}

XhtmlElement image_of(const Teaser& teaser) {
  XhtmlElement image = element("img");
  image.attributes = {{"src", teaser.image}, {"alt", teaser.alternative}};
  if (teaser.width > 0 && teaser.height > 0) {
    image.attributes.push_back({"width", decimal(teaser.width)});
    image.attributes.push_back({"height", decimal(teaser.height)});
  }
  return image;
}

XhtmlElement item_of(const Teaser& teaser, bool lead, bool named, const EditionHead& head) {
  const bool pictured = lead && !teaser.image.empty();
  XhtmlElement item = element("li", pictured ? "lead pictured" : lead ? "lead" : "");
  add_language(item, teaser, head);
  XhtmlElement words = element("div", "words");
  if (!teaser.kicker.empty()) words.children.emplace_back(element("p", "kicker", teaser.kicker));
  XhtmlElement heading = element(named ? "h3" : "h2", "headline");
  heading.children.emplace_back(link(teaser.file, teaser.headline));
  words.children.emplace_back(std::move(heading));
  if (!teaser.deck.empty()) words.children.emplace_back(element("p", "deck", teaser.deck));
  if (!teaser.opening.empty() && (lead || teaser.deck.empty())) {
    words.children.emplace_back(
        element("p", "opening", beginning_of(teaser.opening, teaser.language, lead)));
  }
  item.children.emplace_back(std::move(words));
  if (pictured) item.children.emplace_back(image_of(teaser));
  return item;
}

XhtmlElement section_of(const EditionHead& head, std::size_t position, const Teasers& teasers) {
  const PagePlan& page = head.pages[position];
  const bool named = !head.nameplate.empty();
  XhtmlElement section = element(named ? "section" : "div", position == 0 ? "page front" : "page");
  section.attributes.push_back({"id", page_anchor(position)});
  if (named) {
    section.children.emplace_back(element("h2", {}, page_label(page, words_of(head.language))));
  }
  XhtmlElement list = element("ul", "teasers");
  for (const Placement& placement : page.placements) {
    const auto teaser = teasers.find(placement.article);
    if (teaser == teasers.end()) continue;
    list.children.emplace_back(item_of(teaser->second, list.children.empty(), named, head));
  }
  section.children.emplace_back(std::move(list));
  return section;
}

XhtmlElement masthead(const EditionHead& head) {
  XhtmlElement header = element("header", "masthead");
  header.children.emplace_back(element("h1", {}, head.title));
  const Words& words = words_of(head.language);
  XhtmlElement issue = element("p", "issue");
  if (!head.date.empty()) issue.children.emplace_back(day(head.date, head.language));
  if (!head.number.empty()) {
    const std::string number =
        std::string(words.before_number) + head.number + std::string(words.after_number);
    issue.children.emplace_back(element("span", {}, number));
  }
  if (!head.publisher.empty()) issue.children.emplace_back(element("span", {}, head.publisher));
  if (!issue.children.empty()) header.children.emplace_back(std::move(issue));
  return header;
}

bool is_empty(const PagePlan& page, const Teasers& teasers) {
  return std::none_of(page.placements.begin(), page.placements.end(), [&](const Placement& p) {
    return teasers.contains(p.article);
  });
}

XhtmlElement list_of_pages(const EditionHead& head, const Teasers& teasers) {
  const Words& words = words_of(head.language);
  XhtmlElement list = element("ul");
  for (std::size_t position = 0; position < head.pages.size(); ++position) {
    if (is_empty(head.pages[position], teasers)) continue;
    XhtmlElement item = element("li");
    item.children.emplace_back(link(std::string("#").append(page_anchor(position)),
                                    page_label(head.pages[position], words)));
    list.children.emplace_back(std::move(item));
  }
  XhtmlElement nav = element("nav", "pages");
  nav.attributes.push_back({"aria-label", std::string(words.pages)});
  nav.children.emplace_back(std::move(list));
  return nav;
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

Teaser teaser_of(const Article& article, std::string_view headline) {
  Teaser teaser;
  teaser.headline = headline;
  teaser.kicker = plain(article.head.kicker);
  teaser.deck = plain(article.head.deck);
  teaser.language = article.language;
  for (const Block& block : article.body) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      teaser.opening = plain(paragraph->content);
      break;
    }
  }
  return teaser;
}

XhtmlElement front_page(const EditionHead& head, const Teasers& teasers) {
  XhtmlElement body = element("body");
  body.children.emplace_back(skip_link(head.language));
  body.children.emplace_back(masthead(head));
  if (head.pages.size() > 1) body.children.emplace_back(list_of_pages(head, teasers));
  XhtmlElement main = main_element();
  for (std::size_t position = 0; position < head.pages.size(); ++position) {
    if (is_empty(head.pages[position], teasers)) continue;
    main.children.emplace_back(section_of(head, position, teasers));
  }
  body.children.emplace_back(std::move(main));
  if (!head.rights.empty()) body.children.emplace_back(imprint(head));
  return body;
}

std::string page_anchor(std::size_t position) {
  std::string anchor("page-");
  anchor += decimal(static_cast<std::uint32_t>(position + 1));
  return anchor;
}

}  // namespace qianzi::html
