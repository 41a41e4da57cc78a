#include "zip_streams.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

namespace qianzi::epub {

namespace {

/// libzip asks for an error as two ints: its own code and errno.
zip_int64_t tell_error(int code, void* data, zip_uint64_t length) {
  const int pair[2] = {code, code == ZIP_ER_READ ? ENOENT : EIO};
  if (length < sizeof pair) return -1;
  std::memcpy(data, pair, sizeof pair);
  return sizeof pair;
}

}  // namespace

zip_source_t* StreamTarget::source(zip_error_t* error) {
  return zip_source_function_create(&StreamTarget::answer, this, error);
}

zip_int64_t StreamTarget::answer(void* self,
                                 void* data,
                                 zip_uint64_t length,
                                 zip_source_cmd_t command) noexcept {
  auto& target = *static_cast<StreamTarget*>(self);
  try {
    return target.answer(data, length, command);
  } catch (...) {
    target.fault_ = std::current_exception();
    target.error_ = ZIP_ER_WRITE;
    return -1;
  }
}

zip_int64_t StreamTarget::answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
  switch (command) {
  case ZIP_SOURCE_SUPPORTS:
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
                                          ZIP_SOURCE_READ,
                                          ZIP_SOURCE_CLOSE,
                                          ZIP_SOURCE_STAT,
                                          ZIP_SOURCE_ERROR,
                                          ZIP_SOURCE_FREE,
                                          ZIP_SOURCE_SEEK,
                                          ZIP_SOURCE_TELL,
                                          ZIP_SOURCE_BEGIN_WRITE,
                                          ZIP_SOURCE_COMMIT_WRITE,
                                          ZIP_SOURCE_ROLLBACK_WRITE,
                                          ZIP_SOURCE_WRITE,
                                          ZIP_SOURCE_SEEK_WRITE,
                                          ZIP_SOURCE_TELL_WRITE,
                                          ZIP_SOURCE_REMOVE,
                                          -1);
  case ZIP_SOURCE_STAT:  // it does not exist yet
    error_ = ZIP_ER_READ;
    return -1;
  case ZIP_SOURCE_ERROR:
    return tell_error(error_, data, length);
  case ZIP_SOURCE_WRITE:
    file_.write({static_cast<const std::byte*>(data), length});
    end_ = std::max(end_, file_.tell());
    return static_cast<zip_int64_t>(length);
  case ZIP_SOURCE_TELL_WRITE:
    return static_cast<zip_int64_t>(file_.tell());
  case ZIP_SOURCE_SEEK_WRITE: {
    zip_error_t error;
    zip_error_init(&error);
    const zip_int64_t place =
        zip_source_seek_compute_offset(file_.tell(), end_, data, length, &error);
    if (place < 0) {
      error_ = ZIP_ER_INVAL;
      return -1;
    }
    file_.seek(static_cast<std::uint64_t>(place));
    return 0;
  }
  case ZIP_SOURCE_BEGIN_WRITE:
  case ZIP_SOURCE_COMMIT_WRITE:
  case ZIP_SOURCE_ROLLBACK_WRITE:
  case ZIP_SOURCE_REMOVE:
  case ZIP_SOURCE_FREE:
    return 0;
  default:
    error_ = ZIP_ER_OPNOTSUPP;
    return -1;
  }
}

zip_source_t* LoadedSource::source(zip_t* archive) {
  return zip_source_function(archive, &LoadedSource::answer, this);
}

zip_int64_t LoadedSource::answer(void* self,
                                 void* data,
                                 zip_uint64_t length,
                                 zip_source_cmd_t command) noexcept {
  auto& source = *static_cast<LoadedSource*>(self);
  try {
    return source.answer(data, length, command);
  } catch (...) {
    source.fault_ = std::current_exception();
    source.error_ = ZIP_ER_INTERNAL;
    return -1;
  }
}

zip_int64_t LoadedSource::answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
  switch (command) {
  case ZIP_SOURCE_SUPPORTS:
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
                                          ZIP_SOURCE_READ,
                                          ZIP_SOURCE_CLOSE,
                                          ZIP_SOURCE_STAT,
                                          ZIP_SOURCE_ERROR,
                                          ZIP_SOURCE_FREE,
                                          -1);
  case ZIP_SOURCE_STAT: {
    // The size is wanted before the entry is opened: without it the entry would get a data
    // descriptor and the archive other bytes for stored entries than readers expect.
    if (bytes_.empty()) bytes_ = load_();
    auto* stat = static_cast<zip_stat_t*>(data);
    zip_stat_init(stat);
    stat->size = bytes_.size();
    stat->valid = ZIP_STAT_SIZE;
    if (deflated_) {
      stat->comp_size = bytes_.size();
      stat->size = deflated_->size;
      stat->crc = deflated_->crc;
      stat->comp_method = ZIP_CM_DEFLATE;
      stat->valid |= ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
    }
    return sizeof *stat;
  }
  case ZIP_SOURCE_OPEN:
    if (bytes_.empty()) bytes_ = load_();
    position_ = 0;
    return 0;
  case ZIP_SOURCE_READ: {
    const std::size_t count = std::min<std::size_t>(length, bytes_.size() - position_);
    if (count > 0) std::memcpy(data, bytes_.data() + position_, count);
    position_ += count;
    return static_cast<zip_int64_t>(count);
  }
  case ZIP_SOURCE_CLOSE:
    bytes_ = {};
    return 0;
  case ZIP_SOURCE_ERROR:
    return tell_error(error_, data, length);
  case ZIP_SOURCE_FREE:
    return 0;
  default:
    error_ = ZIP_ER_OPNOTSUPP;
    return -1;
  }
}

}  // namespace qianzi::epub
