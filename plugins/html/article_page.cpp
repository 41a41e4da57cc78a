#include "article_page.h"

#include "shell.h"

#include <algorithm>

namespace qianzi::html {
namespace {

XhtmlElement way_to(const Sequence::Planned& planned,
                    std::string_view word,
                    std::string_view relation,
                    const Neighbours& around) {
  XhtmlElement made = element("a", relation);
  made.attributes.push_back({"href", std::string(around.files.find(planned.id))});
  made.attributes.push_back({"rel", std::string(relation)});
  made.children.emplace_back(element("span", "way", word));
  if (const auto teaser = around.teasers.find(planned.id); teaser != around.teasers.end()) {
    XhtmlElement headline = element("span", "headline", teaser->second.headline);
    mark_language(headline, teaser->second.language, around.site.head->language);
    made.children.emplace_back(std::string(" "));
    made.children.emplace_back(std::move(headline));
  }
  return made;
}

}  // namespace

Sequence::Sequence(const EditionHead& head) {
  for (std::size_t page = 0; page < head.pages.size(); ++page) {
    for (const Placement& placement : head.pages[page].placements) {
      if (!positions_.emplace(placement.article, order_.size()).second) continue;
      order_.push_back({placement.article, page});
    }
  }
}

const Sequence::Planned* Sequence::find(std::string_view article) const {
  const auto found = positions_.find(article);
  return found == positions_.end() ? nullptr : &order_[found->second];
}

const Sequence::Planned* Sequence::before(std::string_view article) const {
  const Planned* planned = find(article);
  return planned == nullptr || planned == &order_.front() ? nullptr : planned - 1;
}

const Sequence::Planned* Sequence::after(std::string_view article) const {
  const Planned* planned = find(article);
  return planned == nullptr || planned == &order_.back() ? nullptr : planned + 1;
}

XhtmlElement framed(XhtmlDocument document, const Pictures& pictures) {
  make_responsive(document.article, pictures);
  XhtmlElement frame = element("div", "frame");
  frame.attributes.push_back({"role", "region"});
  frame.attributes.push_back({"aria-label", document.title});
  if (document.writing_mode == WritingMode::vertical) frame.attributes.push_back({"tabindex", "0"});
  frame.children.emplace_back(std::move(document.article));
  XhtmlElement main = main_element();
  main.children.emplace_back(std::move(frame));
  return main;
}

bool has_element(const XhtmlElement& tree, std::string_view name) {
  if (tree.name == name) return true;
  return std::any_of(tree.children.begin(), tree.children.end(), [&](const XhtmlNode& child) {
    const auto* inner = std::get_if<XhtmlElement>(&child);
    return inner != nullptr && has_element(*inner, name);
  });
}

XhtmlElement
between(std::string_view article, std::string_view language, const Neighbours& around) {
  const Words& words = around.site.words();
  XhtmlElement nav = element("nav", "between");
  nav.attributes.push_back({"aria-label", std::string(words.stories)});
  mark_language(nav, around.site.head->language, language);
  if (const auto* before = around.sequence.before(article)) {
    nav.children.emplace_back(way_to(*before, words.previous, "prev", around));
  }
  XhtmlElement front = link(front_file, words.front);
  front.attributes.push_back({"class", "front"});
  nav.children.emplace_back(std::move(front));
  if (const auto* after = around.sequence.after(article)) {
    nav.children.emplace_back(way_to(*after, words.next, "next", around));
  }
  return nav;
}

}  // namespace qianzi::html
