#include "host/staging.h"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace qianzi::host {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& path, std::string_view what, int error) {
  throw Failure(
      fmt::format("{}: {}: {}", path.string(), what, std::generic_category().message(error)));
}

/// `.NAME.qianzi-PID`, so that a later run can tell whose it was.
constexpr std::string_view marker = ".qianzi-";

fs::path hidden_beside(const fs::path& destination) {
  return destination.parent_path() /
         fmt::format(".{}{}{}", destination.filename().string(), marker, ::getpid());
}

/// `.ID.pdf.qianzi-files`.
fs::path record_beside(const fs::path& destination) {
  return destination.parent_path() /
         fmt::format(".{}{}files", destination.filename().string(), marker);
}

/// Removes hidden folders of this destination whose processes are gone.
void remove_stale(const fs::path& destination) {
  const std::string prefix = fmt::format(".{}{}", destination.filename().string(), marker);
  std::error_code error;
  for (fs::directory_iterator entry(destination.parent_path(), error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.compare(0, prefix.size(), prefix) != 0) continue;
    pid_t owner = 0;
    const char* const last = name.data() + name.size();
    const auto parsed = std::from_chars(name.data() + prefix.size(), last, owner);
    const bool ours = parsed.ec == std::errc() && parsed.ptr == last && owner > 0;
    if (ours && owner != ::getpid() && ::kill(owner, 0) != 0 && errno == ESRCH) {
      std::error_code ignored;
      fs::remove_all(entry->path(), ignored);
    }
  }
}

/// Brings a file, or with syncfs all of a folder's file system, to the disk. A site has thousands
/// of files: one syncfs costs what a few fsync do.
void sync_path(const fs::path& path, int (*sync)(int)) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(path, "cannot be read again", errno);
  const int error = sync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  // Some file systems have nothing to sync and say so.
  if (error != 0 && error != EINVAL && error != EROFS) fail(path, "cannot be written", error);
}

void put_in_place(const fs::path& file, const fs::path& place) {
  if (::rename(file.c_str(), place.c_str()) != 0) fail(place, "cannot be put in place", errno);
}

/// A file does not take a folder's place, nor a folder a file's.
void refuse_other_shape(const fs::path& place, OutputShape shape) {
  std::error_code error;
  const bool is_folder = fs::is_directory(place, error);
  if (!fs::exists(place, error) || is_folder == (shape == OutputShape::folder)) return;
  throw Failure(fmt::format("{}: is {}, and is to be {}: move it away",
                            place.string(),
                            is_folder ? "a folder" : "a file",
                            is_folder ? "a file" : "a folder"));
}

}  // namespace

