#include "archive.h"

#include "calendar.h"
#include "zip_streams.h"

#include <zip.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <libdeflate.h>
#include <memory>

namespace qianzi::epub {

namespace {

[[noreturn]] void fail(std::string_view what, zip_error_t* error) {
  throw Failure("the archive cannot be written: " + std::string(what) + ": " +
                zip_error_strerror(error));
}

/// Time and date as MS-DOS packs them.
struct DosTime {
  zip_uint16_t time = 0;
  zip_uint16_t date = 0;
};

DosTime dos_time(std::int64_t timestamp) {
  constexpr std::int64_t first = 315532800;  // 1980-01-01
  constexpr std::int64_t last = 4354819198;  // 2107-12-31
  const CivilTime at = civil_time(std::clamp(timestamp, first, last));
  const auto packed = [](std::int64_t value) { return static_cast<zip_uint16_t>(value); };
  return {packed(at.hour << 11 | at.minute << 5 | at.second / 2),
          packed((at.year - 1980) << 9 | at.month << 5 | at.day)};
}

struct ReleaseCompressor {
  void operator()(libdeflate_compressor* each) const { libdeflate_free_compressor(each); }
};

}  // namespace

struct Archive::State {
  StreamTarget target;
  zip_t* zip = nullptr;
  int level = 6;
  DosTime time;
  std::deque<LoadedSource> loaded;  // libzip reads them in close()
  std::unique_ptr<libdeflate_compressor, ReleaseCompressor> compressor;

  explicit State(OutputFile& file) : target(file) {}

  void put(std::string_view name, zip_source_t* source, Method method) {
    if (source == nullptr) fail("out of memory", zip_get_error(zip));
    const zip_int64_t index =
        zip_file_add(zip, std::string(name).c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail(name, zip_get_error(zip));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    const bool store = method == Method::stored || level == 0;
    const int failed = zip_set_file_compression(zip,
                                                at,
                                                store ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                                store ? 0 : static_cast<zip_uint32_t>(level)) |
                       zip_file_set_dostime(zip, at, time.time, time.date, 0);
    if (failed != 0) fail(name, zip_get_error(zip));
  }
};

Archive::Archive(OutputFile& file, int level, std::int64_t timestamp)
    : state_(std::make_unique<State>(file)) {
  state_->level = std::clamp(level, 0, 9);
  if (state_->level > 0) {
    state_->compressor.reset(libdeflate_alloc_compressor(state_->level));
    if (!state_->compressor) throw Failure("memory ran out before the archive was begun");
  }
  state_->time = dos_time(timestamp);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = state_->target.source(&error);
  if (source != nullptr) {
    state_->zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (state_->zip == nullptr) zip_source_free(source);
  }
  if (state_->zip == nullptr) fail("it does not open", &error);
}

Archive::~Archive() {
  if (state_->zip != nullptr) zip_discard(state_->zip);
}

void Archive::add(std::string_view name, std::string_view data, Method method) {
  const auto* bytes = reinterpret_cast<const std::byte*>(data.data());
  if (method == Method::stored || !state_->compressor) {
    return add_loaded(
        name, [kept = Bytes(bytes, bytes + data.size())]() mutable { return std::move(kept); });
  }
  Bytes packed(libdeflate_deflate_compress_bound(state_->compressor.get(), data.size()));
  packed.resize(libdeflate_deflate_compress(
      state_->compressor.get(), data.data(), data.size(), packed.data(), packed.size()));
  packed.shrink_to_fit();
  const Deflated deflated{data.size(), libdeflate_crc32(0, data.data(), data.size())};
  LoadedSource& kept = state_->loaded.emplace_back(
      [packed = std::move(packed)]() mutable { return std::move(packed); }, deflated);
  state_->put(name, kept.source(state_->zip), Method::deflated);
}

void Archive::add_loaded(std::string_view name, std::function<Bytes()> load) {
  LoadedSource& kept = state_->loaded.emplace_back(std::move(load));
  state_->put(name, kept.source(state_->zip), Method::stored);
}

void Archive::close() {
  if (zip_close(state_->zip) == 0) {
    state_->zip = nullptr;
    return;
  }
  if (state_->target.fault()) std::rethrow_exception(state_->target.fault());
  for (const LoadedSource& source : state_->loaded) {
    if (source.fault()) std::rethrow_exception(source.fault());
  }
  fail("it does not close", zip_get_error(state_->zip));
}

}  // namespace qianzi::epub
