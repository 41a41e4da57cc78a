// What libzip reads from and writes to: its callback sources over the host's files and images.
// Exceptions do not cross libzip; they are kept and thrown again by who called it.
#pragma once

#include "qianzi/services.h"

#include <zip.h>

#include <exception>
#include <functional>
#include <optional>

namespace qianzi::epub {

/// A source that libzip writes an archive into. Outlives the archive.
class StreamTarget {
public:
  explicit StreamTarget(OutputFile& file) : file_(file) {}
  StreamTarget(const StreamTarget&) = delete;
  StreamTarget& operator=(const StreamTarget&) = delete;
  /// Null and `error` set if memory is short; else the caller's until an archive takes it.
  [[nodiscard]] zip_source_t* source(zip_error_t* error);
  [[nodiscard]] const std::exception_ptr& fault() const { return fault_; }

private:
  static zip_int64_t
  answer(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) noexcept;
  zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command);

  OutputFile& file_;
  std::uint64_t end_ = 0;  ///< bytes written so far, at most
  int error_ = ZIP_ER_OK;
  std::exception_ptr fault_;
};

/// What bytes hold that are deflated already: libzip takes them as they are.
struct Deflated {
  std::uint64_t size = 0;  ///< before they were
  std::uint32_t crc = 0;   ///< of what they were
};

/// A source whose bytes are made when they are read and dropped afterwards.
class LoadedSource {
public:
  explicit LoadedSource(std::function<Bytes()> load, std::optional<Deflated> deflated = {})
      : load_(std::move(load)), deflated_(deflated) {}
  LoadedSource(const LoadedSource&) = delete;
  LoadedSource& operator=(const LoadedSource&) = delete;
  [[nodiscard]] zip_source_t* source(zip_t* archive);
  [[nodiscard]] const std::exception_ptr& fault() const { return fault_; }

private:
  static zip_int64_t
  answer(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) noexcept;
  zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command);

  std::function<Bytes()> load_;
  std::optional<Deflated> deflated_;
  Bytes bytes_;
  std::size_t position_ = 0;
  int error_ = ZIP_ER_OK;
  std::exception_ptr fault_;
};

}  // namespace qianzi::epub