class StagedOutput::File final : public OutputFile {
public:
  /// `last`: what stands in its place and may be all there is to it.
  File(fs::path path, std::optional<LastFile> last, std::shared_ptr<unsigned> open_files)
      : path_(std::move(path)), last_(std::move(last)), open_files_(std::move(open_files)) {
    if (!last_) open();
    ++*open_files_;
  }
  ~File() override {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  void write(std::span<const std::byte> data) override {
    refuse_closed();
    if (buffer_.size() + data.size() > capacity) flush();
    if (data.size() >= capacity) {
      write_through(data);
    } else {
      buffer_.insert(buffer_.end(), data.begin(), data.end());
    }
    position_ += data.size();
  }
  void seek(std::uint64_t position) override {
    flush();
    if (::lseek(descriptor_, static_cast<off_t>(position), SEEK_SET) < 0) {
      fail(path_, "cannot be positioned", errno);
    }
    position_ = position;
  }
  [[nodiscard]] std::uint64_t tell() const override { return position_; }
  void close() override {
    // A writer that took no notice of a failed write must not pass for one that is whole.
    if (broken_) throw Failure(fmt::format("{}: could not be written before", path_.string()));
    refuse_closed();
    const bool is_whole = descriptor_ < 0;
    if (!is_whole || !last_->link_if(buffer_, path_)) finish();
    closed_ = true;
    --*open_files_;
    if (!is_whole && last_) static_cast<void>(last_->link_if_same(path_));
  }

private:
  static constexpr std::size_t capacity = 1u << 16;

  void refuse_closed() const {
    if (closed_) throw Failure(fmt::format("{}: was closed before", path_.string()));
  }
  void open() {
    refuse_closed();
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail(path_, "cannot be made", errno);
  }
  void finish() {
    flush();
    const int failed = ::close(descriptor_) == 0 ? 0 : errno;
    descriptor_ = -1;
    if (failed != 0) fail(path_, "cannot be written", failed);
  }
  void flush() {
    write_through(buffer_);
    buffer_.clear();
  }
  void write_through(std::span<const std::byte> data) {
    if (descriptor_ < 0) open();
    while (!data.empty()) {
      const ssize_t written = ::write(descriptor_, data.data(), data.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        broken_ = true;
        fail(path_, "cannot be written", errno);
      }
      data = data.subspan(static_cast<std::size_t>(written));
    }
  }

  fs::path path_;
  std::optional<LastFile> last_;
  std::shared_ptr<unsigned> open_files_;
  int descriptor_ = -1;
  bool broken_ = false;
  bool closed_ = false;
  std::uint64_t position_ = 0;
  Bytes buffer_;
};

StagedOutput::StagedOutput(const Destination& destination, OutputShape shape)
    : destination_(fs::absolute(destination.path)), places_(destination.places), shape_(shape) {
  std::error_code error;
  fs::create_directories(destination_.parent_path(), error);
  if (error) fail(destination_.parent_path(), "cannot be made", error.value());
  refuse_other_shape(destination_, shape);
  remove_stale(destination_);
  hidden_ = hidden_beside(destination_);
  fs::remove_all(hidden_, error);
  if (!fs::create_directory(hidden_, error)) fail(hidden_, "cannot be made", error.value());
  // A new file has the rights of a new folder without those to look into it.
  rights_ = static_cast<mode_t>(fs::status(hidden_, error).permissions()) & 0666;
  replaces_folder_ =
      shape_ == OutputShape::folder && fs::is_directory(fs::symlink_status(destination_, error));
}

StagedOutput::~StagedOutput() {
  std::error_code ignored;
  fs::remove_all(hidden_, ignored);
}

/// ID.pdf; with -01 for a name, ID-01.pdf.
fs::path StagedOutput::file_name(std::string_view name) const {
  if (!name.empty() && name.front() != '-' && name != picture_suffix) {
    throw Failure("a format of one file was asked for a second one of another name");
  }
  if (!name.empty() && !is_file_suffix(name)) {
    throw Failure(fmt::format("«{}» is not a name to tell files of an output apart", name));
  }
  fs::path file = destination_.stem();
  file += name;
  if (name != picture_suffix) file += destination_.extension();
  return file;
}

fs::path StagedOutput::place_of(std::string_view name) const {
  return destination_.parent_path() / file_name(name);
}

fs::path StagedOutput::path_for(std::string_view name) {
  if (shape_ == OutputShape::file) return hidden_ / file_name(name);
  const fs::path relative(name);
  bool inside = !name.empty() && relative.is_relative() && name.find('\0') == name.npos;
  for (const fs::path& part : relative)
    inside = inside && part != ".." && part != "." && part != "";
  if (!inside) throw Failure(fmt::format("«{}» is not a name for a file of the output", name));
  return hidden_ / "folder" / relative;
}

/// Of several files each has to find its place free; the destination was looked at when the run
/// began.
void StagedOutput::claim(std::string_view name) {
  const fs::path place = place_of(name);
  refuse_other_shape(place, shape_);
  if (places_ == nullptr) return;
  const auto [known, fresh] = places_->try_emplace(place, (*places_)[destination_]);
  if (fresh) return;
  throw Failure(fmt::format(
      "{} is to be {} as well: build them into two folders", place.string(), known->second));
}

std::unique_ptr<OutputFile> StagedOutput::create(std::string_view name) {
  const fs::path path = path_for(name);
  if (names_.contains(name)) {
    throw Failure(fmt::format("«{}» was made before in this output", name));
  }
  if (shape_ == OutputShape::file && !name.empty()) claim(name);
  names_.emplace(name);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) fail(path.parent_path(), "cannot be made", error.value());
  return std::make_unique<File>(path, last_file(name), open_files_);
}

