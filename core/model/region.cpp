#include "model/region.h"

#include <algorithm>
#include <array>

namespace qianzi::model {
namespace {

bool has_subtag(std::string_view language, std::string_view subtag) {
  std::size_t at = 0;
  while ((at = language.find('-', at)) != std::string_view::npos) {
    ++at;
    const std::string_view rest = language.substr(at, language.find('-', at) - at);
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    if (std::ranges::equal(rest, subtag, same)) return true;
  }
  return false;
}

}  // namespace

Region region_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  if (primary == "ja") return Region::ja;
  if (primary == "ko") return Region::ko;
  if (primary != "zh" && primary != "yue" && primary != "lzh") return Region::other;
  if (has_subtag(language, "Hans")) return Region::hans;
  constexpr std::array<std::string_view, 4> traditional = {"Hant", "TW", "HK", "MO"};
  for (const std::string_view subtag : traditional) {
    if (has_subtag(language, subtag)) return Region::hant;
  }
  return primary == "zh" ? Region::hans : Region::hant;
}

}  // namespace qianzi::model
