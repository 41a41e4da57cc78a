#include "xhtml/blocks.h"

#include "xhtml/inlines.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::xhtml {

namespace {

XhtmlElement inline_block(std::string_view name,
                          std::string_view class_name,
                          const Inlines& content,
                          Builder& builder) {
  XhtmlElement made = element(name, class_name);
  add_inlines(made, content, builder);
  return made;
}

XhtmlElement speaker_of(const Turn& turn, const Builder& builder) {
  XhtmlElement made = element("b", "speaker");
  std::string text = turn.speaker;
  if (!text.ends_with("：") && !text.ends_with(":")) {
    text += words_of(builder.article.language).speaker;
  }
  made.children.emplace_back(std::move(text));
  return made;
}

/// The speaker stands at the head of the first paragraph, as it is read aloud.
XhtmlElement turn_of(const Turn& turn, Builder& builder) {
  XhtmlElement made =
      element("div", turn.role == TurnRole::question ? "turn question" : "turn answer");
  XhtmlElement first = element("p");
  if (!turn.speaker.empty()) first.children.emplace_back(speaker_of(turn, builder));
  Blocks rest = turn.content;
  if (!rest.empty()) {
    if (const auto* paragraph = std::get_if<Paragraph>(&rest.front().value)) {
      add_language(first, rest.front().language);
      add_inlines(first, paragraph->content, builder);
      rest.erase(rest.begin());
    }
  }
  if (!first.children.empty()) made.children.emplace_back(std::move(first));
  add_blocks(made, rest, builder);
  return made;
}

bool is_usable(ImageId id, const Builder& builder) {
  return id.index < builder.files.size() && builder.files[id.index].format != ImageFormat::unknown;
}

XhtmlElement picture_of(const Image& image, Builder& builder) {
  if (!is_usable(image.id, builder)) {
    XhtmlElement gap = element("div", "gap");
    if (!image.alternative.empty()) gap.children.emplace_back(image.alternative);
    return gap;
  }
  if (std::find(builder.images.begin(), builder.images.end(), image.id) == builder.images.end()) {
    builder.images.push_back(image.id);
  }
  const ImageFile& file = builder.files[image.id.index];
  XhtmlElement made = element("img");
  made.attributes = {{"src", fmt::format("{}", image.id.index), ReferenceKind::image},
                     {"alt", image.alternative}};
  if (file.width > 0 && file.height > 0) {
    made.attributes.push_back({"width", fmt::format("{}", file.width)});
    made.attributes.push_back({"height", fmt::format("{}", file.height)});
  }
  return made;
}

XhtmlElement figure_of(const Figure& figure, Builder& builder) {
  XhtmlElement made = element("figure");
  made.children.emplace_back(picture_of(figure.image, builder));
  if (figure.caption.empty() && figure.credit.empty()) return made;
  XhtmlElement caption = inline_block("figcaption", {}, figure.caption, builder);
  if (!figure.credit.empty()) {
    if (!caption.children.empty()) caption.children.emplace_back(std::string(" "));
    XhtmlElement credit = element("span", "credit");
    credit.children.emplace_back(figure.credit);
    caption.children.emplace_back(std::move(credit));
  }
  made.children.emplace_back(std::move(caption));
  return made;
}

XhtmlElement item_of(const ListItem& item, Builder& builder) {
  XhtmlElement made = element("li");
  if (item.content.size() == 1 && item.content.front().language.empty()) {
    if (const auto* only = std::get_if<Paragraph>(&item.content.front().value)) {
      add_inlines(made, only->content, builder);
      return made;
    }
  }
  add_blocks(made, item.content, builder);
  return made;
}

std::string_view class_of(ListMarker marker) {
  switch (marker) {
  case ListMarker::bullet:
    return "bullet";
  case ListMarker::decimal:
    return "decimal";
  case ListMarker::ideographic:
    return "ideographic";
  case ListMarker::bracketed_ideographic:
    return "bracketed-ideographic";
  }
  return {};
}

XhtmlElement list_of(const List& list, Builder& builder) {
  const bool ordered = list.marker != ListMarker::bullet;
  XhtmlElement made = element(ordered ? "ol" : "ul", class_of(list.marker));
  if (ordered && list.start != 1) {
    made.attributes.push_back({"start", fmt::format("{}", list.start)});
  }
  for (const ListItem& item : list.items) made.children.emplace_back(item_of(item, builder));
  return made;
}

/// Who is quoted is not part of the quotation (HTML 4.4.4), so it stands beside it in a figure.
XhtmlElement quote_of(const Quote& quote, Builder& builder) {
  XhtmlElement quotation = quote.pull ? element("aside", "pull-quote") : element("blockquote");
  add_blocks(quotation, quote.content, builder);
  if (quote.source.empty()) return quotation;
  if (quote.pull) {
    quotation.children.emplace_back(inline_block("p", "source", quote.source, builder));
    return quotation;
  }
  XhtmlElement made = element("figure", "quote");
  made.children.emplace_back(std::move(quotation));
  made.children.emplace_back(inline_block("figcaption", "source", quote.source, builder));
  return made;
}

XhtmlElement block_of(const Block& block, Builder& builder) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    return inline_block("p", {}, paragraph->content, builder);
  }
  if (const auto* subhead = std::get_if<Subhead>(&block.value)) {
    return inline_block("h2", {}, subhead->content, builder);
  }
  if (const auto* turn = std::get_if<Turn>(&block.value)) return turn_of(*turn, builder);
  if (const auto* figure = std::get_if<Figure>(&block.value)) return figure_of(*figure, builder);
  if (const auto* grid = std::get_if<Table>(&block.value)) return table(*grid, builder);
  if (const auto* list = std::get_if<List>(&block.value)) return list_of(*list, builder);
  if (const auto* quote = std::get_if<Quote>(&block.value)) return quote_of(*quote, builder);
  return element("hr", "separator");
}

}  // namespace

void add_blocks(XhtmlElement& parent, const Blocks& blocks, Builder& builder) {
  for (const Block& block : blocks) {
    XhtmlElement made = block_of(block, builder);
    add_language(made, block.language);
    parent.children.emplace_back(std::move(made));
  }
}

}  // namespace qianzi::xhtml
