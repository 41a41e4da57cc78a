#include "makeup/vertical_box.h"

#include "makeup/body.h"
#include "makeup/head.h"
#include "model/list_marker.h"
#include "model/text.h"

#include <algorithm>
#include <cmath>
#include <variant>

namespace qianzi::makeup {
namespace {

using design::Role;

/// A paragraph of the box, shaped, not yet broken.
struct Piece {
  const composition::PreparedParagraph* prepared = nullptr;
  Pt pitch;  ///< from line to line
};

struct Geometry {
  Pt width, height;  ///< inside the frame
  int tiers = 1;
  Pt tier_height, tier_gap;
};

class BoxSetter {
public:
  BoxSetter(ArticleText& text, Pt width, bool framed)
      : text_(text),
        baseline_(text.design().baseline),
        padding_(framed ? baseline_ * 0.6 : Pt(0)),
        width_(width),
        framed_(framed) {
    head_pieces();
    body_pieces(text.article().body, Role::body);
    for (const Note& note : text.article().notes) body_pieces(note.content, Role::note);
  }

  Unit set(int least) {
    for (int lines = std::max(least, 6);; ++lines) {
      const Geometry geometry = geometry_for(lines);
      // Very long texts end somewhere: a box higher than any sheet is overset as any article is.
      if (fits(geometry) || lines > 4000) return place(geometry, lines);
    }
  }

private:
  void add(std::vector<Piece>& pieces, const Inlines& content, ParagraphStyle style, Pt pitch) {
    if (content.empty()) return;
    style.writing_mode = WritingMode::vertical;
    pieces.push_back({&text_.prepare(content, style, text_.article().where), pitch});
  }

  void head_pieces() {
    const ArticleHead& head = text_.article().head;
    const auto styled = [&](Role role) {
      ParagraphStyle style = text_.style(role);
      style.first_indent = Em(0);
      style.alignment = Alignment::start;
      return style;
    };
    for (const auto& [content, role] : {std::pair(&head.kicker, Role::kicker),
                                        std::pair(&head.headline, Role::headline_2),
                                        std::pair(&head.deck, Role::deck)}) {
      const ParagraphStyle style = styled(role);
      add(head_, *content, style, style.leading);
    }
    const std::string credits = credit_line(head);
    ParagraphStyle style = styled(Role::byline);
    style.alignment = Alignment::end;
    if (!credits.empty()) add(head_, model::inlines_of(credits), style, style.leading * 1.4);
  }

  void body_pieces(const Blocks& blocks, Role role) {
    for (const Block& block : blocks) {
      if (const auto* p = std::get_if<Paragraph>(&block.value)) {
        body_piece(p->content, role, block.language);
      } else if (const auto* s = std::get_if<Subhead>(&block.value)) {
        body_piece(s->content, Role::subhead, block.language);
      } else if (const auto* turn = std::get_if<Turn>(&block.value)) {
        const Inlines speaker =
            model::inlines_of(turn->speaker + text_.design().furniture.speaker_suffix);
        body_piece(speaker, Role::subhead, block.language);
        body_pieces(turn->content, role);
      } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
        body_pieces(quote->content, Role::quote);
        if (!quote->source.empty()) body_piece(quote->source, Role::quote, block.language);
      } else if (const auto* list = std::get_if<List>(&block.value)) {
        list_pieces(*list);
      } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
        if (!figure->caption.empty()) body_piece(figure->caption, Role::caption, block.language);
      } else if (const auto* table = std::get_if<Table>(&block.value)) {
        table_pieces(*table);
      }
    }
  }

  void list_pieces(const List& list) {
    std::uint32_t number = list.start;
    for (const ListItem& item : list.items) {
      const std::string label = model::list_label(list.marker, number++);
      Blocks content = item.content;
      if (!content.empty()) {
        if (auto* p = std::get_if<Paragraph>(&content.front().value)) {
          Inlines labelled = model::inlines_of(label);
          labelled.insert(labelled.end(), p->content.begin(), p->content.end());
          p->content = std::move(labelled);
        }
      }
      body_pieces(content, Role::list_item);
    }
  }

  /// A table has no vertical form here: its cells follow each other, row by row, so that nothing is
  /// lost.
  void table_pieces(const Table& table) {
    for (const TableRow& row : table.rows) {
      Inlines line;
      for (const TableCell& cell : row.cells) {
        const Inlines gap = line.empty() ? Inlines() : model::inlines_of("  ");
        line.insert(line.end(), gap.begin(), gap.end());
        line.insert(line.end(), cell.content.begin(), cell.content.end());
      }
      body_piece(line, Role::body, {});
    }
  }

