// One face of a mapped file, as HarfBuzz sees it.
#pragma once

#include "fonts/font_set.h"
#include "fonts/handles.h"

#include <filesystem>
#include <memory>

namespace qianzi::fonts {

/// A face that was found and may be used: its names match what was asked for, and obstacle() is
/// empty. The file's mapping lives as long as any of its faces.
struct FoundFace {
  HbFace face;
  std::filesystem::path file;
  unsigned index = 0;
};

[[nodiscard]] std::unique_ptr<const Face> open_face(FoundFace found, FaceId id);

}  // namespace qianzi::fonts
