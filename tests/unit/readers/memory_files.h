// Files that are only in memory, for tests of readers.
#pragma once

#include "readers/reader.h"

#include <map>
#include <string>

namespace qianzi::tests {

/// A FileSource over a map of path to content. A path with `..` in it is outside.
class MemoryFiles final : public readers::FileSource {
public:
  std::map<std::string, std::string> files;

  Located
  locate(const std::string&, const std::string& folder, const std::string& relative) override {
    if (relative.find("..") != std::string::npos || relative.front() == '/') {
      return {State::outside, relative};
    }
    const std::string path = folder.empty() ? relative : folder + "/" + relative;
    return {files.contains(path) ? State::found : State::not_found, path};
  }
  Content read(const std::string& path, std::uint64_t limit) override {
    const auto found = files.find(path);
    if (found == files.end()) return {State::not_found, {}, {}};
    if (found->second.size() > limit) return {State::too_large, {}, {}};
    return {State::found, found->second, {}};
  }
};

}  // namespace qianzi::tests
