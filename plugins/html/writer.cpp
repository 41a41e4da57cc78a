#include "writer.h"

#include "bar.h"
#include "feed.h"
#include "lists.h"
#include "metadata.h"
#include "style_sheet.h"
#include "words.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace qianzi::html {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// An address of a folder that a page can be asked from: with a host, without query and fragment,
/// and of characters that need no escaping.
bool is_base(std::string_view address) {
  const std::size_t scheme = address.starts_with("https://")  ? 8
                             : address.starts_with("http://") ? 7
                                                              : std::string_view::npos;
  if (scheme == std::string_view::npos || address.size() <= scheme || address[scheme] == '/')
    return false;
  return std::all_of(address.begin(), address.end(), [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') ||
           std::string_view("-._~%:/@!$()*+,;=[]").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::string folder_address(std::string_view name, const OptionValues& options) {
  std::string address = options.text(name);
  if (address.empty()) return address;
  if (!is_base(address)) {
    throw Failure(std::string("html.").append(name).append(
        " is the address of a folder, as https://example.org/paper/"));
  }
  if (address.back() != '/') address += '/';
  return address;
}

Settings settings_of(const OptionValues& options) {
  Settings settings;
  settings.base = folder_address("base", options);
  settings.paper = options.flag("paper");
  settings.search = options.flag("search");
  if (options.text("fonts") == "subset") settings.fonts = TextExtent::all;
  return settings;
}

HtmlWriter::HtmlWriter(Settings settings, Services& services)
    : services_(services),
      pictures_(services),
      typefaces_(settings.fonts, services),
      sheets_(
          site_,
          services,
          [this](const PageHead& head, XhtmlElement body) { write_page(head, std::move(body)); },
          [this](std::string_view name, std::span<const std::byte> file) { write(name, file); }) {
  site_.base = std::move(settings.base);
  site_.search = settings.search;
}

void HtmlWriter::begin(const EditionHead& head) {
  site_.head = &head;
  site_.search = site_.search && site_.named();
  site_.calendar = services_.has_catalogue();
  files_ = ArticleFiles(head);
  sequence_ = Sequence(head);
}

void HtmlWriter::write(std::string_view name, std::span<const std::byte> file) {
  const auto made = services_.create(name);
  made->write(file);
  made->close();
}

void HtmlWriter::write(std::string_view name, std::string_view text) {
  write(name, std::as_bytes(std::span(text)));
}

void HtmlWriter::page(const Page& page) {
  sheets_.add(page, files_, [this](ImageId id) {
    const ImageFormat format = services_.image_file(id).format;
    if (format == ImageFormat::unknown) return std::string();
    pictures_.place(id);
    return pictures_.find(id)->path;
  });
}

std::string HtmlWriter::resolve(ReferenceKind kind, std::string_view target) const {
  if (kind == ReferenceKind::article) return std::string(files_.find(target));
  std::uint32_t index = 0;
  std::from_chars(target.data(), target.data() + target.size(), index);
  const PlacedImage* placed = pictures_.find({index});
  return placed == nullptr ? std::string() : placed->path;
}

void HtmlWriter::write_page(const PageHead& head, XhtmlElement body) {
  MarkupOptions options;
  options.syntax = MarkupSyntax::html;
  options.resolve = [this](ReferenceKind kind, std::string_view target) {
    return resolve(kind, target);
  };
  // A printed page brings its own; what stands around it stands on other pages too.
  if (head.style.empty()) typefaces_.look_at(body, head.language);
  write(head.path, services_.markup(shell(head, site_, std::move(body)), options));
  pages_.push_back(head.path);
}

/// The first figure of the article that has its image.
void HtmlWriter::add_picture(Teaser& teaser, const Blocks& blocks) {
  for (const Block& block : blocks) {
    const auto* figure = std::get_if<Figure>(&block.value);
    if (figure == nullptr) continue;
    const PlacedImage* placed = pictures_.find(figure->image.id);
    if (placed == nullptr) continue;
    const ImageFile& file = services_.image_file(figure->image.id);
    teaser.image = placed->path;
    teaser.image_sizes = placed->sizes_there_are;
    teaser.alternative = figure->image.alternative;
    teaser.width = file.width;
    teaser.height = file.height;
    return;
  }
}

void HtmlWriter::article(const Article& article, const XhtmlDocument& document) {
  for (const ImageId id : document.images) pictures_.place(id);
  Teaser made = teaser_of(article, document);
  made.file = files_.find(article.id);
  add_picture(made, article.body);
  const auto [place, is_new] = teasers_.emplace(article.id, std::move(made));
  if (!is_new) throw std::logic_error("an article came twice: " + article.id);
  const Teaser& teaser = place->second;
  if (site_.named()) topics_.add(teaser);
  if (site_.search) search_.add(teaser, document.article);

  Waiting next;
  next.teaser = &teaser;
  PageHead& head = next.head;
  head.path = teaser.file;
  head.title = document.title;
  if (site_.named()) head.title.append(" · ").append(site_.head->nameplate);
  head.language = article.language;
  head.description =
      teaser.deck.empty() ? beginning_of(teaser.opening, article.language) : teaser.deck;
  head.keywords = joined(article.head.keywords);
  if (const auto* before = sequence_.before(article.id)) head.previous = files_.find(before->id);
  if (const auto* after = sequence_.after(article.id)) head.next = files_.find(after->id);
  if (const auto* planned = sequence_.find(article.id))
    describe_article(head, teaser, planned->page, site_);
  next.choices = {document.writing_mode, has_element(document.article, "rt")};
  next.main = framed(document, pictures_);
  write_waiting();
  waiting_ = std::move(next);
}

void HtmlWriter::write_waiting() {
  if (!waiting_) return;
  Waiting page = std::move(*waiting_);
  waiting_.reset();
  const std::string& language = page.head.language;
  const auto* planned = sequence_.find(page.teaser->id);
  BarOfArticle top{language, std::nullopt, page.choices};
  if (planned != nullptr) top.page = planned->page;
  top.sheet = sheets_.of_article(page.teaser->id);
  XhtmlElement body = element("body");
  body.children.emplace_back(skip_link(language));
  body.children.emplace_back(bar(page.head.path, top, site_));
  body.children.emplace_back(std::move(page.main));
  add_topics(body, *page.teaser, topics_, page.head.path, site_);
  body.children.emplace_back(
      between(page.teaser->id, language, {site_, sequence_, files_, teasers_}));
  add_imprint(body, site_, language);
  write_page(page.head, std::move(body));
}

void HtmlWriter::write_front_page() {
  PageHead head;
  head.path = front_file;
  head.title = site_.head->title;
  if (!site_.head->date.empty()) head.title.append(" ").append(site_.head->date);
  head.language = site_.head->language;
  describe_issue(head, site_);
  write_page(
      head,
      front_page(site_,
                 teasers_,
                 directory(topics_, site_, sheets_.empty() ? std::string_view() : sheets_file)));
}

void HtmlWriter::write_lists() {
  const PageSink sink = [this](const PageHead& head, XhtmlElement body) {
    write_page(head, std::move(body));
  };
  write_page_lists(teasers_, site_, sink);
  write_topic_lists(topics_, site_, sink);
}

void HtmlWriter::write_search() {
  search_.write(
      site_,
      directory(topics_, site_, sheets_.empty() ? std::string_view() : sheets_file, "../"),
      [this](const PageHead& head, XhtmlElement body) { write_page(head, std::move(body)); },
      [this](std::string_view path, std::string_view text) { write(path, text); });
}

void HtmlWriter::finish() {
  write_waiting();
  sheets_.finish();
  write_front_page();
  if (site_.named()) write_lists();
  if (site_.search) write_search();
  if (!site_.base.empty()) {
    write(feed_file,
          services_.markup(atom_feed(site_, teasers_, services_.producer()), MarkupOptions{}));
    write(map_file, services_.markup(site_map(site_, pages_), MarkupOptions{}));
  }
  write(style_file, std::string(style_sheet) + typefaces_.write());
  write(script_file, reading_script);
}

}  // namespace qianzi::html
