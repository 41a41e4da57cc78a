#include "makeup/page_makeup.h"

#include "makeup/furniture.h"
#include "makeup/layout.h"
#include "makeup/packing.h"
#include "makeup/place.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace qianzi::makeup {
namespace {

class PageMakeup {
public:
  PageMakeup(const Edition& edition,
             std::size_t index,
             const design::PageDesign& design,
             composition::Composer& composer,
             DiagnosticSink& sink)
      : edition_(edition),
        index_(index),
        plan_(edition.head.pages[index]),
        design_(design),
        composer_(composer),
        sink_(sink),
        front_(index == 0),
        workshop_{edition, design, composer, sink},
        right_to_left_(!design.vertical() && edition.head.writing_mode == WritingMode::vertical) {}

  std::vector<Page> make_up() {
    open_page();
    find_articles();
    most_ = room();
    for (const Band& band : pack_articles()) place_band(band);
    close_page();
    return std::move(pages_);
  }

private:
  void find_articles() {
    for (const Placement& placement : plan_.placements) {
      const auto article =
          std::find_if(edition_.articles.begin(),
                       edition_.articles.end(),
                       [&](const Article& candidate) { return candidate.id == placement.article; });
      if (article == edition_.articles.end()) continue;
      const auto index = static_cast<std::uint32_t>(article - edition_.articles.begin());
      layouts_.push_back(std::make_unique<ArticleLayout>(
          workshop_, *article, index, edition_.head.writing_mode, layouts_.empty()));
      wanted_.push_back(placement.columns);
    }
  }

  /// A nameplate that stands free is packed before the articles, so that it has the corner where
  /// reading begins.
  std::vector<Band> pack_articles() {
    PackingRequest request;
    request.articles = before_ + layouts_.size();
    request.lead = before_;
    request.columns = design_.columns;
    request.lines = room();
    request.gap = design_.gap_lines;
    request.fits = [&](std::size_t article, int span) {
      std::vector<Fit> fits;
      if (article < before_) return nameplate_fits(span);
      for (const Form& form : layouts_[article - before_]->forms(span, most_)) {
        fits.push_back({form.lines, form.cost});
      }
      return fits;
    };
    request.wanted_span = [&](std::size_t article) {
      return article < before_ ? nameplate_span() : static_cast<int>(wanted_[article - before_]);
    };
    return without_nameplate(pack(request));
  }

  [[nodiscard]] int nameplate_span() const {
    return design_.nameplate_columns > 0 ? design_.nameplate_columns : design_.columns;
  }

  /// A nameplate has its own span; all columns only where nothing else has room beside it.
  [[nodiscard]] std::vector<Fit> nameplate_fits(int span) const {
    const bool allowed = span == nameplate_span() || span == design_.columns;
    if (!allowed || design_.nameplate_lines > most_) return {};
    return {{design_.nameplate_lines, 0}};
  }

  /// Takes the nameplate out of the bands and paints it where it stands.
  std::vector<Band> without_nameplate(std::vector<Band> bands) {
    if (before_ == 0 || bands.empty()) return bands;
    const Point corner = at(0, nameplate_span(), line_);
    const Pt width = layout_width(nameplate_span());
    const Pt height = design_.baseline * static_cast<double>(design_.nameplate_lines);
    place_nameplate(*builder_,
                    furniture(true),
                    builder_->axes().on_sheet(Rect{corner.x, corner.y, width, height}));
    for (Band& band : bands) {
      std::erase_if(band.slots, [&](const Slot& slot) { return slot.article < before_; });
      // It has a frame or rules of its own.
      std::erase_if(band.dividers, [&](const Divider& d) { return d.middle <= before_; });
      for (Slot& slot : band.slots) slot.article -= before_;
      for (Divider& divider : band.dividers) {
        divider.begin -= std::min(divider.begin, before_);
        divider.middle -= before_;
        divider.end -= before_;
      }
    }
    return bands;
  }

