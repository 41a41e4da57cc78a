#include "host/file_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

namespace qianzi::host {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t record_limit = 1u << 24;

/// Hands the bytes of a plain file to `take`, piece by piece; false if it is none or fails.
bool read_plain(const fs::path& file,
                std::uint64_t limit,
                const std::function<void(std::string_view)>& take) {
  // Without O_NONBLOCK a pipe in the file's place would wait.
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return false;
  struct stat status {};
  bool good = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
              static_cast<std::uint64_t>(status.st_size) <= limit;
  std::array<char, 1u << 16> buffer;
  while (good) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) break;
    good = count > 0;
    if (good) take({buffer.data(), static_cast<std::size_t>(count)});
  }
  ::close(descriptor);
  return good;
}

/// Takes a number and the blank behind it from the beginning of `line`.
bool take_number(std::string_view& line, std::uint64_t& number, int base) {
  const char* const end = line.data() + line.size();
  const auto read = std::from_chars(line.data(), end, number, base);
  if (read.ec != std::errc() || read.ptr == end || *read.ptr != ' ') return false;
  line.remove_prefix(static_cast<std::size_t>(read.ptr - line.data()) + 1);
  return true;
}

}  // namespace

bool is_file_suffix(std::string_view text) {
  if (text == picture_suffix) return true;
  return text.size() > 1 && text.front() == '-' && std::ranges::all_of(text, [](char c) {
           return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                  (c >= 'a' && c <= 'z');
         });
}

std::optional<FileMark> mark_of(const fs::path& file) {
  FileMark mark{0, 0xcbf29ce484222325u};
  const bool read = read_plain(file, UINT64_MAX, [&](std::string_view bytes) {
    for (const char byte : bytes) {
      mark.digest = (mark.digest ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    }
    mark.size += bytes.size();
  });
  return read ? std::optional(mark) : std::nullopt;
}

std::string record_text(const FileRecord& record) {
  std::string text;
  for (const auto& [suffix, mark] : record) {
    text += fmt::format("{:016x} {} {}\n", mark.digest, mark.size, suffix);
  }
  return text;
}

FileRecord parse_record(std::string_view text) {
  FileRecord record;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    FileMark mark;
    if (!take_number(line, mark.digest, 16) || !take_number(line, mark.size, 10)) continue;
    if (is_file_suffix(line)) record.insert_or_assign(std::string(line), mark);
  }
  return record;
}

FileRecord read_record(const fs::path& file) {
  std::string text;
  const bool read = read_plain(file, record_limit, [&](std::string_view bytes) { text += bytes; });
  return read ? parse_record(text) : FileRecord();
}

}  // namespace qianzi::host
