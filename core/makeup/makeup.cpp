#include "makeup/makeup.h"

#include "composition/hyphenate.h"
#include "makeup/page_makeup.h"
#include "makeup/resolution.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace qianzi::makeup {
namespace {

/// An article goes on at most this many pages after the one where it begins.
constexpr std::size_t farthest_jump = 8;

/// What became of one page of the plan.
struct Result {
  std::unique_ptr<PageDraft> draft;
  std::exception_ptr error;
};

const design::PageDesign&
design_of(const Edition& edition, std::size_t page, const Designs& designs) {
  const std::string& own = edition.head.pages[page].design;
  const auto found = designs.find(own.empty() ? edition.head.design : own);
  if (found == designs.end()) throw Failure("there is no page design " + edition.head.design);
  return found->second;
}

/// Pages are taken by the threads in order and handed out in order. A thread runs ahead of the page
/// that is delivered by a few pages only, so that memory does not grow with the edition.
class Line {
public:
  Line(const Edition& edition,
       const Designs& designs,
       const fonts::FontSet& fonts,
       unsigned threads)
      : edition_(edition),
        designs_(designs),
        fonts_(fonts),
        ahead_(threads * 2 + 2 + farthest_jump),
        results_(edition.head.pages.size()) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Line() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    moved_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  std::unique_ptr<Result> take(std::size_t page) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return results_[page] != nullptr; });
    delivered_ = page + 1;
    std::unique_ptr<Result> result = std::move(results_[page]);
    lock.unlock();
    moved_.notify_all();
    return result;
  }

private:
  void work() {
    composition::Composer composer(fonts_, hyphenator_);
    while (const auto page = next()) {
      auto result = std::make_unique<Result>();
      try {
        result->draft =
            std::make_unique<PageDraft>(edition_, *page, design_of(edition_, *page, designs_));
        result->draft->make_up(composer);
      } catch (...) {
        result->error = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        results_[*page] = std::move(result);
      }
      moved_.notify_all();
    }
  }

  std::optional<std::size_t> next() {
    std::unique_lock lock(mutex_);
    moved_.wait(
        lock, [&] { return stopped_ || next_ >= results_.size() || next_ < delivered_ + ahead_; });
    if (stopped_ || next_ >= results_.size()) return std::nullopt;
    return next_++;
  }

  const Edition& edition_;
  const Designs& designs_;
  const fonts::FontSet& fonts_;
  std::shared_ptr<composition::Hyphenator> hyphenator_ =
      std::make_shared<composition::Hyphenator>();  ///< of all threads
  std::size_t ahead_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::vector<std::unique_ptr<Result>> results_;
  std::size_t next_ = 0;
  std::size_t delivered_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

/// Pages in the plan's order, with a look at those that follow for what does not fit.
class Delivery {
public:
  Delivery(Line& line, std::size_t count, const fonts::FontSet& fonts)
      : line_(line), count_(count), composer_(fonts) {}

  /// The pages of the next page of the plan.
  std::vector<Page> next(DiagnosticSink& sink, const Options& options) {
    need(page_);
    const std::unique_ptr<Result> result = std::move(window_.front());
    window_.pop_front();
    ++page_;
    std::vector<Page> pages;
    if (!result->error) {
      PageDraft& draft = *result->draft;
      if (!draft.rests().empty()) draft.send(following(), composer_);
      pages = draft.finish(composer_);
      for (Diagnostic& each : draft.diagnostics().entries) sink.report(std::move(each));
      if (options.reported) options.reported(draft.report());
    }
    if (result->error) std::rethrow_exception(result->error);
    return pages;
  }

private:
  void need(std::size_t page) {
    while (page_ + window_.size() <= page) {
      window_.push_back(line_.take(page_ + window_.size()));
    }
  }

  std::vector<PageDraft*> following() {
    std::vector<PageDraft*> drafts;
    for (std::size_t i = page_; i < std::min(count_, page_ + farthest_jump); ++i) {
      need(i);
      const Result& result = *window_[i - page_];
      if (!result.error) drafts.push_back(result.draft.get());
    }
    return drafts;
  }

  Line& line_;
  std::size_t count_;
  composition::Composer composer_;
  std::size_t page_ = 0;
  std::deque<std::unique_ptr<Result>> window_;  ///< from page_ on
};

}  // namespace

void make_up(const Edition& edition,
             const Designs& designs,
             const fonts::FontSet& fonts,
             const Options& options,
             DiagnosticSink& sink,
             const std::function<void(const Page&)>& deliver) {
  const std::size_t count = edition.head.pages.size();
  if (count == 0) return;
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const unsigned wanted = options.threads == 0 ? cores : options.threads;
  const auto threads = static_cast<unsigned>(std::min<std::size_t>(wanted, count));
  Line line(edition, designs, fonts, threads);
  ResolutionCheck resolution(edition);
  Delivery delivery(line, count, fonts);
  for (std::size_t page = 0; page < count; ++page) {
    for (const Page& made : delivery.next(sink, options)) {
      resolution.look_at(made, sink);
      deliver(made);
    }
  }
}

}  // namespace qianzi::makeup
