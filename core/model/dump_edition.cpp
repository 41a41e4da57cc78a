#include "model/quoted.h"
#include "model/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>
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

std::string_view mode_name(WritingMode mode) {
  return mode == WritingMode::vertical ? "vertical" : "horizontal";
}

std::string_view span_name(SpanKind kind) {
  constexpr std::string_view names[] = {"em", "strong", "name", "work", "a", "sup", "sub", "u"};
  return names[static_cast<std::size_t>(kind)];
}

/// ruby.jukugo.under("東"="とう" "京"="きょう" "gloss"): mono and over go without saying.
std::string ruby_dump(const Ruby& ruby) {
  constexpr std::string_view kinds[] = {"", ".group", ".jukugo", ".pinyin", ".bopomofo"};
  std::string inside;
  for (const RubySegment& s : ruby.segments) {
    fmt::format_to(std::back_inserter(inside), "{}={} ", quoted(s.base), quoted(s.reading));
  }
  if (!ruby.gloss.empty()) inside += quoted(ruby.gloss);
  if (inside.ends_with(' ')) inside.pop_back();
  return fmt::format("ruby{}{}({})",
                     kinds[static_cast<std::size_t>(ruby.kind)],
                     ruby.side == RubySide::under ? ".under" : "",
                     inside);
}

std::string_view marker_name(ListMarker marker) {
  constexpr std::string_view names[] = {
      "bullet", "decimal", "ideographic", "bracketed-ideographic"};
  return names[static_cast<std::size_t>(marker)];
}

/// Inline content on one line: text quoted, elements as name(content).
std::string inline_dump(const Inlines& content) {
  std::string text;
  for (const Inline& part : content) {
    if (!text.empty()) text += ' ';
    text += std::visit(
        Overloaded{
            [](const Text& t) { return quoted(t.text); },
            [](const Ruby& ruby) { return ruby_dump(ruby); },
            [](const Span& span) {
              std::string name(span_name(span.kind));
              if (!span.language.empty()) name += "@" + span.language;
              if (!span.target.empty()) name += "->" + quoted(span.target);
              return fmt::format("{}({})", name, inline_dump(span.content));
            },
            [](const TateChuYoko& tcy) { return fmt::format("tcy({})", quoted(tcy.text)); },
            [](const LineBreak&) { return std::string("br"); },
            [](const NoteReference& note) {
              return fmt::format("noteref({} {})", note.note, note.number);
            },
            [](const Warichu& note) {
              return fmt::format("warichu({})", inline_dump(note.content));
            },
        },
        part.value);
  }
  return text;
}

/// ARTICLE columns=N, then what else the plan says of it.
std::string placement_dump(const Placement& placement) {
  std::string text = fmt::format("{} columns={}", placement.article, placement.columns);
  const auto add = [&](std::string_view name, std::uint16_t value) {
    if (value > 0) fmt::format_to(std::back_inserter(text), " {}={}", name, value);
  };
  add("column", placement.column);
  add("row", placement.row);
  add("rows", placement.rows);
  add("priority", placement.priority);
  if (!placement.slot.empty()) text += " slot=" + quoted(placement.slot);
  if (!placement.box.empty()) text += " box=" + quoted(placement.box);
  return text;
}

class Dump {
public:
  void line(std::string_view name, const std::string& rest) {
    fmt::format_to(std::back_inserter(text_), "{:{}}{}", "", depth_ * 2, name);
    if (!rest.empty()) text_ += " " + rest;
    text_ += '\n';
  }
  void field(std::string_view name, const std::string& value) {
    if (!value.empty()) line(name, quoted(value));
  }
  void inlines(std::string_view name, const Inlines& content) {
    if (!content.empty()) line(name, inline_dump(content));
  }
  void blocks(const Blocks& blocks) {
    ++depth_;
    for (const Block& block : blocks) this->block(block);
    --depth_;
  }
  void article(const Article& article);
  void volume(const EditionHead& head);
  [[nodiscard]] std::string take() { return std::move(text_); }
  void deeper() { ++depth_; }
  void back() { --depth_; }

private:
  void parts(const std::vector<Part>& all);
  void index(const Index& index);
  void block(const Block& block);
  void table(const Table& table, const std::string& tag);
  void list(const List& list, const std::string& tag);
  std::string text_;
  int depth_ = 0;
};

void Dump::parts(const std::vector<Part>& all) {
  for (const Part& part : all) {
    line("part", fmt::format("{} {}", quoted(part.name), fmt::join(part.articles, " ")));
    deeper();
    parts(part.parts);
    back();
  }
}

void Dump::index(const Index& index) {
  line("index", quoted(index.title));
  deeper();
  for (const IndexHeading& heading : index.headings) {
    line("heading", quoted(heading.name));
    deeper();
    for (const IndexEntry& entry : heading.entries) {
      line("entry", fmt::format("{} {}", quoted(entry.text), fmt::join(entry.articles, " ")));
    }
    back();
  }
  back();
}

