#include "makeup/page_makeup.h"

#include "makeup/flow.h"
#include "makeup/packing.h"
#include "makeup/placement.h"
#include "makeup/proof.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace qianzi::makeup {
namespace {

/// What goes on elsewhere needs so many free lines at least.
constexpr int least_room = 7;
/// Lines of a strip at the foot beside those of text: the gap, the head, columns that are not full.
constexpr int lines_of_head = 6;
/// Hand-placed articles leave areas to the packing only from so many lines on.
constexpr int least_area = 6;

/// A nameplate has its own span; all columns only where nothing finds room beside it.
std::vector<Fit> nameplate_fits(const Sheet& sheet, int span) {
  const Cells& cells = *sheet.nameplate();
  if (span != cells.span && span != sheet.room().span) return {};
  return {{cells.lines, span == cells.span ? 0.0 : 1000.0, 0}};
}

}  // namespace

PageDraft::PageDraft(const Edition& edition, std::size_t index, const design::PageDesign& design)
    : edition_(edition),
      plan_(edition.head.pages[index]),
      workshop_{edition, design, nullptr, diagnostics_},
      index_(index) {}

void PageDraft::make_up(composition::Composer& composer) {
  workshop_.composer = &composer;
  report_.number = plan_.number;
  report_.name = plan_.name;
  sheets_.push_back(std::make_unique<Sheet>(workshop_, index_, 0));
  report_.lines = sheets_[0]->room().lines * sheets_[0]->room().span;
  find_articles();
  place_by_hand();
  set_aside();
  place_packed();
  continue_packing();
  for (const Rest& rest : rests_) report_.overset += rest.overset;
}

void PageDraft::find_articles() {
  for (const std::size_t i : order_of(plan_.placements)) {
    const Placement& placement = plan_.placements[i];
    const auto article =
        std::find_if(edition_.articles.begin(),
                     edition_.articles.end(),
                     [&](const Article& candidate) { return candidate.id == placement.article; });
    if (article == edition_.articles.end()) continue;
    const design::Box* const box = design().box(placement.box);
    if (box == nullptr && !placement.box.empty()) {
      report_placement(placement, "its design has no box " + placement.box);
    }
    const auto index = static_cast<std::uint32_t>(article - edition_.articles.begin());
    left_.push_back(layouts_.size());
    layouts_.push_back(std::make_unique<ArticleLayout>(
        workshop_, *article, index, edition_.head.writing_mode, layouts_.empty(), box));
    placements_.push_back(&placement);
  }
}

void PageDraft::place_by_hand() {
  Sheet& sheet = *sheets_[0];
  HandPlacer placer(design(), sheet.room(), sheet.nameplate());
  std::vector<std::size_t> others;
  for (const std::size_t i : left_) {
    ArticleLayout& layout = *layouts_[i];
    const auto natural = [&](int span) {
      const std::vector<Form> forms = layout.forms(span, sheet.room().lines);
      return forms.empty() ? sheet.room().lines : forms.front().lines;
    };
    if (!is_fixed(*placements_[i])) {
      others.push_back(i);
      continue;
    }
    const auto place = placer.place(*placements_[i], natural);
    if (!place.cells) {
      report_placement(*placements_[i], place.problem);
      others.push_back(i);
      continue;
    }
    // A vertical box is not cut.
    if (layout.vertical() && layout.forms(place.cells->span, place.cells->lines).empty()) {
      placer.withdraw();
      report_placement(*placements_[i], "its vertical text needs more room");
      others.push_back(i);
      continue;
    }
    const Form form = layout.form_for(place.cells->span, place.cells->lines);
    this->place(sheet, layout, *place.cells, form);
    report_.articles.back().by_hand = true;
  }
  left_ = std::move(others);
}

