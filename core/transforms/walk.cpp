#include "transforms/walk.h"

namespace qianzi::transforms {
namespace {

class Walk {
public:
  Walk(std::string_view language, SourcePosition where, const Visit& visit)
      : visit_(visit), language_(language), where_(where) {}

  void value(std::string& text) {
    if (!text.empty()) visit_({nullptr, &text, PassageKind::value, language_, own_, where_});
  }

  void content(Inlines& inlines) {
    if (inlines.empty()) return;
    visit_({&inlines, nullptr, PassageKind::content, language_, own_, where_});
    readings(inlines, language_, own_);
  }

  void parts(std::vector<Part>& all) {
    for (Part& part : all) {
      value(part.name);
      parts(part.parts);
    }
  }

  void index(Index& index) {
    value(index.title);
    for (IndexHeading& heading : index.headings) {
      value(heading.name);
      for (IndexEntry& entry : heading.entries) value(entry.text);
    }
  }

  void blocks(Blocks& all) {
    for (Block& block : all) one(block);
  }

private:
  void readings(Inlines& inlines, std::string_view language, bool own) {
    for (Inline& part : inlines) {
      if (auto* ruby = std::get_if<Ruby>(&part.value)) {
        const auto reading = [&](std::string& text) {
          if (!text.empty()) visit_({nullptr, &text, PassageKind::reading, language, own, where_});
        };
        for (RubySegment& segment : ruby->segments) reading(segment.reading);
        reading(ruby->gloss);
      } else if (auto* span = std::get_if<Span>(&part.value)) {
        const bool named = !span->language.empty();
        readings(span->content, named ? std::string_view(span->language) : language, own || named);
      } else if (auto* note = std::get_if<Warichu>(&part.value)) {
        readings(note->content, language, own);
      }
    }
  }

  void one(Block& block) {
    Walk inside = *this;
    if (block.where.line != 0) inside.where_ = block.where;
    if (!block.language.empty()) {
      inside.language_ = block.language;
      inside.own_ = true;
    }
    std::visit([&](auto& value) { inside.of(value); }, block.value);
  }

  void of(Paragraph& paragraph) { content(paragraph.content); }
  void of(Subhead& subhead) { content(subhead.content); }
  void of(Separator&) {}
  void of(Turn& turn) {
    value(turn.speaker);
    blocks(turn.content);
  }
  void of(Figure& figure) {
    value(figure.image.alternative);
    content(figure.caption);
    value(figure.credit);
  }
  void of(Table& table) {
    content(table.caption);
    for (TableRow& row : table.rows) {
      for (TableCell& cell : row.cells) content(cell.content);
    }
  }
  void of(List& list) {
    for (ListItem& item : list.items) blocks(item.content);
  }
  void of(Quote& quote) {
    blocks(quote.content);
    content(quote.source);
  }

  const Visit& visit_;
  std::string_view language_;
  SourcePosition where_;
  bool own_ = false;
};

}  // namespace

void for_each_place(Article& article, const Visit& visit) {
  Walk walk(article.language, article.where, visit);
  ArticleHead& head = article.head;
  for (Inlines* line : {&head.kicker, &head.headline, &head.deck}) walk.content(*line);
  for (std::string& byline : head.bylines) walk.value(byline);
  for (std::string* text : {&head.dateline, &head.source, &head.section}) walk.value(*text);
  for (std::string& keyword : head.keywords) walk.value(keyword);
  walk.value(head.rights);
  walk.blocks(article.body);
  for (Note& note : article.notes) walk.blocks(note.content);
}

void for_each_place(EditionHead& head, const Visit& visit) {
  Walk walk(head.language, head.where, visit);
  for (std::string* text : {&head.nameplate, &head.title, &head.publisher, &head.rights}) {
    walk.value(*text);
  }
  for (PagePlan& page : head.pages) walk.value(page.name);
  walk.parts(head.parts);
  for (Index& index : head.indexes) walk.index(index);
  for (std::string* text : {&head.series.title, &head.series.label, &head.series.period}) {
    walk.value(*text);
  }
}

}  // namespace qianzi::transforms
