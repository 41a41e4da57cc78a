#include "batch/environment.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

Environment read_environment() {
  Environment environment;
  std::error_code error;
  const fs::path bin = fs::read_symlink("/proc/self/exe", error).parent_path();
  const fs::path prefix = error ? fs::path("/usr/local") : bin.parent_path();

  const std::string data = variable("QIANZI_DATA");
  environment.data = data.empty() ? prefix / "share" / "qianzi" : fs::path(data);

  std::string folders = variable("QIANZI_PLUGIN_PATH");
  while (!folders.empty()) {
    const std::size_t colon = folders.find(':');
    if (colon != 0) environment.plugin_folders.emplace_back(folders.substr(0, colon));
    folders = colon == std::string::npos ? std::string() : folders.substr(colon + 1);
  }
  environment.plugin_folders.push_back(prefix / "lib" / "qianzi" / "plugins");

  environment.source_date_epoch = number<std::int64_t>(variable("SOURCE_DATE_EPOCH"));
  return environment;
}

std::int64_t timestamp_for(std::string_view date,
                           const std::optional<std::int64_t>& source_date_epoch) {
  if (source_date_epoch) return *source_date_epoch;
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return 0;
  const auto year = number<int>(date.substr(0, 4));
  const auto month = number<unsigned>(date.substr(5, 2));
  const auto day = number<unsigned>(date.substr(8, 2));
  if (!year || !month || !day) return 0;
  const std::chrono::year_month_day civil{
      std::chrono::year(*year), std::chrono::month(*month), std::chrono::day(*day)};
  if (!civil.ok()) return 0;
  const auto noon = std::chrono::sys_days(civil) + std::chrono::hours(12);
  return std::chrono::duration_cast<std::chrono::seconds>(noon.time_since_epoch()).count();
}

}  // namespace qianzi::batch
