// What a language tag (BCP 47) says to the clean-ups and to script variants.
#pragma once

#include <cstdint>
#include <string_view>

namespace qianzi::transforms {

/// Whose marks a text has.
enum class MarkForms : std::uint8_t {
  hans,   ///< mainland China: “ ” ‘ ’
  hant,   ///< Taiwan, Hong Kong, Macao: 「 」 『 』
  ja,     ///< 「 」 『 』, 、 and 。
  other,  ///< proportional marks: left alone
};

/// Script and region subtags count; zh alone is hans, zh-TW, zh-HK and zh-MO are hant.
[[nodiscard]] MarkForms mark_forms(std::string_view language);

/// Whether the tag's language is this one: `ja` of ja-JP, not of jav.
[[nodiscard]] bool is_language(std::string_view tag, std::string_view primary);

}  // namespace qianzi::transforms
