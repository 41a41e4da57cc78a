#include "composition/glue.h"

#include "composition/marks.h"
#include "composition/opportunities.h"
#include "composition/prohibitions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qianzi::composition {
namespace {

// CLREQ 3.2.2, JLREQ 3.2.6: a quarter em, half of it at least, half an em at most.
constexpr Em gap_natural{0.25};
constexpr Em gap_shrink{0.125};
constexpr Em gap_stretch{0.25};
// CLREQ 3.5.3, 3.5.4: word spaces between a quarter and half an em.
constexpr Em space_least{0.25};
constexpr Em space_most{0.5};
/// Between characters there is no limit; this is what still looks even.
constexpr Em character_stretch{0.125};

/// Two neighbours meet between units: one cluster, or all of a tcy.
struct Unit : MarkWidth {
  std::uint32_t cluster = 0;
  std::uint32_t clusters = 1;
  Class value = Class::line_break;
  bool narrow = false;  ///< a pair of narrow question or exclamation marks set as one
  bool note_mark = false;
  std::uint32_t room = none;  ///< in a ruby: index of what it needs around it
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
};

class ItemMaker {
public:
  ItemMaker(const CollectedText& collected,
            const ParagraphStyle& style,
            std::span<const ClusterRoom> rooms,
            ShapedText& base,
            Shaper& shaper)
      : collected_(collected),
        style_(style),
        rooms_(rooms),
        base_(base),
        shaper_(shaper),
        marks_(collected, style, base, shaper),
        region_(region_of(style.language)) {}

  std::vector<Item> make() {
    find_orphan();
    const auto count = static_cast<std::uint32_t>(base_.clusters.size());
    items_.reserve(count * 3 + 1);
    for (std::uint32_t i = 0; i < count;) i += add_cluster(i);
    if (count == 0 || base_.clusters[count - 1].value != Class::line_break) add_forced_break();
    return std::move(items_);
  }

private:
  std::uint32_t add_cluster(std::uint32_t index) {
    const Class value = base_.clusters[index].value;
    if (value == Class::line_break) {
      add_forced_break();
      return 1;
    }
    if (value == Class::space && !base_.runs[base_.clusters[index].run].tcy) {
      if (spaces_ == 0) first_space_ = index;
      ++spaces_;
      return 1;
    }
    const Unit unit = unit_at(index);
    if (unit.note_mark && has_left_) {
      add_note_mark(unit);
    } else {
      if (has_left_ || spaces_ > 0) {
        add_joint(unit);
      } else {
        add_first_space(unit);
      }
      add_unit(unit);
    }
    return unit.clusters;
  }

  /// White space of an opening mark that begins a paragraph or follows a forced break.
  void add_first_space(const Unit& unit) {
    const bool indented = items_.empty() && style_.first_indent > Em(0);
    Item& item = add_glue(unit.before, rank_of(unit.value), unit.cluster);
    item.kept = indented && !style_.trim_indented && unit.before > Pt(0);
  }

  void add_forced_break() {
    Item item;
    item.kind = Item::Kind::penalty;
    item.cost = forced_break;
    close_cell_gap();
    items_.push_back(item);
    has_left_ = false;
    row_ = 0;
    spaces_ = 0;
  }

  Unit unit_at(std::uint32_t index) {
    const Cluster& cluster = base_.clusters[index];
    const ShapedRun& run = base_.runs[cluster.run];
    Unit unit;
    unit.cluster = index;
    unit.value = cluster.value;
    unit.width = cluster.advance;
    unit.note_mark = collected_.looks[run.look].note_mark;
    unit.room = room_at(index);
    if (run.tcy) {
      unit.clusters = run.end - index;
      // A pair of marks set so is one mark to the prohibitions.
      unit.narrow = cluster.character == '?' || cluster.character == '!';
      const bool mark = unit.narrow || cluster.value == Class::dividing;
      unit.value = mark ? Class::dividing : Class::ideographic;
      unit.width = run.size;
    } else if (is_mark(cluster.value)) {
      marks_.set_mark(run, index, unit);
    } else if (joins_neighbours(cluster.value)) {
      marks_.set_joining_mark(run, index, unit);
    }
    return unit;
  }

