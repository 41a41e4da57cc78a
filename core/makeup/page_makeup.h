// One page of the plan made up: placed by hand, packed, and continued on as many pages as it needs.
#pragma once

#include "composition/composer.h"
#include "makeup/jump.h"
#include "makeup/layout.h"
#include "makeup/report.h"
#include "makeup/sheet.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"
#include "qianzi/page.h"

#include <memory>
#include <vector>

namespace qianzi::makeup {

/// What goes on elsewhere.
struct Rest {
  ArticleLayout* layout = nullptr;
  int span = 1;          ///< of the part before
  std::size_t next = 0;  ///< first body unit
  Sheet* sheet = nullptr;
  JumpLine foot;
  int part = 2;     ///< which part it is
  int overset = 0;  ///< column lines
};

/// The pages that one page of the plan comes to, at least one, while they are made up: first by
/// itself, on any thread; then what does not fit goes to other pages, in the order of the plan.
class PageDraft {
public:
  PageDraft(const Edition& edition, std::size_t index, const design::PageDesign& design);

  /// Packs and places the articles.
  void make_up(composition::Composer& composer);
  /// Sends what does not fit to pages that follow and have room, in their order; what none of them
  /// has room for stays.
  void send(const std::vector<PageDraft*>& following, composition::Composer& composer);
  /// Gives away the pages; what still does not fit stands on pages of its own after them.
  [[nodiscard]] std::vector<Page> finish(composition::Composer& composer);

  [[nodiscard]] const std::vector<Rest>& rests() const { return rests_; }
  [[nodiscard]] const PagePlan& plan() const { return plan_; }
  [[nodiscard]] const design::PageDesign& design() const { return workshop_.design; }
  [[nodiscard]] DiagnosticList& diagnostics() { return diagnostics_; }
  [[nodiscard]] const PageReport& report() const { return report_; }

private:
  void find_articles();
  void place_by_hand();
  void set_aside();
  void place_packed();
  void continue_packing();
  void place_rests();
  /// Packs articles that are left, with or without cutting them; true if all found room.
  [[nodiscard]] bool pack_into(Sheet& sheet, bool may_cut, bool must);
  void place(Sheet& sheet, ArticleLayout& layout, const Cells& cells, const Form& form);
  /// Packs the page anew above `lines` lines at its foot; false, and nothing has changed, if they
  /// are not to be had.
  [[nodiscard]] bool make_room(int lines);
  /// Continues a rest in free cells of a sheet, where it finds enough.
  [[nodiscard]] bool receive(const PageDraft& from, const Rest& rest);
  void place_in_parts(Rest rest);
  Sheet& turn_page();
  void report_overset(const ArticleLayout& layout, const char* what);
  void report_placement(const Placement& placement, std::string problem);

  const Edition& edition_;
  const PagePlan& plan_;
  DiagnosticList diagnostics_;
  Workshop workshop_;
  std::size_t index_;  ///< of the page in the plan
  std::vector<std::unique_ptr<ArticleLayout>> layouts_;
  std::vector<const Placement*> placements_;  ///< of the layouts
  std::vector<std::size_t> left_;             ///< layouts that do not stand anywhere yet
  std::vector<std::unique_ptr<Sheet>> sheets_;
  std::vector<Rest> rests_;
  std::vector<std::uint32_t> turned_;  ///< vertical articles that have pages of their own
  int reserved_ = 0;  ///< lines at the foot that are kept free when the page is packed
  PageReport report_;
};

}  // namespace qianzi::makeup
