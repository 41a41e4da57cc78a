#include "model/text.h"

#include <algorithm>
#include <variant>

namespace qianzi::model {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
// Clang 14 does not make this guide of itself.
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

void append(const Inlines& content, std::string& text) {
  for (const Inline& part : content) {
    std::visit(Overloaded{
                   [&](const Text& t) { text += t.text; },
                   [&](const Ruby& ruby) {
                     for (const RubySegment& segment : ruby.segments) text += segment.base;
                   },
                   [&](const Span& span) { append(span.content, text); },
                   [&](const TateChuYoko& tcy) { text += tcy.text; },
                   [&](const LineBreak&) { text += ' '; },
                   [](const NoteReference&) {},
                   [&](const Warichu& note) { append(note.content, text); },
               },
               part.value);
  }
}

void append_line(const Inlines& content, std::string& text) {
  append(content, text);
  text += '\n';
}

/// The blocks that stand inside a block, if it is of a kind that holds any.
void for_each_inside(const Block& block, const std::function<void(const Blocks&)>& visit) {
  if (const auto* turn = std::get_if<Turn>(&block.value)) visit(turn->content);
  if (const auto* quote = std::get_if<Quote>(&block.value)) visit(quote->content);
  if (const auto* list = std::get_if<List>(&block.value)) {
    for (const ListItem& item : list->items) visit(item.content);
  }
}

void append_own_lines(const Block& block, std::string& text) {
  std::visit(Overloaded{
                 [&](const Paragraph& p) { append_line(p.content, text); },
                 [&](const Subhead& s) { append_line(s.content, text); },
                 [&](const Figure& f) {
                   if (!f.caption.empty()) append_line(f.caption, text);
                 },
                 [&](const Table& table) {
                   if (!table.caption.empty()) append_line(table.caption, text);
                   for (const TableRow& row : table.rows) {
                     for (const TableCell& cell : row.cells) append_line(cell.content, text);
                   }
                 },
                 [](const auto&) {},
             },
             block.value);
}

}  // namespace

std::string plain_text(const Inlines& content) {
  std::string text;
  append(content, text);
  return text;
}

Inlines inlines_of(std::string text, SourcePosition where) {
  Inlines content;
  content.push_back({Text{std::move(text)}, where});
  return content;
}

std::string plain_text(const Blocks& content) {
  std::string text;
  for_each_block(content, [&](const Block& block) {
    append_own_lines(block, text);
    if (const auto* turn = std::get_if<Turn>(&block.value)) text += turn->speaker + "\n";
  });
  return text;
}

void for_each_block(const Blocks& blocks, const std::function<void(const Block&)>& visit) {
  for (const Block& block : blocks) {
    visit(block);
    for_each_inside(block, [&](const Blocks& inside) { for_each_block(inside, visit); });
  }
}

bool is_language_tag(std::string_view tag) {
  std::size_t group = 0;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (c == '-') {
      if (group == 0) return false;
      group = 0;
    } else if ((letter || digit) && group < 8) {
      ++group;
    } else {
      return false;
    }
  }
  return group > 0 && !(tag.front() >= '0' && tag.front() <= '9');
}

}  // namespace qianzi::model