/// Vertical boxes are not cut: one that even a page of its own does not hold has pages that are
/// turned.
void PageDraft::set_aside() {
  const int most = design().lines() - design().head_lines() - design().foot_lines();
  std::erase_if(left_, [&](std::size_t i) {
    ArticleLayout& layout = *layouts_[i];
    if (!layout.vertical() || !layout.forms(design().columns, most).empty()) return false;
    report_overset(layout, "it stands on pages that follow, turned");
    turned_.push_back(layout.text().index());
    return true;
  });
}

void PageDraft::place_packed() {
  if (left_.empty() || pack_into(*sheets_[0], false, false)) return;
  static_cast<void>(pack_into(*sheets_[0], true, true));
  for (const std::size_t i : left_)
    report_overset(*layouts_[i], "it stands on a page that follows");
}

void PageDraft::continue_packing() {
  while (!left_.empty()) {
    Sheet& sheet = turn_page();
    if (pack_into(sheet, false, false)) return;
    const std::size_t before = left_.size();
    static_cast<void>(pack_into(sheet, true, true));
    if (left_.size() < before) continue;
    // Too high for any page: nothing is dropped.
    ArticleLayout& layout = *layouts_[left_.front()];
    const Part part = layout.part(design().columns, 0, sheet.room().lines);
    Cells cells = sheet.room();
    cells.lines = part.unit.lines;
    place(sheet, layout, cells, {.lines = part.unit.lines, .cut = !layout.vertical()});
    left_.erase(left_.begin());
  }
}

bool PageDraft::pack_into(Sheet& sheet, bool may_cut, bool must) {
  std::vector<std::map<int, std::vector<Form>>> forms(left_.size());
  PackingRequest request;
  // A nameplate that stands free is packed before the articles: it has the corner where reading
  // begins, and the page is parted around it. Beside articles placed by hand it is taken as it is.
  const std::size_t before = sheet.nameplate() && sheet.empty() ? 1 : 0;
  request.articles = before + left_.size();
  request.lead = before;
  request.areas = before > 0 ? std::vector{sheet.room()} : sheet.vacant(least_area);
  std::vector<Cells> wide = before > 0 ? request.areas : sheet.vacant(least_area, true);
  for (std::vector<Cells>* areas : {&request.areas, &wide}) {
    const int foot = sheet.room().bottom() - (&sheet == sheets_[0].get() ? reserved_ : 0);
    for (Cells& area : *areas) area.lines = std::max(0, std::min(area.lines, foot - area.top));
  }
  request.gap = design().gap_lines;
  request.leads = sheet.empty();
  int most = 0;
  for (const Cells& area : request.areas) most = std::max(most, area.lines);
  for (const Cells& area : wide) most = std::max(most, area.lines);
  request.fits = [&](std::size_t packed, int span) {
    if (packed < before) return nameplate_fits(sheet, span);
    const std::size_t article = packed - before;
    ArticleLayout& layout = *layouts_[left_[article]];
    std::vector<Form>& all = forms[article][span];
    all = layout.forms(span, most);
    if (may_cut) {
      const std::vector<Form> cuts = layout.cuts(span, most);
      all.insert(all.end(), cuts.begin(), cuts.end());
    }
    std::vector<Fit> fits;
    for (const Form& form : all)
      fits.push_back({form.lines, form.cost, layout.headline_size(span)});
    return fits;
  };
  request.wanted_span = [&](std::size_t article) {
    if (article < before) return sheet.nameplate()->span;
    return static_cast<int>(placements_[left_[article - before]]->columns);
  };
  Packed packed = pack(request);
  if (wide != request.areas) {
    request.areas = wide;
    Packed other = pack(request);
    const bool more = other.placed > packed.placed;
    if (more || (other.placed == packed.placed && other.cost < packed.cost)) {
      packed = std::move(other);
    }
  }
  const std::size_t placed = packed.placed - std::min(packed.placed, before);
  if (!must && placed < left_.size()) return false;
  for (const Slot& slot : packed.slots) {
    if (slot.article < before) continue;
    const std::size_t article = slot.article - before;
    const Form& form = forms[article][slot.cells.span][slot.fit];
    place(sheet, *layouts_[left_[article]], slot.cells, form);
  }
  left_.erase(left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(placed));
  return left_.empty();
}

