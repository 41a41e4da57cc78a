// The layer of a page's proof lines: seen on a screen, and off when the file is printed
// (PDF 32000-1 8.11).
#pragma once

#include "objects.h"

#include <string>

namespace qianzi::pdf {

class ProofLayer {
public:
  /// The group's entry for a page's resources; writes the group the first time.
  [[nodiscard]] std::string resource(ObjectFile& objects);
  /// The catalog's entry; empty if no page has the layer.
  [[nodiscard]] std::string catalog_entry() const;

private:
  ObjectId group_ = 0;
};

}  // namespace qianzi::pdf
