// Where faces lie: the font set's own folders, then fontconfig.
#pragma once

#include "fonts/declaration.h"
#include "fonts/face.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace qianzi::fonts {

/// What came of looking for a face.
struct Search {
  std::optional<FoundFace> found;
  std::string obstacle;  ///< a file that has the name but cannot serve: a whole clause; else empty
};

/// Looks for faces while a font set is loaded. Each file is mapped once. Not thread-safe.
class Discovery {
public:
  explicit Discovery(std::vector<std::filesystem::path> folders);
  ~Discovery();
  Discovery(const Discovery&) = delete;
  Discovery& operator=(const Discovery&) = delete;

  /// The declared file in the first folder that has it with this family and style inside; else the
  /// first by path of what fontconfig lists under exactly this family, checked the same way.
  /// fontconfig is asked for files only: its substitutions and preferences have no say.
  [[nodiscard]] Search find(const FaceDeclaration& wanted);

private:
  bool look_into(const std::filesystem::path& file, const FaceDeclaration& wanted, Search& search);
  hb_blob_t* map(const std::filesystem::path& file);
  [[nodiscard]] std::vector<std::filesystem::path> listed(const std::string& family);

  struct Fontconfig;
  std::vector<std::filesystem::path> folders_;
  std::map<std::filesystem::path, Blob> files_;
  std::unique_ptr<Fontconfig> fontconfig_;
};

}  // namespace qianzi::fonts