  std::uint32_t room_at(std::uint32_t index) {
    while (next_room_ < rooms_.size() && rooms_[next_room_].cluster < index) ++next_room_;
    const bool found = next_room_ < rooms_.size() && rooms_[next_room_].cluster == index;
    return found ? next_room_ : Unit::none;
  }

  /// A note mark clings to what precedes it, whose white space comes after it.
  void add_note_mark(const Unit& unit) {
    spaces_ = 0;
    add_box(unit);
    left_.cluster = unit.cluster;
  }

  void add_unit(const Unit& unit) {
    bool kept = unit.kept_after;
    if (unit.value == Class::ideographic_space) {
      kept = add_wide_space(unit);
    } else {
      const bool ruby = unit.room != Unit::none;
      if (ruby) add_ruby_glue(rooms_[unit.room].loose_before, false, unit.cluster);
      if (ruby) add_ruby_glue(rooms_[unit.room].kept_before, true, unit.cluster);
      add_box(unit);
      if (ruby) add_ruby_glue(rooms_[unit.room].kept_after, true, unit.cluster);
      if (ruby) add_ruby_glue(rooms_[unit.room].loose_after, false, unit.cluster);
    }
    row_ = closes(unit.value) ? row_ + 1 : 0;
    left_ = unit;
    left_.cluster = unit.cluster + unit.clusters - 1;
    left_.kept_after = kept;
    has_left_ = true;
  }

  void add_box(const Unit& unit) {
    Item item;
    item.cluster = unit.cluster;
    item.clusters = unit.clusters;
    item.natural = unit.width;
    item.hang = unit.hang;
    item.narrows = unit.narrows;
    item.cell = style_.grid && is_wide(unit.value);
    item.clings = unit.value == Class::narrow_mark || !may_begin_line(unit.value, level(), region_);
    item.level = base_.clusters[unit.cluster].level;
    items_.push_back(item);
  }

  /// An em of space goes at line ends, but typed at a paragraph's start it is an indent.
  bool add_wide_space(const Unit& unit) {
    Item& item = add_glue(unit.width, Rank::fixed, unit.cluster);
    item.shrink = Pt(0);
    item.shown = true;
    item.kept = !has_left_ || (left_.value == Class::ideographic_space && left_.kept_after);
    return item.kept;
  }

  /// What a reading takes beside its base, or less than nothing where it overhangs a neighbour.
  void add_ruby_glue(Pt width, bool kept, std::uint32_t cluster) {
    if (width == Pt(0)) return;
    Item& item = add_glue(width, Rank::fixed, cluster);
    item.shrink = Pt(0);
    item.kept = kept;
  }

  /// Do both stand under one reading?
  [[nodiscard]] bool clings(const Unit& right) const {
    return has_left_ && right.room != Unit::none && rooms_[right.room].clings;
  }

  Item& add_glue(Pt width, Rank rank, std::uint32_t cluster) {
    Item item;
    item.kind = Item::Kind::glue;
    item.natural = width;
    item.shrink = width;
    item.shrinks = rank;
    item.cluster = cluster;
    item.level = base_.clusters[cluster].level;
    items_.push_back(item);
    return items_.back();
  }

  /// OPTIMIZATION: two common ideographs, between which there is nothing but a place to break and
  /// room to widen: all that add_joint would come to.
  bool add_plain_joint(const Unit& right) {
    const bool plain = has_left_ && spaces_ == 0 && left_.value == Class::ideographic &&
                       right.value == Class::ideographic && right.room == Unit::none &&
                       !style_.grid && region_ != Region::ko;
    if (!plain) return false;
    const Cluster& left = base_.clusters[left_.cluster];
    const Cluster& next = base_.clusters[right.cluster];
    if (!is_common_han(left.character) || !is_common_han(next.character)) return false;
    if (left.joint == Joint::hyphen) return false;
    const std::uint8_t level = std::min(left.level, next.level);
    Item& penalty = items_.emplace_back();
    penalty.kind = Item::Kind::penalty;
    penalty.cluster = left_.cluster;
    penalty.level = level;
    penalty.cost = right.cluster >= orphan_ ? last_remedy : cost_of(left.joint);
    Item& glue = items_.emplace_back();
    glue.kind = Item::Kind::glue;
    glue.cluster = left_.cluster;
    glue.level = level;
    glue.stretches = Rank::character;
    glue.stretch = character_stretch * style_.size;
    return true;
  }