/// What only a volume of a collection has.
void Dump::volume(const EditionHead& head) {
  const Series& series = head.series;
  if (series.title.empty()) return;
  line("volume",
       fmt::format("{}/{} {} {} {}",
                   series.position,
                   series.count,
                   quoted(series.title),
                   quoted(series.label),
                   quoted(series.period)));
  parts(head.parts);
  for (const Index& each : head.indexes) index(each);
  if (head.cover) line("cover", fmt::format("image {}", head.cover->index));
}

void Dump::table(const Table& table, const std::string& tag) {
  line("table", fmt::format("{}columns={}", tag, table.columns));
  ++depth_;
  inlines("caption", table.caption);
  for (const TableRow& row : table.rows) {
    line("tr", "");
    ++depth_;
    for (const TableCell& cell : row.cells) {
      line(cell.header ? "th" : "td",
           fmt::format("{}x{} {}", cell.column_span, cell.row_span, inline_dump(cell.content)));
    }
    --depth_;
  }
  --depth_;
}

void Dump::list(const List& list, const std::string& tag) {
  line("list", fmt::format("{}{} from {}", tag, marker_name(list.marker), list.start));
  ++depth_;
  for (const ListItem& item : list.items) {
    line("item", "");
    blocks(item.content);
  }
  --depth_;
}

/// Of a figure or a quote.
template <typename Float>
std::string float_place(const Float& content) {
  constexpr const char* names[] = {"", "head ", "middle ", "foot ", "text "};
  const std::string place = names[static_cast<std::size_t>(content.position)];
  return content.columns == 0 ? place : fmt::format("{}columns {} ", place, content.columns);
}

void Dump::block(const Block& block) {
  const std::string tag = block.language.empty() ? "" : "@" + block.language + " ";
  std::visit(Overloaded{
                 [&](const Paragraph& p) { line("p", tag + inline_dump(p.content)); },
                 [&](const Subhead& s) { line("subhead", tag + inline_dump(s.content)); },
                 [&](const Turn& turn) {
                   const char* role = turn.role == TurnRole::question ? "question" : "answer";
                   line("turn", fmt::format("{}{} {}", tag, role, quoted(turn.speaker)));
                   blocks(turn.content);
                 },
                 [&](const Figure& figure) {
                   line("figure",
                        fmt::format("{}{}image {} {}",
                                    tag,
                                    float_place(figure),
                                    figure.image.id.index,
                                    quoted(figure.image.alternative)));
                   ++depth_;
                   inlines("caption", figure.caption);
                   field("credit", figure.credit);
                   --depth_;
                 },
                 [&](const Table& t) { table(t, tag); },
                 [&](const List& l) { list(l, tag); },
                 [&](const Quote& quote) {
                   const char* const display = quote.pull ? "pull " : "";
                   std::string what = tag + display + float_place(quote);
                   if (quote.source.empty() && !what.empty()) what.pop_back();
                   line("quote", what + inline_dump(quote.source));
                   blocks(quote.content);
                 },
                 [&](const Separator&) { line("separator", tag); },
             },
             block.value);
}

void Dump::article(const Article& article) {
  const std::string mode =
      article.writing_mode ? fmt::format(" {}", mode_name(*article.writing_mode)) : std::string();
  line("article", fmt::format("{} {}{}", article.id, article.language, mode));
  ++depth_;
  const ArticleHead& head = article.head;
  inlines("kicker", head.kicker);
  inlines("headline", head.headline);
  inlines("deck", head.deck);
  for (const std::string& byline : head.bylines) field("byline", byline);
  field("dateline", head.dateline);
  field("source", head.source);
  field("published", head.published);
  field("section", head.section);
  for (const std::string& keyword : head.keywords) field("keyword", keyword);
  field("rights", head.rights);
  line("body", "");
  blocks(article.body);
  for (const Note& note : article.notes) {
    line("note", fmt::format("{} {}", note.number, note.id));
    blocks(note.content);
  }
  --depth_;
}

}  // namespace

std::string dump(const Edition& edition) {
  Dump dump;
  const EditionHead& head = edition.head;
  dump.line("edition",
            fmt::format("{} {} {}", head.id, head.language, mode_name(head.writing_mode)));
  dump.deeper();
  dump.field("date", head.date);
  dump.field("number", head.number);
  dump.field("nameplate", head.nameplate);
  dump.field("publisher", head.publisher);
  dump.field("rights", head.rights);
  dump.field("design", head.design);
  for (const PagePlan& page : head.pages) {
    dump.line("page", fmt::format("{} {} {}", quoted(page.number), quoted(page.name), page.design));
    dump.deeper();
    for (const Placement& placement : page.placements) {
      dump.line("place", placement_dump(placement));
    }
    dump.back();
  }
  dump.volume(head);
  for (std::size_t i = 0; i < edition.images.size(); ++i) {
    const ImageFile& image = edition.images[i];
    dump.line("image",
              fmt::format("{} {} {}x{}", i, quoted(image.name), image.width, image.height));
  }
  for (const Article& article : edition.articles) dump.article(article);
  return dump.take();
}

}  // namespace qianzi::model
