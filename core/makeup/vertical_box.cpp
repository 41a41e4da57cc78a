#include "makeup/vertical_box.h"

#include "makeup/body.h"
#include "makeup/head.h"
#include "makeup/head_fit.h"
#include "model/list_marker.h"
#include "model/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

namespace qianzi::makeup {
namespace {

using design::Role;

/// A paragraph of the box, shaped, not yet broken.
struct Piece {
  const composition::PreparedParagraph* prepared = nullptr;
  Pt pitch;            ///< from line to line
  std::string anchor;  ///< what leads here, where something does
  Pt measure;          ///< of a line of the head: what it is set to
};

/// No box is tried higher: a text that does not fit is overset as any article is.
constexpr int highest = 4000;
/// A vertical line of more than so many characters is hard to follow in a newspaper.
constexpr double longest_line = 26;
/// And of fewer than that, restless.
constexpr double shortest_line = 13;
/// Lines stand at most this much further apart than on the grid.
constexpr double widest_pitch = 1.35;

struct Geometry {
  Pt width, height;  ///< inside the frame
  int tiers = 1;
  Pt tier_height, tier_gap;
  int capacity = 1;  ///< lines in a tier
  Pt pitch;          ///< from line to line of the body
  Pt picture_width;  ///< of the pictures at the end of the box; 0: none
  double cost = 0;
};

/// Pictures take at most this part of the box's width, and are no narrower than so many characters.
constexpr double widest_picture = 0.45;
constexpr double narrowest_picture = 9;

class BoxSetter {
public:
  BoxSetter(ArticleText& text, Pt width)
      : text_(text),
        baseline_(text.design().baseline),
        padding_(baseline_ * 0.6),
        width_(width),
        em_(text.style(Role::body).size) {
    body_pieces(text.article().body, Role::body);
    for (const Note& note : text.article().notes) note_pieces(note);
    // Lines can be squeezed, but not to less than this.
    for (const Piece& piece : body_) shortest_ += piece.prepared->natural_width() * 0.75;
  }

  std::vector<BoxForm> forms(int most) {
    constexpr std::size_t tried = 14;
    std::vector<BoxForm> forms;
    for (int lines = least; lines <= most && forms.size() < tried; ++lines) {
      const auto geometry = geometry_for(lines);
      if (geometry) forms.push_back({lines, geometry->cost});
    }
    return forms;
  }

  Unit set(int wanted) {
    for (int lines = std::max(wanted, least);; ++lines) {
      const auto geometry = geometry_for(lines);
      if (geometry) return place(*geometry, lines);
      if (lines > highest) return place(tiers_of(lines, 1), lines);
    }
  }

private:
  static constexpr int least = 6;

  void add(std::vector<Piece>& pieces, const Inlines& content, ParagraphStyle style, Pt pitch) {
    if (content.empty()) return;
    style.writing_mode = WritingMode::vertical;
    pieces.push_back({&text_.prepare(content, style, text_.article().where), pitch, {}, {}});
  }

  /// The head in a box of this height: a line that is a little too long for it is set smaller.
  void head_pieces(Pt height) {
    head_.clear();
    const ArticleHead& head = text_.article().head;
    const auto styled = [&](Role role) {
      ParagraphStyle style = text_.style(role);
      style.first_indent = Em(0);
      style.alignment = Alignment::start;
      style.writing_mode = WritingMode::vertical;
      return style;
    };
    for (const auto& [content, role] : {std::pair(&head.kicker, Role::kicker),
                                        std::pair(&head.headline, Role::headline_2),
                                        std::pair(&head.deck, Role::deck)}) {
      if (content->empty()) continue;
      const HeadLevel level{styled(role), text_.design().limits(role)};
      const HeadFit fit = fit_head_text(text_, *content, {&level, 1}, height);
      head_.push_back({fit.prepared, fit.style.leading, {}, fit.measure});
    }
    const std::string credits = credit_line(head);
    ParagraphStyle style = styled(Role::byline);
    style.alignment = Alignment::end;
    if (credits.empty()) return;
    add(head_, model::inlines_of(credits), style, style.leading * 1.4);
    head_.back().measure = height;
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
        pictures_.push_back(figure);
      } else if (const auto* table = std::get_if<Table>(&block.value)) {
        table_pieces(*table);
      }
    }
  }

