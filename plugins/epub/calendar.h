// Seconds since 1970 as a date and time of the Gregorian calendar, UTC.
#pragma once

#include <cstdint>

namespace qianzi::epub {

struct CivilTime {
  std::int64_t year = 1970;
  std::int64_t month = 1;
  std::int64_t day = 1;
  std::int64_t hour = 0;
  std::int64_t minute = 0;
  std::int64_t second = 0;
};
[[nodiscard]] CivilTime civil_time(std::int64_t timestamp);

}  // namespace qianzi::epub
