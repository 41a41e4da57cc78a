#include "packer.h"

#include <utility>

namespace qianzi::pdf {

Packer::~Packer() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  given_.notify_all();
  thread_.join();
}

void Packer::give(Bytes data, Effort effort) {
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  {
    const std::lock_guard lock(mutex_);
    plain_.push_back({std::move(data), effort});
  }
  given_.notify_one();
}

bool Packer::ready() {
  const std::lock_guard lock(mutex_);
  return thrown_ || !done_.empty();
}

Bytes Packer::take() {
  std::unique_lock lock(mutex_);
  packed_.wait(lock, [this] { return thrown_ || !done_.empty(); });
  if (done_.empty()) std::rethrow_exception(thrown_);
  Bytes data = std::move(done_.front());
  done_.pop_front();
  return data;
}

void Packer::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    given_.wait(lock, [this] { return stopped_ || !plain_.empty(); });
    if (stopped_) return;
    const Plain plain = std::move(plain_.front());
    plain_.pop_front();
    lock.unlock();
    Bytes packed;
    std::exception_ptr thrown;
    try {
      packed = (plain.effort == Effort::whole ? deflater_ : quick_).pack(plain.data);
      packed.shrink_to_fit();
    } catch (...) {
      thrown = std::current_exception();
    }
    lock.lock();
    if (thrown) {
      thrown_ = thrown;
    } else {
      done_.push_back(std::move(packed));
    }
    packed_.notify_one();
    if (thrown) return;
  }
}

}  // namespace qianzi::pdf
