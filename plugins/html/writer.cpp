#include "writer.h"

#include "shell.h"
#include "style_sheet.h"
#include "words.h"

#include <algorithm>
#include <charconv>

namespace qianzi::html {
namespace {

/// File names that differ where upper and lower case do not.
std::string folded(std::string_view id) {
  std::string text(id);
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

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

std::string decimal(std::uint32_t number) {
  char buffer[16];
  const auto end = std::to_chars(std::begin(buffer), std::end(buffer), number).ptr;
  return {buffer, end};
}

const Figure* first_figure(const Blocks& blocks) {
  for (const Block& block : blocks) {
    if (const auto* figure = std::get_if<Figure>(&block.value)) return figure;
  }
  return nullptr;
}

}  // namespace

void HtmlWriter::begin(const EditionHead& head) {
  head_ = &head;
  std::set<std::string> taken{"index"};
  for (const PagePlan& page : head.pages) {
    for (const Placement& placement : page.placements) {
      std::string name = placement.article;
      while (!taken.insert(folded(name)).second) name += "-2";
      files_.emplace(placement.article, name + ".html");
      order_.push_back(placement.article);
    }
  }
}

std::string HtmlWriter::file_of(std::string_view article) const {
  const auto found = files_.find(article);
  return found == files_.end() ? std::string() : found->second;
}

std::string HtmlWriter::title() const {
  return head_->date.empty() ? head_->title : head_->title + " " + head_->date;
}

void HtmlWriter::write(std::string_view name, std::string_view text) {
  const auto file = services_.create(name);
  file->write(std::as_bytes(std::span(text.data(), text.size())));
  file->close();
}

std::string HtmlWriter::image_path(ImageId id) {
  if (const auto known = images_.find(id.index); known != images_.end()) return known->second;
  const EncodedImage image = services_.encoded_image(id);
  const char* const extension = image.format == ImageFormat::png ? ".png" : ".jpg";
  const std::string path = "images/" + decimal(id.index + 1) + extension;
  const auto file = services_.create(path);
  file->write(image.data);
  file->close();
  images_.emplace(id.index, path);
  return path;
}

void HtmlWriter::article(const Article& article, const XhtmlDocument& document) {
  Teaser teaser;
  teaser.headline = document.title;
  teaser.kicker = plain(article.head.kicker);
  teaser.deck = plain(article.head.deck);
  teaser.language = article.language;
  for (const ImageId id : document.images) image_path(id);
  if (const Figure* figure = first_figure(article.body)) {
    if (const auto path = images_.find(figure->image.id.index); path != images_.end()) {
      const ImageFile& file = services_.image_file(figure->image.id);
      teaser.image = path->second;
      teaser.alternative = figure->image.alternative;
      teaser.width = file.width;
      teaser.height = file.height;
    }
  }
  teasers_.emplace(article.id, std::move(teaser));
  headlines_.emplace(article.id, document.title);

  XhtmlElement body = element("main");
  if (document.writing_mode == WritingMode::vertical) {
    XhtmlElement box = element("div", "vertical-box");
    box.attributes.push_back({"role", "region"});
    box.attributes.push_back({"aria-label", document.title});
    box.attributes.push_back({"tabindex", "0"});
    box.children.emplace_back(document.article);
    body.children.emplace_back(std::move(box));
  } else {
    body.children.emplace_back(document.article);
  }
  waiting_.push_back({article.id, article.language, document.title, std::move(body)});
  if (waiting_.size() > 1) {
    write_waiting(waiting_.front());
    waiting_.erase(waiting_.begin());
  }
}

XhtmlElement HtmlWriter::bar() const {
  XhtmlElement bar = element("header", "bar");
  const Words& words = words_of(head_->language);
  const bool named = !head_->nameplate.empty();
  bar.children.emplace_back(
      link("index.html", named ? head_->nameplate : std::string(words.front)));
  if (!head_->date.empty()) bar.children.emplace_back(element("span", {}, head_->date));
  return bar;
}

XhtmlElement HtmlWriter::between(std::size_t position) const {
  const Words& words = words_of(head_->language);
  XhtmlElement nav = element("nav", "between");
  nav.attributes.push_back(
      {"aria-label", std::string(words.previous) + " " + std::string(words.next)});
  const auto add = [&](std::size_t at, std::string_view word, const char* relation) {
    const auto headline = headlines_.find(order_[at]);
    const std::string text = headline == headlines_.end() ? "" : " " + headline->second;
    XhtmlElement made = link(file_of(order_[at]), std::string(word) + text);
    made.attributes.push_back({"rel", relation});
    nav.children.emplace_back(std::move(made));
  };
  if (position > 0) add(position - 1, words.previous, "prev");
  nav.children.emplace_back(link("index.html", words.front));
  if (position + 1 < order_.size()) add(position + 1, words.next, "next");
  return nav;
}

void HtmlWriter::write_waiting(const Waiting& waiting) {
  const auto position = static_cast<std::size_t>(
      std::find(order_.begin(), order_.end(), waiting.id) - order_.begin());
  XhtmlElement body = element("body");
  body.children.emplace_back(bar());
  body.children.emplace_back(waiting.body);
  body.children.emplace_back(between(position));
  PageHead head;
  head.title = head_->nameplate.empty() ? waiting.title : waiting.title + " · " + head_->nameplate;
  head.language = waiting.language;
  head.description = teasers_.at(waiting.id).deck;
  head.style = "assets/style.css";
  MarkupOptions options;
  options.syntax = MarkupSyntax::html;
  options.resolve = [this](ReferenceKind kind, std::string_view target) -> std::string {
    if (kind == ReferenceKind::article) return file_of(target);
    std::uint32_t index = 0;
    std::from_chars(target.data(), target.data() + target.size(), index);
    const auto path = images_.find(index);
    return path == images_.end() ? std::string() : path->second;
  };
  write(file_of(waiting.id), services_.markup(shell(head, std::move(body)), options));
}

XhtmlElement HtmlWriter::masthead() const {
  XhtmlElement header = element("header", "masthead");
  header.children.emplace_back(element("h1", {}, head_->title));
  const Words& words = words_of(head_->language);
  std::string line = head_->date;
  if (!head_->number.empty()) {
    line += line.empty() ? "" : "　";
    line += std::string(words.before_number) + head_->number + std::string(words.after_number);
  }
  if (!head_->publisher.empty()) line += (line.empty() ? "" : "　") + head_->publisher;
  if (!line.empty()) header.children.emplace_back(element("p", {}, line));
  return header;
}

XhtmlElement HtmlWriter::teaser(const std::string& id, bool lead) const {
  const Teaser& teaser = teasers_.at(id);
  XhtmlElement item = element("li", lead ? "lead" : "");
  item.attributes.push_back({"lang", teaser.language});
  if (!teaser.kicker.empty()) item.children.emplace_back(element("p", {}, teaser.kicker));
  XhtmlElement heading = element("h3");
  heading.children.emplace_back(link(file_of(id), teaser.headline));
  item.children.emplace_back(std::move(heading));
  if (!teaser.deck.empty()) item.children.emplace_back(element("p", {}, teaser.deck));
  if (lead && !teaser.image.empty()) {
    XhtmlElement image = element("img");
    image.attributes.push_back({"src", teaser.image});
    image.attributes.push_back({"alt", teaser.alternative});
    image.attributes.push_back({"width", decimal(teaser.width)});
    image.attributes.push_back({"height", decimal(teaser.height)});
    item.children.emplace_back(std::move(image));
  }
  return item;
}

void HtmlWriter::finish() {
  const std::string edition_title = title();
  for (const Waiting& page : waiting_) write_waiting(page);
  waiting_.clear();
  XhtmlElement body = element("body");
  body.children.emplace_back(masthead());
  XhtmlElement main = element("main");
  const Words& words = words_of(head_->language);
  for (const PagePlan& plan : head_->pages) {
    XhtmlElement section = element("section", "page");
    section.children.emplace_back(element("h2", {}, page_label(plan, words)));
    XhtmlElement list = element("ul", "teasers");
    bool lead = &plan == &head_->pages.front();
    for (const Placement& placement : plan.placements) {
      if (!teasers_.contains(placement.article)) continue;
      list.children.emplace_back(teaser(placement.article, lead));
      lead = false;
    }
    section.children.emplace_back(std::move(list));
    main.children.emplace_back(std::move(section));
  }
  body.children.emplace_back(std::move(main));
  if (!head_->rights.empty()) {
    XhtmlElement footer = element("footer");
    footer.children.emplace_back(element("p", "imprint", head_->rights));
    body.children.emplace_back(std::move(footer));
  }
  PageHead head;
  head.title = edition_title;
  head.language = head_->language;
  head.style = "assets/style.css";
  MarkupOptions options;
  options.syntax = MarkupSyntax::html;
  write("index.html", services_.markup(shell(head, std::move(body)), options));
  write("assets/style.css", style_sheet);
}

}  // namespace qianzi::html
