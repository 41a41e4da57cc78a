// Dates that may stand in a datetime attribute.
#pragma once

#include <string_view>

namespace qianzi::xhtml {

/// `text` is a day of the calendar (2026-11-24), or a day and time with offset
/// (2026-11-24T08:30+08:00, seconds optional, Z for UTC), as HTML 2.3.5 has them.
[[nodiscard]] bool is_date(std::string_view text);

}  // namespace qianzi::xhtml
