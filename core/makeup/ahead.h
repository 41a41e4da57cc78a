// Work that is numbered, done on several threads and handed out in order.
#pragma once

#include "composition/composer.h"
#include "makeup/composers.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace qianzi::makeup {

/// Makes results 0, 1, ... on threads of its own, each with its composer, and hands them out in
/// that order. The threads run ahead of what was taken by so many results only: memory does not
/// grow with their number.
template <class Result>
class Ahead {
public:
  using Make = std::function<Result(std::size_t, composition::Composer&)>;

  Ahead(std::size_t count,
        std::size_t ahead,
        unsigned threads,
        const Composers& composers,
        Make make)
      : composers_(composers), make_(std::move(make)), ahead_(ahead), slots_(count) {
    const auto wanted = static_cast<unsigned>(std::min<std::size_t>(threads, count));
    for (unsigned i = 0; i < wanted; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Ahead() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    taken_one_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  /// The next result. Throws what its making threw.
  Result take() {
    std::unique_lock lock(mutex_);
    made_next_.wait(lock, [&] { return slots_[taken_].has_value(); });
    Slot slot = std::move(*slots_[taken_]);
    slots_[taken_++].reset();
    lock.unlock();
    taken_one_.notify_one();
    if (slot.error) std::rethrow_exception(slot.error);
    return std::move(*slot.result);
  }

private:
  struct Slot {
    std::optional<Result> result;
    std::exception_ptr error;
  };

  void work() {
    composition::Composer composer = composers_.make();
    while (const auto index = next()) {
      Slot slot;
      try {
        slot.result = make_(*index, composer);
      } catch (...) {
        slot.error = std::current_exception();
      }
      bool wanted = false;
      {
        const std::lock_guard lock(mutex_);
        slots_[*index] = std::move(slot);
        wanted = *index == taken_;
      }
      if (wanted) made_next_.notify_one();
    }
  }

  std::optional<std::size_t> next() {
    std::unique_lock lock(mutex_);
    taken_one_.wait(lock,
                    [&] { return stopped_ || next_ >= slots_.size() || next_ < taken_ + ahead_; });
    if (stopped_ || next_ >= slots_.size()) return std::nullopt;
    return next_++;
  }

  const Composers& composers_;
  Make make_;
  std::size_t ahead_;
  std::mutex mutex_;
  std::condition_variable made_next_;  ///< the result that is to be taken next is there
  std::condition_variable taken_one_;  ///< there is room for one more, or none is wanted
  std::vector<std::optional<Slot>> slots_;
  std::size_t next_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace qianzi::makeup
