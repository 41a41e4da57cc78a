// What the process is told by its surroundings: read once, at the start.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace qianzi::batch {

struct Environment {
  /// Fonts, designs: QIANZI_DATA, or share/qianzi beside the program's bin.
  std::filesystem::path data;
  /// QIANZI_PLUGIN_PATH (folders with `:` between), then lib/qianzi/plugins beside the program's
  /// bin.
  std::vector<std::filesystem::path> plugin_folders;
  /// SOURCE_DATE_EPOCH, where it is set to a number.
  std::optional<std::int64_t> source_date_epoch;

  /// The font set's file.
  [[nodiscard]] std::filesystem::path font_set() const { return data / "fonts" / "fontset.xml"; }
};

[[nodiscard]] Environment read_environment();

/// Seconds since 1970 that an edition's outputs are dated: SOURCE_DATE_EPOCH, or noon UTC of `date`
/// (the beginning of an ISO 8601 date is enough), or 0.
[[nodiscard]] std::int64_t timestamp_for(std::string_view date,
                                         const std::optional<std::int64_t>& source_date_epoch);

}  // namespace qianzi::batch
