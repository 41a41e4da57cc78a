// A file of an output that is what it was: the new output links to the last one's file, which keeps
// its time of change, so that whoever copies outputs to a server sees what is new.
//
// Linked files are never written to: every output is made beside its place and exchanged whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <sys/types.h>

namespace qianzi::host {

/// Where a file of an output stands in the last one.
struct LastFile {
  std::filesystem::path folder;    ///< of the last output
  std::filesystem::path relative;  ///< below it
  mode_t rights = 0;               ///< what a new file would have

  /// Makes `path`, which is not there, a link to this file if it is a plain file of ours that holds
  /// `bytes` and has the rights, with no symbolic link on the way to it. Else false.
  [[nodiscard]] bool link_if(std::span<const std::byte> bytes,
                             const std::filesystem::path& path) const;
  /// The same with what `path` holds, whose place the link takes.
  [[nodiscard]] bool link_if_same(const std::filesystem::path& path) const;
};

}  // namespace qianzi::host