  void add_joint(const Unit& right) {
    if (add_plain_joint(right)) return;
    const std::size_t first = items_.size();
    const bool same_ruby = clings(right);
    Pt after = has_left_ ? left_.after : Pt(0);
    Pt before = right.before;
    if (has_left_ && spaces_ == 0) join_marks(right, after, before);
    if (after > Pt(0)) {
      Item& item = add_glue(after, rank_of(left_.value), left_.cluster);
      item.kept = left_.kept_after;
    }
    const bool gap = has_left_ && !left_.note_mark && !right.note_mark && !same_ruby &&
                     wants_gap(left_.value, right.value, region_);
    add_spaces(gap && !style_.grid);
    if (has_left_ && !same_ruby) add_penalty(right);
    if (has_left_ && spaces_ == 0 && !left_.narrow &&
        follows_question(left_.value, right.value, region_)) {
      add_glue(style_.size, Rank::fixed, left_.cluster).shrink = Pt(0);
    }
    if (style_.grid) {
      add_cell_gap(right);
    } else if (gap && spaces_ == 0) {
      set_gap(add_glue(Pt(0), Rank::script_gap, left_.cluster));
    }
    if (before > Pt(0)) add_glue(before, rank_of(right.value), right.cluster - 1);
    if (has_left_ && !same_ruby) add_character_stretch(first, right);
    const std::uint8_t level = base_.clusters[right.cluster].level;
    for (std::size_t i = first; i < items_.size(); ++i) {
      if (!items_[i].shown) items_[i].level = std::min(items_[i].level, level);
    }
    spaces_ = 0;
  }

  // CLREQ 3.1.6.2: marks that together would take two ems take one and a half. What is left of the
  // white space between them stays on the side of the mark that has more.
  void join_marks(const Unit& right, Pt& after, Pt& before) const {
    if (!is_mark(left_.value) || !is_mark(right.value)) return;
    const Pt half = Em(0.5) * style_.size;
    const Pt left = std::max(after + before - half, Pt(0));
    after = std::min(after, left);
    before = left - after;
  }

  void add_spaces(bool gap) {
    for (std::uint32_t i = first_space_; i < first_space_ + spaces_; ++i) {
      const Pt natural = base_.clusters[i].advance;
      Item& item = add_glue(natural, Rank::word_space, i);
      item.shown = true;
      item.stretches = Rank::word_space;
      item.shrink = std::max(natural - space_least * style_.size, Pt(0));
      item.stretch = std::max(space_most * style_.size - natural, Pt(0));
      if (gap && i == first_space_) set_gap(item);
    }
  }

  /// On the grid proportional text takes whole cells: half of what is over stands before it, and
  /// the cell that follows leaves the other half.
  void add_cell_gap(const Unit& right) {
    const bool was_wide = has_left_ && is_wide(left_.value);
    if (was_wide == is_wide(right.value)) return;
    if (!was_wide) {
      close_cell_gap();
      return;
    }
    add_glue(Pt(0), Rank::fixed, left_.cluster).shrink = Pt(0);
    cell_gap_ = items_.size() - 1;
  }

  void close_cell_gap() {
    if (cell_gap_ == no_gap) return;
    Pt width;
    for (std::size_t i = cell_gap_ + 1; i < items_.size(); ++i) width += items_[i].natural;
    const double cells = std::ceil(width / style_.size - 1e-9);
    items_[cell_gap_].natural = (style_.size * cells - width) / 2.0;
    cell_gap_ = no_gap;
  }

  void set_gap(Item& item) const {
    item.natural = gap_natural * style_.size;
    item.shrink = gap_shrink * style_.size;
    item.stretch = gap_stretch * style_.size;
    item.shrinks = Rank::script_gap;
    item.stretches = Rank::script_gap;
  }

