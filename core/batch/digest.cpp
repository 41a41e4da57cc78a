#include "batch/digest.h"

#include "batch/disk_files.h"

#include <fmt/format.h>

#include <cstring>
#include <sys/stat.h>
#include <utility>
#include <xxhash.h>

namespace qianzi::batch {

struct Digest::State {
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> hash{XXH3_createState()};
};

Digest::Digest() : state_(std::make_unique<State>()) {
  if (!state_->hash) throw std::bad_alloc();
  XXH3_128bits_reset(state_->hash.get());
}

Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::add_number(std::uint64_t number) {
  XXH3_128bits_update(state_->hash.get(), &number, sizeof number);
}

void Digest::add(std::string_view text) {
  add_number(text.size());
  XXH3_128bits_update(state_->hash.get(), text.data(), text.size());
}

void Digest::add_file(const std::filesystem::path& file) {
  constexpr std::uint64_t most = 1u << 30;
  DiskFiles files;
  const auto content = files.read(file.string(), most);
  const bool found = content.state == readers::FileSource::State::found;
  add_number(found ? 1 : 0);
  if (found) add(content.bytes);
}

void Digest::add_stamp(const std::filesystem::path& file) {
  add(file.string());
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return add_number(0);
  add_number(static_cast<std::uint64_t>(status.st_size));
  add_number(static_cast<std::uint64_t>(status.st_mtim.tv_sec));
  add_number(static_cast<std::uint64_t>(status.st_mtim.tv_nsec));
}

std::string Digest::text() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->hash.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace qianzi::batch
