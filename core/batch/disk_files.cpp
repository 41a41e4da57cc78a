#include "batch/disk_files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

using State = readers::FileSource::State;

/// `path` lies in `root` or below; both canonical.
bool within(const fs::path& root, const fs::path& path) {
  const auto [root_end, at] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  static_cast<void>(at);
  return root_end == root.end() || (root_end->empty() && std::next(root_end) == root.end());
}

/// A name that says by itself that it leads out, on this or another system.
bool looks_absolute(const std::string& relative) {
  return relative.front() == '/' || relative.front() == '\\' ||
         (relative.size() > 1 && relative[1] == ':');
}

class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

private:
  int number_;
};

readers::FileSource::Content unreadable(int error) {
  const bool absent = error == ENOENT || error == ENOTDIR;
  return {
      absent ? State::not_found : State::unreadable, {}, std::generic_category().message(error)};
}

}  // namespace

readers::FileSource::Located
DiskFiles::locate(const std::string& root, const std::string& folder, const std::string& relative) {
  if (relative.empty() || relative.find('\0') != std::string::npos) {
    return {State::not_found, relative};
  }
  if (looks_absolute(relative)) return {State::outside, relative};
  const fs::path& canonical_root = canonical_folder(root.empty() ? "." : root);
  const fs::path wanted = fs::path(folder) / relative;
  if (canonical_root.empty()) return {State::not_found, wanted.string()};
  std::error_code error;
  const fs::path& parent = canonical_folder(wanted.parent_path());
  fs::path canonical = parent / wanted.filename();
  // OPTIMIZATION: a plain file in a known folder needs no look at every part of its path.
  const bool plain =
      !parent.empty() && fs::symlink_status(canonical, error).type() == fs::file_type::regular;
  if (!plain) {
    canonical = fs::weakly_canonical(fs::absolute(wanted), error);
    if (error) return {State::not_found, wanted.string()};
  }
  if (!within(canonical_root, canonical)) return {State::outside, wanted.string()};
  if (!plain && !fs::is_regular_file(canonical, error)) return {State::not_found, wanted.string()};
  return {State::found, wanted.lexically_normal().string()};
}

const fs::path& DiskFiles::canonical_folder(const fs::path& folder) {
  const auto [known, fresh] = folders_.try_emplace(folder);
  std::error_code error;
  if (fresh) known->second = fs::canonical(folder.empty() ? "." : folder, error);
  return known->second;
}

readers::FileSource::Content DiskFiles::read(const std::string& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) return unreadable(errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return unreadable(errno);
  if (!S_ISREG(status.st_mode)) return {State::unreadable, {}, "it is not a plain file"};
  Content content;
  content.state = State::found;
  // One byte past the limit tells a file that has grown from one that fits.
  content.bytes.resize(std::min<std::uint64_t>(static_cast<std::uint64_t>(status.st_size), limit) +
                       1);
  std::size_t filled = 0;
  while (filled < content.bytes.size()) {
    const ssize_t got =
        ::read(file.number(), content.bytes.data() + filled, content.bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  if (filled > limit) return {State::too_large, {}, {}};
  content.bytes.resize(filled);
  return content;
}

}  // namespace qianzi::batch