  [[nodiscard]] Pt layout_width(int span) const {
    return design_.column_width() * static_cast<double>(span) + design_.gutter * (span - 1.0);
  }

  void open_page() {
    Page page;
    page.number = plan_.number;
    page.name = plan_.name;
    page.language = edition_.head.language;
    page.trim = design_.sheet;
    page.bleed = design_.bleed;
    page.type_area = design_.type_area(inner());
    page.opens_from_right = design_.opens_from_right(edition_.head.writing_mode);
    page.inks = design_.inks;
    const Axes axes(design_, page.type_area);
    builder_ = std::make_unique<PageBuilder>(std::move(page), axes);
    const bool front = front_ && pages_.empty();
    place_furniture(*builder_, furniture(front));
    first_line_ = furniture_lines(design_, edition_.head, front);
    line_ = first_line_;
    last_line_ = design_.lines() - design_.foot_lines();
    before_ = nameplate_stands_free(design_, edition_.head, front) ? 1 : 0;
  }

  [[nodiscard]] FurnitureOf furniture(bool front) const {
    return {design_, edition_.head, plan_, front, inner(), composer_};
  }

  /// The side of the page that is made up at which its binding is.
  [[nodiscard]] design::Side inner() const {
    const std::size_t number = last_digit(plan_.number).value_or(index_ + 1) + pages_.size();
    const bool right = design_.opens_from_right(edition_.head.writing_mode);
    return (number % 2 == 1) != right ? design::Side::left : design::Side::right;
  }

  /// The last digit of a page's number, odd as the number is; empty where it has none.
  static std::optional<std::size_t> last_digit(const std::string& number) {
    if (number.empty() || number.back() < '0' || number.back() > '9') return std::nullopt;
    return static_cast<std::size_t>(number.back() - '0');
  }

  void close_page() { pages_.push_back(builder_->take()); }

  void turn_page() {
    close_page();
    open_page();
  }

  /// Lines that are left on the page.
  [[nodiscard]] int room() const { return last_line_ - line_; }
  [[nodiscard]] bool page_is_empty() const { return line_ == first_line_; }

  [[nodiscard]] Point at(int column, int span, int line) const {
    const Rect& area = builder_->axes().area();
    // In an edition that opens from the right, columns count from there.
    const int from_left = right_to_left_ ? design_.columns - column - span : column;
    const Pt x = (design_.column_width() + design_.gutter) * static_cast<double>(from_left);
    return {area.x + x, area.y + design_.baseline * static_cast<double>(line)};
  }

  void place_band(const Band& band) {
    const int gap = page_is_empty() ? 0 : design_.gap_lines;
    if (!band.too_high && band.height + gap <= room()) {
      line_ += gap;
      if (gap > 0) horizontal_rule(line_);
      place_slots(band);
      line_ += band.height;
      return;
    }
    if (!band.too_high && !page_is_empty()) {
      overset(band);
      turn_page();
      place_slots(band);
      line_ += band.height;
      return;
    }
    for (const Slot& slot : band.slots) place_in_parts(slot);
  }

  void overset(const Band& band) {
    for (const Slot& slot : band.slots) {
      report(*layouts_[slot.article], "it stands on a page that follows");
    }
  }

  void report(const ArticleLayout& layout, const char* what) {
    const Article& article = layout.text().article();
    sink_.report({Code::text_does_not_fit,
                  article.source_file,
                  article.where.line,
                  article.where.column,
                  {article.id, plan_.number, what}});
  }

  void place_slots(const Band& band) {
    for (const Slot& slot : band.slots) {
      ArticleLayout& layout = *layouts_[slot.article];
      const Form& form = layout.forms(slot.span, most_)[slot.fit];
      const Unit unit = layout.whole(slot.span, form);
      place_unit(layout, unit, slot.column, slot.span, line_ + slot.top, false);
    }
    for (const Divider& divider : band.dividers) {
      const bool boxed =
          is_box(divider.begin, divider.middle) || is_box(divider.middle, divider.end);
      if (!boxed) divide(divider);
    }
  }

