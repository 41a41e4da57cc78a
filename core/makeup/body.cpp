#include "makeup/body.h"

#include "model/list_marker.h"
#include "model/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace qianzi::makeup {
namespace {

using design::Role;

class BodySetter {
public:
  BodySetter(ArticleText& text, Pt width)
      : text_(text), width_(width), baseline_(text.design().baseline) {}

  Body set() {
    blocks(text_.article().body, {0, Pt(0), Role::body});
    notes();
    choose_lifted();
    return std::move(body_);
  }

private:
  /// Where a block stands: below which element, how far in, as which role its paragraphs are set.
  struct Place {
    std::uint32_t parent;
    Pt indent;
    Role role;
  };

  /// Only in a picture story, with little text beside its pictures, are more pictures lifted than
  /// one. Wide tables are lifted anyway.
  void choose_lifted() {
    constexpr int lines_of_text = 24;
    int text = 0;
    int figures = 0;
    for (const Unit& unit : body_.units) text += unit.lines;
    for (const Body::Lifted& lifted : body_.lifted) {
      figures += lifted.figure != nullptr ? 1 : 0;
      for (std::size_t i = 0; i < lifted.count; ++i) text -= body_.units[lifted.unit + i].lines;
    }
    if (figures <= 1 || text <= lines_of_text * figures) return;
    // The first that is placed by hand, or the first.
    const auto wished = [](const Body::Lifted& lifted) {
      return lifted.figure != nullptr &&
             (lifted.figure->position != FloatPosition::anywhere || lifted.figure->columns > 0);
    };
    auto chosen = std::find_if(body_.lifted.begin(), body_.lifted.end(), wished);
    if (chosen == body_.lifted.end()) {
      chosen = std::find_if(body_.lifted.begin(),
                            body_.lifted.end(),
                            [](const Body::Lifted& lifted) { return lifted.figure != nullptr; });
    }
    const Figure* const kept = chosen->figure;
    std::erase_if(body_.lifted, [&](const Body::Lifted& lifted) {
      return lifted.figure != nullptr && lifted.figure != kept;
    });
  }

  void blocks(const Blocks& blocks, const Place& place) {
    for (const Block& block : blocks) this->block(block, place);
  }

  void block(const Block& block, const Place& place) {
    if (const auto* p = std::get_if<Paragraph>(&block.value)) {
      paragraph(p->content, block, place);
    } else if (const auto* s = std::get_if<Subhead>(&block.value)) {
      subhead(*s, block, place);
    } else if (const auto* t = std::get_if<Turn>(&block.value)) {
      turn(*t, block, place);
    } else if (const auto* f = std::get_if<Figure>(&block.value)) {
      figure(*f, block, place);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      this->table(*table, block, place);
    } else if (const auto* l = std::get_if<List>(&block.value)) {
      list(*l, place);
    } else if (const auto* q = std::get_if<Quote>(&block.value)) {
      quote(*q, block, place);
    } else {
      space(1);
    }
  }

  void space(int lines) {
    Unit unit;
    unit.lines = lines;
    unit.space = true;
    body_.units.push_back(std::move(unit));
  }

  ParagraphStyle narrow_style(Role role, const std::string& language) const {
    ParagraphStyle style = text_.style(role);
    if (!language.empty()) style.language = language;
    // TYPOGRAPHY: 1 em in narrow columns and in Japanese.
    const bool narrow = width_ / style.size < 13.5;
    const bool japanese = style.language.compare(0, 2, "ja") == 0;
    if (style.first_indent > Em(1) && (narrow || japanese)) style.first_indent = Em(1);
    return style;
  }

  void paragraph(const Inlines& content, const Block& block, const Place& place) {
    ParagraphStyle style = narrow_style(place.role, block.language);
    if (place.role == Role::list_item) style.first_indent = Em(0);
    const auto& prepared = text_.prepare(content, style, block.where);
    add_lines(text_.fit_once(prepared, width_ - place.indent, place.parent, block.language),
              style,
              place.indent);
  }

  /// Lines that stand on the grid are a unit each; others are stacked in units of a few.
  void add_lines(const SetParagraph& set, const ParagraphStyle& style, Pt indent) {
    const std::size_t count = set.lines->lines.size();
    const bool on_grid = style.leading > baseline_ * 0.9 && style.leading < baseline_ * 1.1;
    if (!on_grid) return add_stacked(set, style, indent);
    for (std::size_t i = 0; i < count; ++i) {
      Unit unit;
      unit.begins = i == 0;
      unit.first_of_paragraph = count > 2 && i == 0;
      unit.last_of_paragraph = count > 1 && i + 1 == count;
      unit.atoms.emplace_back(LineAtom{set.lines,
                                       i,
                                       WritingMode::horizontal,
                                       set.element,
                                       {indent, baseline_in(baseline_, style.size)}});
      body_.units.push_back(std::move(unit));
    }
  }