  void note_pieces(const Note& note) {
    const std::size_t first = body_.size();
    body_pieces(labelled(note.content, fmt::format("[{}] ", note.number)), Role::note);
    if (first < body_.size()) body_[first].anchor = text_.article().id + "/" + note.id;
  }

  /// Blocks with a label before their first paragraph.
  static Blocks labelled(Blocks content, const std::string& label) {
    if (content.empty()) return content;
    if (auto* p = std::get_if<Paragraph>(&content.front().value)) {
      Inlines whole = model::inlines_of(label);
      whole.insert(whole.end(), p->content.begin(), p->content.end());
      p->content = std::move(whole);
    }
    return content;
  }

  void list_pieces(const List& list) {
    std::uint32_t number = list.start;
    for (const ListItem& item : list.items) {
      body_pieces(labelled(item.content, model::list_label(list.marker, number++)),
                  Role::list_item);
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

  [[nodiscard]] Pt inner_height(int lines) const {
    return baseline_ * static_cast<double>(lines) - padding_ * 2.0 - baseline_ * 0.4;
  }

  /// The inside of a box parted into tiers, its lines not yet counted.
  [[nodiscard]] Geometry tiers_of(int lines, int tiers) const {
    Geometry g;
    g.width = width_ - padding_ * 2.0;
    g.height = inner_height(lines);
    g.tier_gap = em_ * 1.6;
    g.picture_width = picture_width(g).value_or(Pt(0));
    g.tiers = tiers;
    const double gaps = tiers - 1.0;
    g.tier_height = (g.height - g.tier_gap * gaps) / static_cast<double>(tiers);
    g.capacity = std::max(1, lines_at(g, baseline_));
    g.pitch = baseline_;
    return g;
  }

  /// The tiers that fill a box of so many lines best; empty if the text does not fit.
  [[nodiscard]] std::optional<Geometry> geometry_for(int lines) {
    std::optional<Geometry> best;
    // Breaking text into lines is dear: not where it cannot fit, even if there were no head.
    const Pt height = inner_height(lines);
    if (height <= Pt(0) || shortest_ / height > width_ / baseline_) return best;
    if (lines <= highest && !picture_width(tiers_of(lines, 1))) return best;
    head_pieces(height);
    constexpr int most_tiers = 12;
    for (int tiers = 1; tiers <= most_tiers; ++tiers) {
      Geometry g = tiers_of(lines, tiers);
      if (g.tier_height < em_ * 6.0) break;
      const int most = lines_at(g, baseline_) * tiers;
      if (shortest_ / g.tier_height > most) continue;
      const int needed = lines_needed(g.tier_height);
      if (needed > most) continue;
      g.capacity = std::max(1, (needed + tiers - 1) / tiers);
      const Pt room = body_width(g);
      g.pitch = std::min(room / static_cast<double>(g.capacity), baseline_ * widest_pitch);
      // White: of lines that stand apart, of the last tier's end, of a gap left at the side.
      const double column_lines = lines * (width_ / text_.design().column_width());
      const double opened = (g.pitch / baseline_ - 1) * column_lines * 0.35;
      const double used = g.pitch / room * g.capacity;
      const double missing = g.capacity * tiers - needed;
      const double white = 1 - used + missing / (g.capacity * tiers);
      g.cost = opened + 2.5 * white * column_lines;
      const double length = g.tier_height / em_;
      g.cost += 4.0 * std::max({0.0, length - longest_line, shortest_line - length});
      if (!best || g.cost < best->cost) best = g;
    }
    return best;
  }

  /// Pictures above each other, captions below each as on the page around the box.
  [[nodiscard]] Unit pictures(Pt width, Pt height) {
    Unit stack;
    stack.lines = 0;
    const Pt most = height * (1.0 / static_cast<double>(pictures_.size()));
    for (const Figure* figure : pictures_) {
      const Unit unit = set_figure(text_, *figure, width, most, 0, text_.article().where);
      for (const Atom& atom : unit.atoms) {
        stack.atoms.push_back(moved(atom, {Pt(0), baseline_ * static_cast<double>(stack.lines)}));
      }
      stack.lines += unit.lines;
    }
    return stack;
  }

  /// The width at which the pictures fill the height, as far as there is width for them; empty
  /// where they find no room.
  [[nodiscard]] std::optional<Pt> picture_width(const Geometry& g) const {
    if (pictures_.empty()) return Pt(0);
    Pt high;
    for (const Figure* figure : pictures_) high += figure_height(text_, *figure, Pt(1));
    const Pt captions = baseline_ * (3.0 * static_cast<double>(pictures_.size()));
    const Pt width = std::min(g.width * widest_picture, Pt((g.height - captions) / high));
    if (width < em_ * narrowest_picture) return std::nullopt;
    return width;
  }

  [[nodiscard]] Pt head_width(const Geometry& g) const {
    Pt width;
    for (const Piece& piece : head_) {
      width +=
          piece.pitch *
          static_cast<double>(piece.prepared->fit(std::min(piece.measure, g.height)).lines.size());
    }
    return width + baseline_ * 0.6;
  }

  [[nodiscard]] Pt body_width(const Geometry& g) const {
    const Pt beside = g.picture_width > Pt(0) ? g.picture_width + em_ : Pt(0);
    return g.width - head_width(g) - beside;
  }

  [[nodiscard]] int lines_at(const Geometry& g, Pt pitch) const {
    return static_cast<int>(std::floor(body_width(g) / pitch + 0.01));
  }

  [[nodiscard]] int lines_needed(Pt tier_height) const {
    std::size_t needed = 0;
    for (const Piece& piece : body_) needed += piece.prepared->fit(tier_height).lines.size();
    return static_cast<int>(needed);
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
      const SetParagraph set = text_.fit(*piece.prepared, std::min(piece.measure, g.height), 0);
      for (std::size_t i = 0; i < set.lines->lines.size(); ++i) {
        add_line(unit, set, i, {right - piece.pitch * 0.5, top});
        right -= piece.pitch;
      }
    }
    right -= baseline_ * 0.6;
    place_body(unit, g, top, right);
    if (g.picture_width > Pt(0)) {
      for (const Atom& atom : pictures(g.picture_width, g.height).atoms) {
        unit.atoms.push_back(moved(atom, {padding_, top}));
      }
    }
    frame(unit, lines);
    return unit;
  }

  void place_body(Unit& unit, const Geometry& g, Pt top, Pt right) {
    int tier = 0;
    int used = 0;
    for (const Piece& piece : body_) {
      const SetParagraph set = text_.fit(*piece.prepared, g.tier_height, 0);
      for (std::size_t i = 0; i < set.lines->lines.size(); ++i) {
        if (used == g.capacity) {
          used = 0;
          ++tier;
        }
        const Pt y = top + (g.tier_height + g.tier_gap) * static_cast<double>(tier);
        const Pt x = right - g.pitch * (used + 0.5);
        if (i == 0 && !piece.anchor.empty())
          unit.atoms.emplace_back(AnchorAtom{piece.anchor, {x, y}});
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
  Pt em_;
  Pt shortest_;  ///< all lines of the body after each other, at the least
  std::vector<Piece> head_;
  std::vector<Piece> body_;
  std::vector<const Figure*> pictures_;
};

}  // namespace

std::vector<BoxForm> vertical_box_forms(ArticleText& text, Pt width, int most) {
  return BoxSetter(text, width).forms(most);
}

Unit set_vertical_box(ArticleText& text, Pt width, int lines) {
  return BoxSetter(text, width).set(lines);
}

}  // namespace qianzi::makeup
