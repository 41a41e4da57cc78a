// The container: a ZIP file as OCF wants it (EPUB 3.3, 4.2), over libzip. Entries are deflated by
// libdeflate, as they come and at twice zlib's speed.
#pragma once

#include "qianzi/services.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace qianzi::epub {

/// Entries are kept until close(), which writes them in the order they were added. All carry the
/// same time, so that the same entries give the same bytes. Every fault is thrown as Failure.
class Archive {
public:
  /// `level`: 1 to 9, how hard entries are deflated; 0 stores them. `timestamp`: seconds since
  /// 1970, written as UTC; ZIP counts from 1980 in steps of two seconds.
  Archive(OutputFile& file, int level, std::int64_t timestamp);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  enum class Method : std::uint8_t { stored, deflated };
  void add(std::string_view name, std::string_view data, Method method);
  /// Like add, stored; `load` is called when the entry's turn comes in close(), so that the images
  /// of an edition are never in memory at once.
  void add_loaded(std::string_view name, std::function<Bytes()> load);
  /// Writes the archive; call once, last. The file is left open.
  void close();

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qianzi::epub
