#include "makeup/makeup.h"

#include "composition/hyphenate.h"
#include "makeup/page_makeup.h"
#include "makeup/resolution.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace qianzi::makeup {
namespace {

/// What became of one page of the plan.
struct Result {
  std::vector<Page> pages;
  DiagnosticList diagnostics;
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
        ahead_(threads * 2 + 2),
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
        result->pages = make_up_page(
            edition_, *page, design_of(edition_, *page, designs_), composer, result->diagnostics);
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
  for (std::size_t page = 0; page < count; ++page) {
    const std::unique_ptr<Result> result = line.take(page);
    for (Diagnostic& diagnostic : result->diagnostics.entries) sink.report(std::move(diagnostic));
    if (result->error) std::rethrow_exception(result->error);
    for (const Page& made : result->pages) {
      resolution.look_at(made, sink);
      deliver(made);
    }
  }
}

}  // namespace qianzi::makeup
