#include "model/links.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qianzi::model {
namespace {

void retarget(Inlines& content, const Retarget& target_of) {
  Inlines kept;
  for (Inline& part : content) {
    if (auto* note = std::get_if<Warichu>(&part.value)) retarget(note->content, target_of);
    auto* span = std::get_if<Span>(&part.value);
    if (span != nullptr) retarget(span->content, target_of);
    if (span != nullptr && span->kind == SpanKind::link) span->target = target_of(span->target);
    if (span != nullptr && span->kind == SpanKind::link && span->target.empty()) {
      std::move(span->content.begin(), span->content.end(), std::back_inserter(kept));
    } else {
      kept.push_back(std::move(part));
    }
  }
  content = std::move(kept);
}

void retarget(Blocks& blocks, const Retarget& target_of) {
  for (Block& block : blocks) {
    if (auto* p = std::get_if<Paragraph>(&block.value)) retarget(p->content, target_of);
    if (auto* s = std::get_if<Subhead>(&block.value)) retarget(s->content, target_of);
    if (auto* t = std::get_if<Turn>(&block.value)) retarget(t->content, target_of);
    if (auto* f = std::get_if<Figure>(&block.value)) retarget(f->caption, target_of);
    if (auto* l = std::get_if<List>(&block.value)) {
      for (ListItem& item : l->items) retarget(item.content, target_of);
    }
    if (auto* q = std::get_if<Quote>(&block.value)) {
      retarget(q->content, target_of);
      retarget(q->source, target_of);
    }
    if (auto* table = std::get_if<Table>(&block.value)) {
      retarget(table->caption, target_of);
      for (TableRow& row : table->rows) {
        for (TableCell& cell : row.cells) retarget(cell.content, target_of);
      }
    }
  }
}

}  // namespace

void retarget_links(Article& article, const Retarget& target_of) {
  retarget(article.head.kicker, target_of);
  retarget(article.head.headline, target_of);
  retarget(article.head.deck, target_of);
  retarget(article.body, target_of);
  for (Note& note : article.notes) retarget(note.content, target_of);
}

}  // namespace qianzi::model
