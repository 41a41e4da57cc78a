#include "makeup/makeup.h"

#include "makeup/ahead.h"
#include "makeup/composers.h"
#include "makeup/flow.h"
#include "makeup/page_makeup.h"
#include "makeup/resolution.h"

#include <algorithm>
#include <deque>
#include <memory>

namespace qianzi::makeup {
namespace {

/// An article goes on at most this many pages after the one where it begins.
constexpr std::size_t farthest_jump = 8;

const design::PageDesign&
design_of(const Edition& edition, std::size_t page, const Designs& designs) {
  const std::string& own = edition.head.pages[page].design;
  const auto found = designs.find(own.empty() ? edition.head.design : own);
  if (found == designs.end()) throw Failure("there is no page design " + edition.head.design);
  return found->second;
}

using Drafts = Ahead<std::unique_ptr<PageDraft>>;

/// Pages in the plan's order, with a look at those that follow for what does not fit.
class Delivery {
public:
  Delivery(Drafts& drafts, std::size_t count, const Composers& composers)
      : drafts_(drafts), count_(count), composer_(composers.make()) {}

  /// The draft of the next page of the plan; null where its design flows.
  std::unique_ptr<PageDraft> next() {
    need(page_);
    std::unique_ptr<PageDraft> draft = std::move(window_.front());
    window_.pop_front();
    ++page_;
    return draft;
  }

  /// The pages that a draft comes to.
  std::vector<Page> finish(PageDraft& draft, DiagnosticSink& sink, const Options& options) {
    if (!draft.rests().empty()) draft.send(following(), composer_);
    std::vector<Page> pages = draft.finish(composer_);
    for (Diagnostic& each : draft.diagnostics().entries) sink.report(std::move(each));
    if (options.reported) options.reported(draft.report());
    return pages;
  }

private:
  void need(std::size_t page) {
    while (page_ + window_.size() <= page) window_.push_back(drafts_.take());
  }

  std::vector<PageDraft*> following() {
    std::vector<PageDraft*> drafts;
    for (std::size_t i = page_; i < std::min(count_, page_ + farthest_jump); ++i) {
      need(i);
      PageDraft* const draft = window_[i - page_].get();
      if (draft != nullptr) drafts.push_back(draft);
    }
    return drafts;
  }

  Drafts& drafts_;
  std::size_t count_;
  composition::Composer composer_;
  std::size_t page_ = 0;
  std::deque<std::unique_ptr<PageDraft>> window_;  ///< from page_ on
};

}  // namespace

std::shared_ptr<composition::Hyphenator> new_hyphenator() {
  return std::make_shared<composition::Hyphenator>();
}

void read_ahead(composition::Hyphenator& hyphenator) {
  hyphenator.read_ahead("en");
}

void make_up(const Edition& edition,
             const Designs& designs,
             const fonts::FontSet& fonts,
             const Options& options,
             DiagnosticSink& sink,
             const std::function<void(const Page&)>& deliver) {
  const std::size_t count = edition.head.pages.size();
  if (count == 0) return;
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const unsigned threads = options.threads == 0 ? cores : options.threads;
  const Composers composers(fonts, options.hyphenator);
  // A thread runs ahead of the page that is delivered by a few pages only.
  Drafts drafts(count,
                threads * 2 + 2 + farthest_jump,
                threads,
                composers,
                [&](std::size_t page, composition::Composer& composer) {
                  const design::PageDesign& design = design_of(edition, page, designs);
                  if (design.flows) return std::unique_ptr<PageDraft>();
                  auto draft = std::make_unique<PageDraft>(edition, page, design);
                  draft->make_up(composer);
                  return draft;
                });
  ResolutionCheck resolution(edition);
  const auto hand_over = [&](const Page& page) {
    resolution.look_at(page, sink);
    deliver(page);
  };
  Delivery delivery(drafts, count, composers);
  for (std::size_t page = 0; page < count; ++page) {
    const std::unique_ptr<PageDraft> draft = delivery.next();
    if (draft) {
      for (const Page& made : delivery.finish(*draft, sink, options)) hand_over(made);
      continue;
    }
    const design::PageDesign& design = design_of(edition, page, designs);
    const PageReport report =
        flow_pages(edition, page, design, composers, threads, sink, hand_over);
    if (options.reported) options.reported(report);
  }
}

}  // namespace qianzi::makeup
