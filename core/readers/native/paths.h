// What a reader makes of a path.
#pragma once

#include <string>
#include <string_view>

namespace qianzi::readers {

/// Without the last name; empty where there is but one.
[[nodiscard]] std::string folder_of(const std::string& path);

/// The last name without its ending.
[[nodiscard]] std::string stem_of(const std::string& path);

/// `folder/name`, or the name alone where there is no folder.
[[nodiscard]] std::string joined(const std::string& folder, const std::string& name);

/// An edition's: as an article's, but a digit may stand first.
[[nodiscard]] bool is_edition_id(std::string_view id);

/// A page design's: it is the name of a file in the folder designs.
[[nodiscard]] bool is_design_name(std::string_view name);

}  // namespace qianzi::readers
