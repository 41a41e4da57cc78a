#include "calendar.h"

namespace qianzi::epub {

CivilTime civil_time(std::int64_t timestamp) {
  std::int64_t days = timestamp / 86400;
  std::int64_t clock = timestamp % 86400;
  if (clock < 0) {
    clock += 86400;
    --days;
  }
  // The year is taken to begin in March, so that leap days come last.
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_of_year = (5 * of_year + 2) / 153;
  const std::int64_t month = month_of_year < 10 ? month_of_year + 3 : month_of_year - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          month,
          of_year - (153 * month_of_year + 2) / 5 + 1,
          clock / 3600,
          clock / 60 % 60,
          clock % 60};
}

}  // namespace qianzi::epub
