#include "model/byline.h"
#include "model/text.h"
#include "xhtml/blocks.h"
#include "xhtml/dates.h"
#include "xhtml/inlines.h"
#include "xhtml/xhtml.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::xhtml {

namespace {

void add_line(XhtmlElement& parent,
              std::string_view name,
              std::string_view class_name,
              const Inlines& content,
              Builder& builder) {
  if (content.empty()) return;
  XhtmlElement made = element(name, class_name);
  add_inlines(made, content, builder);
  parent.children.emplace_back(std::move(made));
}

void add_line(XhtmlElement& parent, std::string_view class_name, const std::string& text) {
  if (text.empty()) return;
  XhtmlElement made = element("p", class_name);
  add_text(made, text);
  parent.children.emplace_back(std::move(made));
}

void add_published(XhtmlElement& parent, const std::string& published, std::string_view language) {
  if (!is_date(published)) {
    add_line(parent, "published", published);
    return;
  }
  XhtmlElement time = element("time");
  time.attributes.push_back({"datetime", published});
  time.children.emplace_back(readable_date(published, language));
  XhtmlElement made = element("p", "published");
  made.children.emplace_back(std::move(time));
  parent.children.emplace_back(std::move(made));
}

XhtmlElement header_of(const ArticleHead& head, Builder& builder) {
  XhtmlElement made = element("header");
  add_line(made, "section", head.section);
  add_line(made, "p", "kicker", head.kicker, builder);
  add_line(made, "h1", {}, head.headline, builder);
  add_line(made, "p", "deck", head.deck, builder);
  for (const std::string& byline : head.bylines) add_line(made, "byline", byline);
  add_line(made, "dateline", head.dateline);
  add_line(made, "source", head.source);
  add_published(made, head.published, builder.article.language);
  return made;
}

XhtmlElement
back_link(const Note& note, std::uint32_t occurrence, bool one_of_many, const Builder& builder) {
  XhtmlElement made = element("a", "back");
  made.attributes.push_back({"role", "doc-backlink"});
  made.attributes.push_back(
      {"href", fmt::format("#{}", reference_id(builder.article, note.number, occurrence))});
  std::string label(words_of(builder.article.language).back);
  if (one_of_many) label += fmt::format(" {}", occurrence);
  made.attributes.push_back({"aria-label", std::move(label)});
  made.children.emplace_back(std::string("↩\uFE0E"));
  return made;
}

/// A link to each reference, at the end of the note's last paragraph.
void add_back_links(XhtmlElement& item, const Note& note, const Builder& builder) {
  const auto references = builder.references.find(note.number);
  if (references == builder.references.end()) return;
  XhtmlElement* last =
      item.children.empty() ? nullptr : std::get_if<XhtmlElement>(&item.children.back());
  XhtmlElement& home = last != nullptr && last->name == "p" ? *last : item;
  const std::uint32_t count = references->second;
  for (std::uint32_t occurrence = 1; occurrence <= count; ++occurrence) {
    home.children.emplace_back(std::string(" "));
    home.children.emplace_back(back_link(note, occurrence, count > 1, builder));
  }
}

/// Notes are numbered without a hole from 1, so the list's own counting gives their numbers.
XhtmlElement notes_of(std::vector<Note> notes, Builder& builder) {
  std::stable_sort(
      notes.begin(), notes.end(), [](const Note& a, const Note& b) { return a.number < b.number; });
  XhtmlElement list = element("ol");
  for (const Note& note : notes) {
    XhtmlElement item = element("li");
    item.attributes.push_back({"id", note_id(builder.article, note.number)});
    add_blocks(item, note.content, builder);
    add_back_links(item, note, builder);
    list.children.emplace_back(std::move(item));
  }
  XhtmlElement heading = element("h2");
  heading.children.emplace_back(std::string(words_of(builder.article.language).notes));
  XhtmlElement made = element("section", "notes");
  made.attributes.push_back({"role", "doc-endnotes"});
  made.children.emplace_back(std::move(heading));
  made.children.emplace_back(std::move(list));
  return made;
}

}  // namespace

XhtmlDocument
to_xhtml(const Article& article, WritingMode inherited, std::span<const ImageFile> images) {
  Builder builder{article, images, {}, {}};
  XhtmlDocument document;
  document.title = model::plain_text(article.head.headline);
  if (document.title.empty()) document.title = article.id;  // no document is without a title
  document.authors = model::authors_of(article.head);
  document.language = article.language;
  document.writing_mode = article.writing_mode.value_or(inherited);
  XhtmlElement& root = document.article;
  root = element("article",
                 document.writing_mode == WritingMode::vertical ? "vertical" : "horizontal");
  root.attributes.push_back({"id", article_id(article)});
  add_language(root, article.language);
  root.children.emplace_back(header_of(article.head, builder));
  add_blocks(root, article.body, builder);
  if (!article.notes.empty()) root.children.emplace_back(notes_of(article.notes, builder));
  if (!article.head.rights.empty()) {
    XhtmlElement footer = element("footer");
    add_line(footer, "rights", article.head.rights);
    root.children.emplace_back(std::move(footer));
  }
  document.images = std::move(builder.images);
  return document;
}

}  // namespace qianzi::xhtml
