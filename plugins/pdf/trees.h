// Number and name trees (PDF 32000-1 7.9.6, 7.9.7), in leaves of 64 entries, so that no array grows
// with the document.
#pragma once

#include "objects.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace qianzi::pdf {

/// A tree with the keys 0 to count - 1; `value` appends the value of a key. Returns the root's
/// number.
ObjectId write_number_tree(ObjectFile& objects,
                           std::size_t count,
                           const std::function<void(std::string& out, std::size_t key)>& value);

/// A name tree of keys and values as they are to stand in the file. `entries` are sorted by key.
ObjectId write_name_tree(ObjectFile& objects,
                         const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace qianzi::pdf
