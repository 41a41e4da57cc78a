// Streams deflated on a thread of its own while pages are painted, and handed out in order.
#pragma once

#include "deflate.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace qianzi::pdf {

/// Takes streams and gives them back deflated, in the order they came: what is written does not
/// depend on when the thread is done. The thread begins with the first stream.
class Packer {
public:
  /// `level` as Deflater takes it.
  explicit Packer(int level) : deflater_(level), quick_(level_of(level, Effort::little)) {}
  ~Packer();
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  void give(Bytes data, Effort effort = Effort::whole);
  /// Whether take() would not wait.
  [[nodiscard]] bool ready();
  /// The oldest stream that was given and not taken. Waits for it; throws what its packing threw.
  [[nodiscard]] Bytes take();

private:
  void work();

  struct Plain {
    Bytes data;
    Effort effort;
  };
  Deflater deflater_;  ///< of the thread, as the next
  Deflater quick_;
  std::mutex mutex_;
  std::condition_variable given_;
  std::condition_variable packed_;
  std::deque<Plain> plain_;
  std::deque<Bytes> done_;
  std::exception_ptr thrown_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace qianzi::pdf
