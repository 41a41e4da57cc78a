#include "writer.h"

#include "style_sheet.h"
#include "words.h"

#include <algorithm>
#include <charconv>

namespace qianzi::html {
namespace {

constexpr std::string_view front_file = "index.html";
constexpr std::string_view style_file = "assets/style.css";

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

const char* extension_of(ImageFormat format) {
  switch (format) {
  case ImageFormat::png:
    return ".png";
  case ImageFormat::webp:
    return ".webp";
  case ImageFormat::svg:
    return ".svg";
  default:
    return ".jpg";
  }
}

/// A vertical article scrolls sideways in a frame of its own, which the keyboard reaches.
XhtmlElement framed(const XhtmlDocument& document) {
  if (document.writing_mode != WritingMode::vertical) return document.article;
  XhtmlElement box = element("div", "vertical-box");
  box.attributes.push_back({"role", "region"});
  box.attributes.push_back({"aria-label", document.title});
  box.attributes.push_back({"tabindex", "0"});
  box.children.emplace_back(document.article);
  return box;
}

}  // namespace

void HtmlWriter::begin(const EditionHead& head) {
  head_ = &head;
  files_ = ArticleFiles(head);
  for (std::size_t page = 0; page < head.pages.size(); ++page) {
    for (const Placement& placement : head.pages[page].placements) {
      order_.push_back({placement.article, page});
    }
  }
}

void HtmlWriter::write(std::string_view name, std::string_view text) {
  const auto file = services_.create(name);
  file->write(std::as_bytes(std::span(text.data(), text.size())));
  file->close();
}

std::string HtmlWriter::resolve(ReferenceKind kind, std::string_view target) const {
  if (kind == ReferenceKind::article) return std::string(files_.find(target));
  std::uint32_t index = 0;
  std::from_chars(target.data(), target.data() + target.size(), index);
  const auto path = images_.find(index);
  return path == images_.end() ? std::string() : path->second;
}

void HtmlWriter::write_page(std::string_view name, const PageHead& head, XhtmlElement body) {
  MarkupOptions options;
  options.syntax = MarkupSyntax::html;
  options.resolve = [this](ReferenceKind kind, std::string_view target) {
    return resolve(kind, target);
  };
  write(name, services_.markup(shell(head, std::move(body)), options));
}

std::string HtmlWriter::image_path(ImageId id) {
  if (const auto known = images_.find(id.index); known != images_.end()) return known->second;
  const EncodedImage image = services_.web_image(id);
  const std::string path = "images/" + decimal(id.index + 1) + extension_of(image.format);
  const auto file = services_.create(path);
  file->write(image.data);
  file->close();
  images_.emplace(id.index, path);
  return path;
}

/// The first figure of the article that has its image.
void HtmlWriter::add_picture(Teaser& teaser, const Blocks& blocks) {
  for (const Block& block : blocks) {
    const auto* figure = std::get_if<Figure>(&block.value);
    if (figure == nullptr) continue;
    const auto path = images_.find(figure->image.id.index);
    if (path == images_.end()) continue;
    const ImageFile& file = services_.image_file(figure->image.id);
    teaser.image = path->second;
    teaser.alternative = figure->image.alternative;
    teaser.width = file.width;
    teaser.height = file.height;
    return;
  }
}

void HtmlWriter::article(const Article& article, const XhtmlDocument& document) {
  for (const ImageId id : document.images) image_path(id);
  Teaser teaser = teaser_of(article, document.title);
  teaser.file = files_.find(article.id);
  add_picture(teaser, article.body);

  PageHead head;
  head.title = document.title;
  if (!head_->nameplate.empty()) head.title += " · " + head_->nameplate;
  head.language = article.language;
  head.description =
      teaser.deck.empty() ? beginning_of(teaser.opening, article.language) : teaser.deck;
  head.keywords = joined(article.head.keywords);
  head.style = style_file;
  teasers_.emplace(article.id, std::move(teaser));

  XhtmlElement main = main_element();
  main.children.emplace_back(framed(document));
  write_waiting();
  waiting_ = Waiting{article.id, std::move(head), std::move(main)};
}

void HtmlWriter::mark_language(XhtmlElement& element, std::string_view language) const {
  if (language != head_->language) element.attributes.push_back({"lang", head_->language});
}

XhtmlElement HtmlWriter::bar(std::size_t position, std::string_view language) const {
  XhtmlElement bar = element("header", "bar");
  mark_language(bar, language);
  const Words& words = words_of(head_->language);
  const bool named = !head_->nameplate.empty();
  XhtmlElement front = link(front_file, named ? head_->nameplate : std::string(words.front));
  front.attributes.push_back({"class", "paper"});
  bar.children.emplace_back(std::move(front));
  if (named && position < order_.size()) {
    const std::size_t page = order_[position].page;
    bar.children.emplace_back(link(std::string(front_file) + "#" + page_anchor(page),
                                   page_label(head_->pages[page], words)));
  }
  if (!head_->date.empty()) bar.children.emplace_back(day(head_->date, head_->language));
  return bar;
}

XhtmlElement
HtmlWriter::way_to(const Planned& planned, std::string_view word, std::string_view relation) const {
  XhtmlElement made = element("a", relation);
  made.attributes.push_back({"href", std::string(files_.find(planned.id))});
  made.attributes.push_back({"rel", std::string(relation)});
  made.children.emplace_back(element("span", "way", word));
  if (const auto teaser = teasers_.find(planned.id); teaser != teasers_.end()) {
    XhtmlElement headline = element("span", "headline", teaser->second.headline);
    if (teaser->second.language != head_->language) {
      headline.attributes.push_back({"lang", teaser->second.language});
    }
    made.children.emplace_back(std::string(" "));
    made.children.emplace_back(std::move(headline));
  }
  return made;
}

XhtmlElement HtmlWriter::between(std::size_t position, std::string_view language) const {
  const Words& words = words_of(head_->language);
  XhtmlElement nav = element("nav", "between");
  nav.attributes.push_back({"aria-label", std::string(words.stories)});
  mark_language(nav, language);
  if (position > 0 && position < order_.size()) {
    nav.children.emplace_back(way_to(order_[position - 1], words.previous, "prev"));
  }
  XhtmlElement front = link(front_file, words.front);
  front.attributes.push_back({"class", "front"});
  nav.children.emplace_back(std::move(front));
  if (position + 1 < order_.size()) {
    nav.children.emplace_back(way_to(order_[position + 1], words.next, "next"));
  }
  return nav;
}

void HtmlWriter::write_waiting() {
  if (!waiting_) return;
  const Waiting page = std::move(*waiting_);
  waiting_.reset();
  const auto planned = std::find_if(
      order_.begin(), order_.end(), [&](const Planned& other) { return other.id == page.id; });
  const auto position = static_cast<std::size_t>(planned - order_.begin());
  XhtmlElement body = element("body");
  body.children.emplace_back(skip_link(page.head.language));
  body.children.emplace_back(bar(position, page.head.language));
  body.children.emplace_back(page.main);
  body.children.emplace_back(between(position, page.head.language));
  if (!head_->rights.empty()) {
    XhtmlElement rights = imprint(*head_);
    mark_language(rights, page.head.language);
    body.children.emplace_back(std::move(rights));
  }
  write_page(files_.find(page.id), page.head, std::move(body));
}

void HtmlWriter::finish() {
  write_waiting();
  PageHead head;
  head.title = head_->date.empty() ? head_->title : head_->title + " " + head_->date;
  head.language = head_->language;
  head.style = style_file;
  write_page(front_file, head, front_page(*head_, teasers_));
  write(style_file, style_sheet);
}

}  // namespace qianzi::html
