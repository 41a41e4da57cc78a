// What an output of several files consists of, kept beside them for the next run, which removes
// those that are left over: a page fewer than yesterday.
//
// It is text, a line a file: digest of the file's bytes, their number, and what tells the file
// apart:
//
//   8b1c65d2f0a4e937 48211 -01
//
// A record may have been written by anyone: it can name no file of another output than its own, and
// a file that holds something else by now is not the one that was recorded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace qianzi::host {

/// What a file holds, told by its size and a digest (FNV-1a, which is no proof against forgery).
struct FileMark {
  std::uint64_t size = 0;
  std::uint64_t digest = 0;
  bool operator==(const FileMark&) const = default;
};

inline constexpr std::string_view picture_suffix = ".png";

/// By what tells the files of an output apart: -01 for ID-01.pdf.
using FileRecord = std::map<std::string, FileMark, std::less<>>;

/// Whether it may tell files apart: a hyphen, then letters, digits and hyphens, all ASCII; or .png,
/// which takes the place of the extension: a picture beside the output.
[[nodiscard]] bool is_file_suffix(std::string_view text);

/// None of what is no plain file (a link is none) or cannot be read.
[[nodiscard]] std::optional<FileMark> mark_of(const std::filesystem::path& file);

[[nodiscard]] std::string record_text(const FileRecord& record);
/// Leaves out lines that are not of the form above.
[[nodiscard]] FileRecord parse_record(std::string_view text);
/// Empty where there is no plain file, or one larger than 16 MiB.
[[nodiscard]] FileRecord read_record(const std::filesystem::path& file);

}  // namespace qianzi::host
