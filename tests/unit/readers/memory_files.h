// Files that are only in memory, for tests of readers.
#pragma once

#include "readers/reader.h"

#include <map>
#include <string>
#include <vector>

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
  /// Only `*` in the last name stands for anything.
  std::vector<std::string>
  list(const std::string& folder, const std::string& pattern, std::size_t) override {
    const std::string begin =
        (folder.empty() ? "" : folder + "/") + pattern.substr(0, pattern.find('*'));
    const std::string end =
        pattern.find('*') == std::string::npos ? "" : pattern.substr(pattern.find('*') + 1);
    std::vector<std::string> found;
    for (const auto& [path, content] : files) {
      if (path.starts_with(begin) && path.ends_with(end)) {
        found.push_back(folder.empty() ? path : path.substr(folder.size() + 1));
      }
    }
    return found;
  }
  Content read(const std::string& path, std::uint64_t limit) override {
    const auto found = files.find(path);
    if (found == files.end()) return {State::not_found, {}, {}};
    if (found->second.size() > limit) return {State::too_large, {}, {}};
    return {State::found, found->second, {}};
  }
};

}  // namespace qianzi::tests