  void add_stacked(const SetParagraph& set, const ParagraphStyle& style, Pt indent) {
    constexpr std::size_t chunk = 12;
    const std::size_t count = set.lines->lines.size();
    for (std::size_t begin = 0; begin < count; begin += chunk) {
      const std::size_t end = std::min(count, begin + chunk);
      Unit unit;
      unit.begins = begin == 0;
      for (std::size_t i = begin; i < end; ++i) {
        const Pt y =
            style.leading * static_cast<double>(i - begin) + baseline_in(style.leading, style.size);
        unit.atoms.emplace_back(
            LineAtom{set.lines, i, WritingMode::horizontal, set.element, {indent, y}});
      }
      unit.lines = grid_lines(style.leading * static_cast<double>(end - begin), baseline_);
      body_.units.push_back(std::move(unit));
    }
  }

  void subhead(const Subhead& subhead, const Block& block, const Place& place) {
    space(1);
    const ParagraphStyle style = text_.style(Role::subhead);
    const auto& prepared = text_.prepare(subhead.content, style, block.where);
    const std::size_t begin = body_.units.size();
    add_lines(text_.fit_once(prepared, width_, place.parent, block.language), style, Pt(0));
    // A subhead keeps two lines of what follows: itself, and the first line's own rule.
    for (std::size_t i = begin; i < body_.units.size(); ++i) body_.units[i].keep_with_next = true;
  }

  void turn(const Turn& turn, const Block& block, const Place& place) {
    const std::size_t first = body_.units.size();
    turn_content(turn, block, place);
    if (first == body_.units.size()) return;
    // An answer stays close to its question.
    Unit& opening = body_.units[first];
    opening.begins = turn.role == TurnRole::question;
    opening.opens_group = opening.begins;
  }

  void turn_content(const Turn& turn, const Block& block, const Place& place) {
    // The speaker opens the first paragraph.
    Span speaker;
    speaker.kind = SpanKind::strong;
    speaker.content.push_back({Text{turn.speaker + text_.design().furniture.speaker_suffix}, {}});
    bool opened = false;
    for (const Block& inside : turn.content) {
      const auto* p = std::get_if<Paragraph>(&inside.value);
      Place as = place;
      as.role = p != nullptr ? Role::speaker : place.role;
      if (p == nullptr) {
        this->block(inside, as);
        continue;
      }
      Inlines content = p->content;
      if (!opened) content.insert(content.begin(), {speaker, block.where});
      opened = true;
      Block whole{Paragraph{}, inside.where, inside.language};
      if (whole.language.empty()) whole.language = block.language;
      speech(content, whole, as);
    }
    if (!opened) {
      Block alone{Paragraph{}, block.where, block.language};
      speech({{speaker, block.where}}, alone, place);
    }
  }

  /// Body text whose strong face is the speaker's.
  void speech(const Inlines& content, const Block& block, const Place& place) {
    ParagraphStyle style = narrow_style(Role::body, block.language);
    style.strong_role = text_.style(Role::speaker).role;
    const auto& prepared = text_.prepare(content, style, block.where);
    add_lines(text_.fit_once(prepared, width_ - place.indent, place.parent, block.language),
              style,
              place.indent);
  }

  void figure(const Figure& figure, const Block& block, const Place& place) {
    const Pt most = baseline_ * 26.0;
    const bool lifted = place.indent == Pt(0) && figure.position != FloatPosition::text;
    if (lifted) body_.lifted.push_back({body_.units.size(), 1, &figure, nullptr});
    body_.units.push_back(set_figure(text_, figure, width_, most, place.parent, block.where));
  }

  void table(const Table& table, const Block& block, const Place& place) {
    const std::size_t begin = body_.units.size();
    if (begin > 0) space(1);
    auto units = set_table(text_, table, width_, place.parent, block.where);
    if (!units.empty()) units.front().begins = true;
    std::move(units.begin(), units.end(), std::back_inserter(body_.units));
    space(1);
    if (place.indent == Pt(0) && place.parent == 0 && is_wide(text_, table, width_)) {
      body_.lifted.push_back({begin, body_.units.size() - begin, nullptr, &table});
    }
  }

  void list(const List& list, const Place& place) {
    Element element;
    element.role = StructureRole::list;
    element.parent = place.parent;
    const std::uint32_t list_element = text_.add_element(std::move(element));
    std::uint32_t number = list.start;
    for (const ListItem& item : list.items) {
      this->item(item, model::list_label(list.marker, number++), list_element, place.indent);
    }
  }

