// What a language tag (BCP 47) says of how its text looks.
#pragma once

#include <cstdint>
#include <string_view>

namespace qianzi::model {

/// Whose conventions punctuation and words of the edition's own follow.
enum class Region : std::uint8_t {
  hans,  ///< mainland China
  hant,  ///< Taiwan, Hong Kong, Macao: centred marks
  ja,
  ko,
  other,  ///< proportional scripts: ambiguous marks are Latin
};

/// Of a BCP 47 tag: script and region subtags count, zh-TW is hant, bare zh hans.
[[nodiscard]] Region region_of(std::string_view language);

}  // namespace qianzi::model
