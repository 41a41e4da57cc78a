// FileSource over the disk.
#pragma once

#include "readers/reader.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace qianzi::batch {

/// Only plain files are found; a link is followed and must end within the root. Remembers where
/// folders are: make one anew for each run, and one for each thread.
class DiskFiles final : public readers::FileSource {
public:
  [[nodiscard]] Located
  locate(const std::string& root, const std::string& folder, const std::string& relative) override;
  [[nodiscard]] std::vector<std::string>
  list(const std::string& folder, const std::string& pattern, std::size_t limit) override;
  [[nodiscard]] Content read(const std::string& path, std::uint64_t limit) override;

private:
  /// A folder without links in its path; empty if it cannot be looked for.
  const std::filesystem::path& canonical_folder(const std::filesystem::path& folder);

  std::map<std::filesystem::path, std::filesystem::path> folders_;
};

}  // namespace qianzi::batch