  /// Whether these articles are one that has a frame of its own.
  [[nodiscard]] bool is_box(std::size_t begin, std::size_t end) const {
    return end == begin + 1 && layouts_[begin]->vertical();
  }

  void divide(const Divider& divider) {
    const Point corner = at(divider.column, 0, line_ + divider.top);
    if (divider.across) {
      const Pt y = corner.y - design_.baseline * (0.5 * design_.gap_lines);
      const Pt x = at(divider.column, divider.length, line_).x;
      add_rule({x, y}, {x + layouts_[divider.begin]->width(divider.length), y});
      return;
    }
    const Pt x = corner.x - design_.gutter * 0.5;
    add_rule({x, corner.y}, {x, corner.y + design_.baseline * static_cast<double>(divider.length)});
  }

  void place_unit(ArticleLayout& layout,
                  const Unit& unit,
                  int column,
                  int span,
                  int line,
                  bool continued) {
    const Point corner = at(column, span, line);
    const Rect area{
        corner.x, corner.y, layout.width(span), design_.baseline * static_cast<double>(unit.lines)};
    builder_->region(layout.text(), area, continued);
    builder_->place(unit, layout.text(), corner);
  }

  /// An article over all columns that goes on from page to page.
  void place_in_parts(const Slot& slot) {
    ArticleLayout& layout = *layouts_[slot.article];
    const int span = design_.columns;
    constexpr int least = 8;
    const int gap = page_is_empty() ? 0 : design_.gap_lines;
    const bool box_is_too_high =
        layout.vertical() && layout.part(span, 0, room()).unit.lines + gap > room();
    if (!page_is_empty() && (room() < least + gap || box_is_too_high)) {
      turn_page();
    } else {
      line_ += gap;
      if (gap > 0) horizontal_rule(line_);
    }
    std::size_t next = 0;
    bool parted = false;
    while (true) {
      Part part = layout.part(span, next, room());
      place_unit(layout, part.unit, 0, span, line_, parted);
      line_ += part.unit.lines;
      if (part.whole) break;
      if (!parted && design_.nameplate_lines > 0)
        report(layout, "it goes on on a page that follows");
      // A part takes at least one unit, or it would never end.
      next = std::max(part.next, next + 1);
      parted = true;
      turn_page();
    }
  }

  void add_rule(Point from, Point to) {
    if (design_.rule_thickness <= Pt(0)) return;
    Rule rule;
    rule.from = from;
    rule.to = to;
    rule.thickness = design_.rule_thickness;
    rule.shape = design_.rule_shape;
    rule.colour = design_.rule_colour;
    builder_->rule(rule);
  }

  void horizontal_rule(int line) {
    const Rect& area = builder_->axes().area();
    const Pt y = area.y + design_.baseline * (line - 0.5 * design_.gap_lines);
    add_rule({area.x, y}, {area.right(), y});
  }

  const Edition& edition_;
  std::size_t index_;
  const PagePlan& plan_;
  const design::PageDesign& design_;
  composition::Composer& composer_;
  DiagnosticSink& sink_;
  bool front_;
  Workshop workshop_;
  bool right_to_left_;
  std::vector<std::unique_ptr<ArticleLayout>> layouts_;
  std::vector<std::uint16_t> wanted_;
  std::unique_ptr<PageBuilder> builder_;
  std::vector<Page> pages_;
  std::size_t before_ = 0;  ///< what is packed before the articles: the nameplate
  int first_line_ = 0;
  int line_ = 0;
  int last_line_ = 0;
  int most_ = 0;  ///< lines for articles on the page that is packed
};

}  // namespace

std::vector<Page> make_up_page(const Edition& edition,
                               std::size_t index,
                               const design::PageDesign& design,
                               composition::Composer& composer,
                               DiagnosticSink& sink) {
  return PageMakeup(edition, index, design, composer, sink).make_up();
}

}  // namespace qianzi::makeup