  void item(const ListItem& item, const std::string& label, std::uint32_t list, Pt indent) {
    const auto element_of = [&](StructureRole role, std::uint32_t parent) {
      Element element;
      element.role = role;
      element.parent = parent;
      return text_.add_element(std::move(element));
    };
    const std::uint32_t element = element_of(StructureRole::list_item, list);
    ParagraphStyle style = text_.style(Role::list_item);
    style.first_indent = Em(0);
    style.alignment = Alignment::start;
    style.structure = StructureRole::list_label;
    const auto& prepared = text_.prepare(model::inlines_of(label), style, {});
    const Pt hang = std::min(prepared.natural_width() + style.size * 0.25, width_ * 0.4);
    const SetParagraph set = text_.fit_once(prepared, width_, element);
    const std::size_t first = body_.units.size();
    const std::uint32_t content = element_of(StructureRole::list_body, element);
    blocks(item.content, {content, std::min(indent + hang, width_ * 0.6), Role::list_item});
    if (first < body_.units.size()) {
      // Before the text: labels are read first.
      auto& atoms = body_.units[first].atoms;
      atoms.insert(atoms.begin(),
                   LineAtom{set.lines,
                            0,
                            WritingMode::horizontal,
                            set.element,
                            {indent, baseline_in(baseline_, style.size)}});
    }
  }

  void pull_quote(const Quote& quote, const Block& block, const Place& place) {
    const bool placed = quote.position != FloatPosition::text &&
                        (quote.position != FloatPosition::anywhere || quote.columns > 0);
    // One is lifted, as figures are; further ones stand in the text.
    if (placed && place.indent == Pt(0) && body_.quote == nullptr) {
      body_.quote = &block;
      body_.quote_unit = body_.units.size();
    }
    body_.units.push_back(set_pull_quote(text_, block, width_, place.parent));
  }

  void quote(const Quote& quote, const Block& block, const Place& place) {
    if (is_pulled(quote)) return pull_quote(quote, block, place);
    Element element;
    element.role = StructureRole::quote;
    element.parent = place.parent;
    element.language = block.language;
    const std::uint32_t parent = text_.add_element(std::move(element));
    blocks(quote.content, {parent, place.indent, Role::quote});
    if (!quote.source.empty()) {
      ParagraphStyle style = text_.style(Role::quote);
      style.alignment = Alignment::end;
      style.first_indent = Em(0);
      const auto& prepared = text_.prepare(quote.source, style, block.where);
      add_lines(text_.fit_once(prepared, width_ - place.indent, parent), style, place.indent);
    }
  }

  void notes() {
    const Article& article = text_.article();
    if (article.notes.empty()) return;
    Unit rule;
    rule.begins = true;
    rule.keep_with_next = true;
    Rule line;
    line.from = {Pt(0), baseline_ * 0.6};
    line.to = {width_ * 0.3, baseline_ * 0.6};
    line.thickness = std::max(text_.design().rule_thickness, Pt(0.25));
    line.colour = text_.design().rule_colour;
    rule.atoms.emplace_back(RuleAtom{line});
    body_.units.push_back(std::move(rule));
    for (const Note& note : article.notes) this->note(note);
  }

  void note(const Note& note) {
    Element element;
    element.role = StructureRole::note;
    const std::uint32_t parent = text_.add_element(std::move(element));
    const std::size_t first = body_.units.size();
    bool labelled = false;
    for (const Block& block : note.content) {
      if (const auto* p = std::get_if<Paragraph>(&block.value)) {
        Inlines content = p->content;
        if (!labelled)
          content.insert(content.begin(), {Text{fmt::format("[{}] ", note.number)}, {}});
        labelled = true;
        ParagraphStyle style = text_.style(Role::note);
        style.structure = StructureRole::paragraph;
        style.first_indent = Em(0);
        const auto& prepared = text_.prepare(content, style, block.where);
        add_lines(text_.fit_once(prepared, width_, parent, block.language), style, Pt(0));
      } else {
        this->block(block, {parent, Pt(0), Role::note});
      }
    }
    if (first < body_.units.size()) {
      body_.units[first].atoms.insert(
          body_.units[first].atoms.begin(),
          AnchorAtom{text_.article().id + "/" + note.id, {Pt(0), Pt(0)}});
    }
  }

  ArticleText& text_;
  Pt width_;
  Pt baseline_;
  Body body_;
};

}  // namespace

Pt stack_lines(Unit& unit, const SetParagraph& paragraph, Pt x, Pt top, Pt leading, Pt size) {
  for (std::size_t i = 0; i < paragraph.lines->lines.size(); ++i) {
    unit.atoms.emplace_back(LineAtom{paragraph.lines,
                                     i,
                                     WritingMode::horizontal,
                                     paragraph.element,
                                     {x, top + baseline_in(leading, size)}});
    top += leading;
  }
  return top;
}

Body set_body(ArticleText& text, Pt width) {
  return BodySetter(text, width).set();
}

}  // namespace qianzi::makeup