  void body_piece(const Inlines& content, Role role, const std::string& language) {
    ParagraphStyle style = text_.style(role);
    if (!language.empty()) style.language = language;
    if (style.language.compare(0, 2, "ja") == 0)
      style.first_indent = std::min(style.first_indent, Em(1));
    add(body_, content, style, baseline_);
  }

  [[nodiscard]] Geometry geometry_for(int lines) const {
    Geometry g;
    g.width = width_ - padding_ * 2.0;
    g.height = baseline_ * static_cast<double>(lines) - padding_ * 2.0 - baseline_ * 0.4;
    const Pt em = text_.style(Role::body).size;
    g.tier_gap = em * 1.6;
    // A vertical line of more than some 24 characters is hard to follow in a newspaper.
    g.tiers = std::max(1, static_cast<int>(std::ceil(g.height / (em * 24.0))));
    const double gaps = g.tiers - 1;
    g.tier_height = (g.height - g.tier_gap * gaps) / static_cast<double>(g.tiers);
    return g;
  }

  [[nodiscard]] Pt head_width(const Geometry& g) const {
    Pt width;
    for (const Piece& piece : head_) {
      width += piece.pitch * static_cast<double>(piece.prepared->fit(g.height).lines.size());
    }
    return width + baseline_ * 0.6;
  }

  [[nodiscard]] int lines_per_tier(const Geometry& g) const {
    return static_cast<int>(std::floor((g.width - head_width(g)) / baseline_ + 0.01));
  }

  [[nodiscard]] bool fits(const Geometry& g) const {
    const int capacity = lines_per_tier(g) * g.tiers;
    if (capacity <= 0) return false;
    std::size_t needed = 0;
    for (const Piece& piece : body_) {
      needed += piece.prepared->fit(g.tier_height).lines.size();
      if (needed > static_cast<std::size_t>(capacity)) return false;
    }
    return true;
  }

  void add_line(Unit& unit, const SetParagraph& set, std::size_t line, Point at) const {
    unit.atoms.emplace_back(LineAtom{set.lines, line, WritingMode::vertical, set.element, at});
  }

  Unit place(const Geometry& g, int lines) {
    Unit unit;
    unit.lines = lines;
    const Pt top = padding_ + baseline_ * 0.2;
    Pt right = padding_ + g.width;
    for (const Piece& piece : head_) {
      const SetParagraph set = text_.fit(*piece.prepared, g.height, 0);
      for (std::size_t i = 0; i < set.lines->lines.size(); ++i) {
        add_line(unit, set, i, {right - piece.pitch * 0.5, top});
        right -= piece.pitch;
      }
    }
    right -= baseline_ * 0.6;
    place_body(unit, g, top, right);
    if (framed_) frame(unit, lines);
    return unit;
  }

  void place_body(Unit& unit, const Geometry& g, Pt top, Pt right) {
    const int capacity = std::max(1, lines_per_tier(g));
    int tier = 0;
    int used = 0;
    for (const Piece& piece : body_) {
      const SetParagraph set = text_.fit(*piece.prepared, g.tier_height, 0);
      for (std::size_t i = 0; i < set.lines->lines.size(); ++i) {
        if (used == capacity) {
          used = 0;
          ++tier;
        }
        const Pt y = top + (g.tier_height + g.tier_gap) * static_cast<double>(tier);
        const Pt x = right - baseline_ * (used + 0.5);
        add_line(unit, set, i, {x, y});
        ++used;
      }
    }
  }

  void frame(Unit& unit, int lines) const {
    const Pt bottom = baseline_ * static_cast<double>(lines) - baseline_ * 0.2;
    const Pt thickness = std::max(text_.design().rule_thickness, Pt(0.4));
    const Colour colour = text_.design().rule_colour;
    const auto line = [&](Point from, Point to) {
      unit.atoms.emplace_back(RuleAtom{{from, to, thickness, Rule::Shape::solid, colour}});
    };
    line({Pt(0), Pt(0)}, {width_, Pt(0)});
    line({Pt(0), bottom}, {width_, bottom});
    line({Pt(0), Pt(0)}, {Pt(0), bottom});
    line({width_, Pt(0)}, {width_, bottom});
  }

  ArticleText& text_;
  Pt baseline_;
  Pt padding_;
  Pt width_;
  bool framed_;
  std::vector<Piece> head_;
  std::vector<Piece> body_;
};

}  // namespace

Unit set_vertical_box(ArticleText& text, Pt width, int least, bool framed) {
  return BoxSetter(text, width, framed).set(least);
}

}  // namespace qianzi::makeup