/// Of a folder's file, where the last one is a folder.
std::optional<LastFile> StagedOutput::last_file(std::string_view name) const {
  if (!replaces_folder_) return std::nullopt;
  return LastFile{destination_, fs::path(name), rights_};
}

std::vector<fs::path> StagedOutput::commit() {
  if (names_.empty()) throw Failure("the writer finished without a file");
  if (*open_files_ > 0) throw Failure("the writer finished and left a file open");
  std::vector<fs::path> places;
  if (shape_ == OutputShape::folder) {
    sync_path(hidden_, ::syncfs);
    replace_folder();
    places.push_back(destination_);
  } else {
    places = replace_files();
  }
  sync_path(destination_.parent_path(), ::fsync);
  return places;
}

std::vector<fs::path> StagedOutput::replace_files() {
  std::vector<fs::path> places;
  FileRecord written;
  for (const std::string& name : names_) {
    const fs::path file = path_for(name);
    sync_path(file, ::fsync);
    places.push_back(place_of(name));
    if (name.empty()) continue;
    const auto mark = mark_of(file);
    if (!mark) fail(file, "cannot be read again", EIO);
    written.emplace(name, *mark);
  }
  // Made before anything is replaced: a full disk leaves the last output.
  const fs::path record = written.empty() ? fs::path() : write_record(written);
  auto place = places.begin();
  for (const std::string& name : names_) put_in_place(path_for(name), *place++);
  if (written.empty()) return places;
  const fs::path last = record_beside(destination_);
  remove_left_over(read_record(last), written);
  put_in_place(record, last);
  return places;
}

fs::path StagedOutput::write_record(const FileRecord& record) {
  fs::path path = hidden_ / "record";
  const std::string text = record_text(record);
  File file(path, std::nullopt, open_files_);
  file.write(std::as_bytes(std::span(text)));
  file.close();
  sync_path(path, ::fsync);
  return path;
}

void StagedOutput::remove_left_over(const FileRecord& last, const FileRecord& written) const {
  for (const auto& [name, mark] : last) {
    if (written.contains(name)) continue;
    // Another edition's output, or a person's own file, may stand there by now.
    const fs::path place = place_of(name);
    if (mark_of(place) != mark) continue;
    if (::unlink(place.c_str()) != 0) fail(place, "is left over and cannot be removed", errno);
  }
}

void StagedOutput::replace_folder() {
  const fs::path fresh = hidden_ / "folder";
  if (::rename(fresh.c_str(), destination_.c_str()) == 0) return;
  if (errno != ENOTEMPTY && errno != EEXIST) fail(destination_, "cannot be put in place", errno);
  // Exchanging the two names is one step: there is no moment without an edition.
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, destination_.c_str(), RENAME_EXCHANGE) == 0) {
    return;
  }
  if (errno != EINVAL && errno != ENOSYS) fail(destination_, "cannot be put in place", errno);
  const fs::path last = hidden_ / "last";
  if (::rename(destination_.c_str(), last.c_str()) != 0) {
    fail(destination_, "cannot be moved away", errno);
  }
  if (::rename(fresh.c_str(), destination_.c_str()) != 0) {
    const int error = errno;
    static_cast<void>(::rename(last.c_str(), destination_.c_str()));
    fail(destination_, "cannot be put in place", error);
  }
}

}  // namespace qianzi::host
