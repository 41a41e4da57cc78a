// A package as an unpacking program sees it.
#pragma once

#include "plugins/flow_desk.h"
#include "writer.h"

#include <string>
#include <string_view>
#include <vector>

namespace qianzi::epub::test {

struct File {
  std::string name;
  std::string data;
  bool stored = false;
};

/// Entries of the archive in its order. Fails the test if it is none.
class Package {
public:
  explicit Package(std::string archive);
  std::string archive;
  std::vector<File> files;
  /// Data of a file, which must be there.
  [[nodiscard]] const std::string& operator[](std::string_view name) const;
  [[nodiscard]] bool holds(std::string_view name) const;
};

[[nodiscard]] Package
package_of(const Edition& edition, qianzi::test::FlowDesk& desk, const Settings& settings = {});
[[nodiscard]] Package package_of(const Edition& edition, const Settings& settings = {});

}  // namespace qianzi::epub::test
