// Whether images have pixels enough for the place they were given.
#pragma once

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"
#include "qianzi/page.h"

#include <set>

namespace qianzi::makeup {

/// Below this an image shows its pixels in newspaper print.
inline constexpr double least_dpi = 150;

/// Looks at pages as they are delivered, and says of each image once that it is coarse. Drawings
/// have no pixels of their own.
class ResolutionCheck {
public:
  explicit ResolutionCheck(const Edition& edition) : edition_(edition) {}
  void look_at(const Page& page, DiagnosticSink& sink);

private:
  const Edition& edition_;
  std::set<ImageId> told_;
};

}  // namespace qianzi::makeup
