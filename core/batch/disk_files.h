// FileSource over the disk.
#pragma once

#include "readers/reader.h"

namespace qianzi::batch {

/// Stateless. Only plain files are found; a link is followed and must end within the root.
class DiskFiles final : public readers::FileSource {
public:
  [[nodiscard]] Located
  locate(const std::string& root, const std::string& folder, const std::string& relative) override;
  [[nodiscard]] Content read(const std::string& path, std::uint64_t limit) override;
};

}  // namespace qianzi::batch