void PageDraft::place(Sheet& sheet, ArticleLayout& layout, const Cells& cells, const Form& form) {
  const Part part = layout.set(cells.span, form);
  const int overset = part.whole ? 0 : layout.lines_left(cells.span, part.next);
  const Standing standing{layout.text().index(), cells, part.unit.lines, layout.framed(), overset};
  sheet.place(layout.text(), part.unit, standing, false);
  note_lines(report_, layout.text().article().id, part.unit);
  ArticleReport& report = report_.articles.emplace_back();
  report.article = layout.text().article().id;
  report.sheet = sheets_.size() - 1;
  report.cells = cells;
  report.headline = part.headline;
  if (&sheet == sheets_[0].get()) report_.filled += part.unit.lines * cells.span;
  if (part.whole) return;
  const Point corner = sheet.corner(cells.column, cells.span, cells.top);
  const Rect& foot = part.foot;
  const Rect line{corner.x + foot.x, corner.y + foot.y, foot.width, foot.height};
  report.overset = overset;
  rests_.push_back(
      {&layout, cells.span, part.next, &sheet, {line, layout.across()}, 2, report.overset});
}

void PageDraft::send(const std::vector<PageDraft*>& following, composition::Composer& composer) {
  // They were made up on other threads, with theirs.
  for (PageDraft* const page : following) page->workshop_.composer = &composer;
  workshop_.composer = &composer;
  std::vector<Rest> stay;
  for (const Rest& rest : rests_) {
    const std::string& id = rest.layout->text().article().id;
    auto to = std::find_if(following.begin(), following.end(), [&](PageDraft* page) {
      return &page->design() == &design() && page->receive(*this, rest);
    });
    if (to == following.end()) {
      const int strip = rest.overset / design().columns + lines_of_head;
      to = std::find_if(following.begin(), following.end(), [&](PageDraft* page) {
        page->workshop_.composer = &composer;
        return &page->design() == &design() && page->make_room(strip) && page->receive(*this, rest);
      });
    }
    if (to == following.end()) {
      stay.push_back(rest);
      continue;
    }
    paint_jump(*rest.sheet, rest.foot, part_anchor(id, rest.part), workshop_, (*to)->plan());
    for (ArticleReport& report : report_.articles) {
      if (report.article == id) report.goes_on = (*to)->plan().number;
    }
    const Article& article = rest.layout->text().article();
    diagnostics_.report({Code::article_jumps,
                         article.source_file,
                         article.where.line,
                         article.where.column,
                         {id, plan_.number, (*to)->plan().number}});
  }
  rests_ = std::move(stay);
}

bool PageDraft::make_room(int lines) {
  const bool as_packed =
      sheets_.size() == 1 && rests_.empty() && reserved_ == 0 && !report_.articles.empty() &&
      std::none_of(report_.articles.begin(), report_.articles.end(), [](const ArticleReport& a) {
        return a.by_hand || a.continued;
      });
  if (!as_packed) return false;
  std::unique_ptr<Sheet> sheet = std::make_unique<Sheet>(workshop_, index_, 0);
  PageReport report = report_;
  report_.articles.clear();
  report_.filled = 0;
  report_.loosest.reset();
  report_.tightest.reset();
  sheet.swap(sheets_[0]);
  left_.resize(layouts_.size());
  std::iota(left_.begin(), left_.end(), std::size_t{0});
  reserved_ = lines;
  if (pack_into(*sheets_[0], false, false)) return true;
  left_.clear();
  reserved_ = 0;
  report_ = std::move(report);
  sheet.swap(sheets_[0]);
  return false;
}

