// Dates that may stand in a datetime attribute.
#pragma once

#include <string>
#include <string_view>

namespace qianzi::xhtml {

/// `text` is a day of the calendar (2026-11-24), or a day and time with offset
/// (2026-11-24T08:30+08:00, seconds optional, Z for UTC), as HTML 2.3.5 has them.
[[nodiscard]] bool is_date(std::string_view text);

/// What is_date lets in, as a newspaper of the language prints it: 2026年11月24日 8:30. The offset
/// is not said, since the day and hour are those of the place.
[[nodiscard]] std::string readable_date(std::string_view date, std::string_view language);

}  // namespace qianzi::xhtml
