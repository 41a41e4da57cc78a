#include "makeup/flow.h"

#include "makeup/ahead.h"
#include "makeup/layout.h"
#include "makeup/proof.h"
#include "makeup/sheet.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace qianzi::makeup {
namespace {

/// How many articles are set before their turn, for each thread.
constexpr std::size_t articles_ahead = 4;

/// The design for both ways of writing.
struct TwoDesigns {
  design::PageDesign horizontal;
  design::PageDesign vertical;

  explicit TwoDesigns(const design::PageDesign& design) : horizontal(design), vertical(design) {
    horizontal.writing_mode = WritingMode::horizontal;
    vertical.writing_mode = WritingMode::vertical;
  }
  [[nodiscard]] const design::PageDesign& of(WritingMode mode) const {
    return mode == WritingMode::vertical ? vertical : horizontal;
  }
};

/// How an article is written where it flows.
WritingMode mode_of(const Article& article, const Edition& edition, WritingMode design) {
  const WritingMode otherwise =
      design == WritingMode::vertical ? design : edition.head.writing_mode;
  return article.writing_mode.value_or(otherwise);
}

/// An article with what it was set with.
struct SetArticle {
  DiagnosticList diagnostics;
  Workshop workshop;
  ArticleLayout layout;

  SetArticle(const Edition& edition,
             const design::PageDesign& design,
             composition::Composer& composer,
             std::uint32_t index,
             bool lead)
      : workshop{edition, design, &composer, diagnostics},
        layout(workshop, edition.articles[index], index, design.writing_mode, lead, nullptr) {
    layout.prepare(design.columns);
  }
};

class Flow {
public:
  Flow(const Edition& edition,
       std::size_t index,
       composition::Composer& composer,
       DiagnosticSink& sink,
       PageReport& report,
       const std::function<void(const Page&)>& deliver)
      : edition_(edition),
        index_(index),
        plan_(edition.head.pages[index]),
        composer_(composer),
        sink_(sink),
        report_(report),
        deliver_(deliver) {}

  /// Numbers pages on from the plan's number, if it is one.
  void count() {
    const char* const end = plan_.number.data() + plan_.number.size();
    const auto read = std::from_chars(plan_.number.data(), end, number_);
    counted_ = read.ec == std::errc() && read.ptr == end;
  }

  void add(ArticleLayout& layout, const design::PageDesign& design) {
    if (!sheet_ || design.writing_mode != workshop_->design.writing_mode) turn_to(design);
    std::size_t next = 0;
    bool begun = false;
    while (true) {
      Cells cells = room();
      const Part part = layout.part(cells.span, next, cells.lines);
      const bool only_head = !begun && !part.whole && part.next == 0;
      const bool crowded = part.unit.lines > cells.lines || only_head;
      if (crowded && !sheet_->empty()) {
        turn_to(design);
        continue;
      }
      cells.lines = part.unit.lines;
      place(layout, part, cells, begun);
      if (part.whole) return;
      // A part takes at least one unit, or it would never end.
      next = std::max(part.next, next + 1);
      begun = true;
      turn_to(design);
    }
  }

  /// Delivers the last page: an empty one where there was no article.
  void finish(const design::PageDesign& design) {
    if (!sheet_) turn_to(design);
    close_sheet();
  }

private:
  void place(ArticleLayout& layout, const Part& part, const Cells& cells, bool continued) {
    const std::string& id = layout.text().article().id;
    sheet_->place(layout.text(),
                  part.unit,
                  {layout.text().index(), cells, cells.lines, layout.framed(), 0},
                  continued);
    bottom_ = cells.bottom();
    note_lines(report_, id, part.unit);
    report_.filled += cells.lines * cells.span;
    ArticleReport& article = report_.articles.emplace_back();
    article.article = id;
    article.sheet = report_.sheets - 1;
    article.cells = cells;
    article.continued = continued;
    if (!continued) article.headline = layout.headline_size(cells.span);
  }