  /// How strictly marks are kept from line edges.
  [[nodiscard]] Prohibition level() const {
    return region_ == Region::ja ? style_.japanese_prohibition : style_.prohibition;
  }

  void add_penalty(const Unit& right) {
    const Cluster* space = spaces_ > 0 ? &base_.clusters[first_space_ + spaces_ - 1] : nullptr;
    const Cluster& left = base_.clusters[left_.cluster];
    Cluster next = base_.clusters[right.cluster];
    next.value = right.value;
    const Joint joint = space == nullptr ? left.joint : Joint::none;
    Item item;
    item.kind = Item::Kind::penalty;
    item.cluster = left_.cluster;
    item.level = left.level;
    const BreakRules rules{level(), region_, style_.korean_breaks};
    const bool free = joint == Joint::hyphen ? set_hyphen(item)
                                             : may_break(left, left_.value, space, next, rules);
    const bool third = row_ >= 2 && closes(right.value);
    if (!free && !third) return;
    item.cost = !free ? let_go : right.cluster >= orphan_ ? last_remedy : cost_of(joint);
    items_.push_back(item);
  }

  static bool closes(Class value) { return is_mark(value) && value != Class::opening; }

  static int cost_of(Joint joint) {
    switch (joint) {
    case Joint::hyphen:
      return hyphen_cost;
    case Joint::address:
      return address_cost;
    case Joint::phrase:
      return phrase_cost;
    default:
      return 0;
    }
  }

  /// Flags a penalty, unless the run's face has no hyphen.
  bool set_hyphen(Item& item) {
    ShapedRun& run = base_.runs[base_.clusters[item.cluster].run];
    if (run.hyphen.id == 0) run.hyphen = shaper_.hyphen(run);
    item.flagged = run.hyphen.id != 0;
    item.hyphen = at_size(run.hyphen.advance, run.units_per_em, run.size);
    return item.flagged;
  }

  void add_character_stretch(std::size_t first, const Unit& right) {
    if (!may_part(left_.value, right.value, region_)) return;
    const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto glue = std::find_if(
        begin, items_.end(), [](const Item& item) { return item.kind == Item::Kind::glue; });
    Item& item = glue != items_.end() ? *glue : add_glue(Pt(0), Rank::fixed, left_.cluster);
    if (item.stretches != Rank::fixed) return;
    item.stretches = Rank::character;
    item.stretch = character_stretch * style_.size;
  }

  // CLREQ 3.4.4: the last line is not one character, nor one and a mark.
  void find_orphan() {
    std::size_t at = base_.clusters.size();
    while (at > 0) {
      const Cluster& cluster = base_.clusters[--at];
      const bool note = collected_.looks[base_.runs[cluster.run].look].note_mark;
      const bool trails = note || is_mark(cluster.value) || cluster.value == Class::space ||
                          cluster.value == Class::narrow_mark || cluster.value == Class::ignorable;
      if (trails) continue;
      if (is_wide(cluster.value)) orphan_ = static_cast<std::uint32_t>(at);
      return;
    }
  }

  const CollectedText& collected_;
  const ParagraphStyle& style_;
  std::span<const ClusterRoom> rooms_;
  ShapedText& base_;
  Shaper& shaper_;
  MarkSetter marks_;
  Region region_;
  std::vector<Item> items_;
  Unit left_;  ///< valid if has_left_
  bool has_left_ = false;
  std::uint32_t first_space_ = 0;
  std::uint32_t spaces_ = 0;
  std::uint32_t next_room_ = 0;
  std::uint32_t orphan_ = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t no_gap = std::numeric_limits<std::size_t>::max();
  std::size_t cell_gap_ = no_gap;  ///< the item before proportional text on the grid
  std::uint32_t row_ = 0;          ///< closing marks in a row, up to left_
};

}  // namespace

std::vector<Item> make_items(const CollectedText& collected,
                             const ParagraphStyle& style,
                             std::span<const ClusterRoom> rooms,
                             ShapedText& base,
                             Shaper& shaper) {
  return ItemMaker(collected, style, rooms, base, shaper).make();
}

}  // namespace qianzi::composition