bool PageDraft::receive(const PageDraft& from, const Rest& rest) {
  Sheet& sheet = *sheets_[0];
  ArticleLayout& layout = *rest.layout;
  for (const Cells& room : sheet.vacant(least_room)) {
    for (int span = 1; span <= room.span; ++span) {
      if (layout.keeps_span() && span != rest.span) continue;
      if (rest.overset > span * room.lines) continue;
      Workshop workshop = from.workshop_;
      const Part part = layout.part(span, rest.next, room.lines, [&](Pt width) {
        return continued_head(layout.text(), workshop, &from.plan_, width);
      });
      if (!part.whole || part.unit.lines > room.lines) continue;
      const Cells cells{room.column, span, room.top, part.unit.lines};
      const std::string& id = layout.text().article().id;
      sheet.place(layout.text(),
                  part.unit,
                  {layout.text().index(), cells, cells.lines, layout.framed(), 0},
                  true);
      const Rect area = sheet.area(cells);
      sheet.builder().anchor(part_anchor(id, rest.part), {area.x, area.y});
      const Rect& head = part.head;
      sheet.builder().link(
          {{area.x + head.x, area.y + head.y, head.width, head.height}, "#" + id, 0});
      note_lines(report_, id, part.unit);
      report_.filled += cells.lines * span;
      ArticleReport& report = report_.articles.emplace_back();
      report.article = id;
      report.cells = cells;
      report.continued = true;
      return true;
    }
  }
  return false;
}

std::vector<Page> PageDraft::finish(composition::Composer& composer) {
  workshop_.composer = &composer;
  place_rests();
  report_.sheets = sheets_.size();
  std::vector<Page> pages;
  for (const auto& sheet : sheets_) {
    add_proof(*sheet, workshop_);
    pages.push_back(sheet->take());
  }
  for (const std::uint32_t article : turned_) {
    std::vector<Page> more =
        turned_pages(edition_, index_, article, design(), composer, diagnostics_, report_);
    std::move(more.begin(), more.end(), std::back_inserter(pages));
  }
  return pages;
}

void PageDraft::place_rests() {
  std::vector<Rest> rests = std::move(rests_);
  for (Rest& rest : rests) {
    // A bare article on its own design simply goes on.
    if (design().nameplate_lines > 0) {
      report_overset(*rest.layout, "it goes on on a page that follows");
    }
    place_in_parts(rest);
  }
}

/// An article that goes on from page to page, over all columns.
void PageDraft::place_in_parts(Rest rest) {
  ArticleLayout& layout = *rest.layout;
  const int span = layout.keeps_span() ? rest.span : design().columns;
  while (true) {
    Sheet* sheet = sheets_.back().get();
    std::vector<Cells> vacant;
    if (sheet != rest.sheet) vacant = sheet->vacant(least_room);
    const bool fits = !vacant.empty() && vacant.back().span >= span;
    if (!fits) sheet = &turn_page();
    Cells cells = fits ? vacant.back() : sheet->room();
    cells.span = span;
    const Part part = layout.part(span, rest.next, cells.lines);
    cells.lines = part.unit.lines;
    sheet->place(layout.text(),
                 part.unit,
                 {layout.text().index(), cells, cells.lines, layout.framed(), 0},
                 true);
    note_lines(report_, layout.text().article().id, part.unit);
    if (part.whole) return;
    // A part takes at least one unit, or it would never end.
    rest.next = std::max(part.next, rest.next + 1);
    rest.sheet = sheet;
  }
}

Sheet& PageDraft::turn_page() {
  sheets_.push_back(std::make_unique<Sheet>(workshop_, index_, sheets_.size()));
  return *sheets_.back();
}

void PageDraft::report_overset(const ArticleLayout& layout, const char* what) {
  const Article& article = layout.text().article();
  diagnostics_.report({Code::text_does_not_fit,
                       article.source_file,
                       article.where.line,
                       article.where.column,
                       {article.id, plan_.number, what}});
}

void PageDraft::report_placement(const Placement& placement, std::string problem) {
  diagnostics_.report({Code::bad_placement,
                       edition_.source_file,
                       placement.where.line,
                       placement.where.column,
                       {placement.article, plan_.number, std::move(problem)}});
}

}  // namespace qianzi::makeup