  void turn_to(const design::PageDesign& design) {
    if (sheet_) {
      close_sheet();
      if (counted_) plan_.number = fmt::format("{}", ++number_);
    }
    workshop_.emplace(Workshop{edition_, design, &composer_, sink_});
    sheet_.emplace(*workshop_, plan_, index_, report_.sheets);
    bottom_ = sheet_->room().top;
    report_.lines += sheet_->room().lines * sheet_->room().span;
    ++report_.sheets;
  }

  void close_sheet() {
    add_proof(*sheet_, *workshop_);
    deliver_(sheet_->take());
  }

  /// What is left below what stands on the sheet.
  [[nodiscard]] Cells room() const {
    Cells cells = sheet_->room();
    const int gap = sheet_->empty() ? 0 : workshop_->design.gap_lines;
    const int bottom = cells.bottom();
    cells.top = bottom_ + gap;
    cells.lines = std::max(bottom - cells.top, 0);
    return cells;
  }

  const Edition& edition_;
  std::size_t index_;
  PagePlan plan_;
  composition::Composer& composer_;
  DiagnosticSink& sink_;
  PageReport& report_;
  const std::function<void(const Page&)>& deliver_;
  int number_ = 0;
  bool counted_ = false;
  std::optional<Workshop> workshop_;
  std::optional<Sheet> sheet_;
  int bottom_ = 0;  ///< the line below what stands on the sheet
};

/// Indices of the articles of a page of the plan.
std::vector<std::uint32_t> articles_of(const Edition& edition, const PagePlan& plan) {
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  for (std::uint32_t i = 0; i < edition.articles.size(); ++i) by_id[edition.articles[i].id] = i;
  std::vector<std::uint32_t> articles;
  for (const Placement& placement : plan.placements) {
    const auto found = by_id.find(placement.article);
    if (found != by_id.end()) articles.push_back(found->second);
  }
  return articles;
}

}  // namespace

PageReport flow_pages(const Edition& edition,
                      std::size_t index,
                      const design::PageDesign& design,
                      const Composers& composers,
                      unsigned threads,
                      DiagnosticSink& sink,
                      const std::function<void(const Page&)>& deliver) {
  const TwoDesigns designs(design);
  const std::vector<std::uint32_t> articles = articles_of(edition, edition.head.pages[index]);
  Ahead<std::unique_ptr<SetArticle>> ahead(
      articles.size(),
      threads * articles_ahead,
      threads,
      composers,
      [&](std::size_t i, composition::Composer& composer) {
        const Article& article = edition.articles[articles[i]];
        const WritingMode mode = mode_of(article, edition, design.writing_mode);
        return std::make_unique<SetArticle>(
            edition, designs.of(mode), composer, articles[i], i == 0);
      });
  composition::Composer composer = composers.make();
  PageReport report;
  report.number = edition.head.pages[index].number;
  report.name = edition.head.pages[index].name;
  report.sheets = 0;
  Flow flow(edition, index, composer, sink, report, deliver);
  flow.count();
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::unique_ptr<SetArticle> set = ahead.take();
    set->workshop.composer = &composer;
    flow.add(set->layout, set->workshop.design);
    for (Diagnostic& each : set->diagnostics.entries) sink.report(std::move(each));
  }
  flow.finish(design);
  return report;
}

std::vector<Page> turned_pages(const Edition& edition,
                               std::size_t index,
                               std::uint32_t article,
                               const design::PageDesign& design,
                               composition::Composer& composer,
                               DiagnosticSink& sink,
                               PageReport& report) {
  design::PageDesign turned = design;
  turned.writing_mode = WritingMode::vertical;
  std::vector<Page> pages;
  const auto keep = [&](const Page& page) { pages.push_back(page); };
  const std::function<void(const Page&)> deliver = keep;
  SetArticle set(edition, turned, composer, article, false);
  Flow flow(edition, index, composer, sink, report, deliver);
  flow.add(set.layout, turned);
  flow.finish(turned);
  return pages;
}

}  // namespace qianzi::makeup
