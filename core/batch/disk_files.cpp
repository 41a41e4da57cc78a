#include "batch/disk_files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fnmatch.h>
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

/// The files that a pattern names; see FileSource::list.
class Glob {
public:
  Glob(fs::path top, std::size_t limit) : top_(std::move(top)), limit_(limit) {}

  std::vector<std::string> find(const std::string& pattern) {
    const fs::path names(pattern);
    match({}, {names.begin(), names.end()}, 0);
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

private:
  /// Whether a file or folder of that name may be found; a link to a folder is none.
  static bool is_kind(const fs::directory_entry& entry, bool folder) {
    std::error_code error;
    if (entry.path().filename().native().front() == '.') return false;
    if (folder) return !entry.is_symlink(error) && entry.is_directory(error);
    return entry.is_regular_file(error);
  }

  void match(const fs::path& folder, const std::vector<fs::path>& names, std::size_t at) {
    if (at == names.size() || names[at] == "..") return;
    const bool last = at + 1 == names.size();
    const bool any_folders = names[at] == "**";
    if (any_folders && !last) match(folder, names, at + 1);
    std::error_code error;
    for (fs::directory_iterator each(top_ / folder, error), end; !error && each != end;
         each.increment(error)) {
      const fs::path name = each->path().filename();
      const bool fits = any_folders || ::fnmatch(names[at].c_str(), name.c_str(), 0) == 0;
      if (!fits || found_.size() >= limit_) continue;
      if (last) {
        if (is_kind(*each, false)) found_.push_back((folder / name).string());
        if (any_folders && is_kind(*each, true)) match(folder / name, names, at);
      } else if (is_kind(*each, true)) {
        match(folder / name, names, any_folders ? at : at + 1);
      }
    }
  }

  fs::path top_;
  std::size_t limit_;
  std::vector<std::string> found_;
};

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

std::vector<std::string>
DiskFiles::list(const std::string& folder, const std::string& pattern, std::size_t limit) {
  if (pattern.empty() || looks_absolute(pattern)) return {};
  return Glob(folder.empty() ? "." : folder, limit).find(pattern);
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
