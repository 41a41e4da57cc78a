// Which syllables a Han character can be read as: Unihan's kMandarin, kHanyuPinyin, kHanyuPinlu,
// kXHC1983 and kTGHZ2013. The data are made by make_tables.py when Qianzi is built.
#pragma once

#include <cstdint>
#include <span>

namespace qianzi::transforms {

struct Syllable {
  const char* pinyin;    ///< letters alone, v for ü: lv
  const char* bopomofo;  ///< without tone: ㄌㄩ; empty where it cannot be written so
  std::uint8_t tone;     ///< 1 to 4; 5: neutral
};

/// For syllable(); empty where nothing is known.
[[nodiscard]] std::span<const std::uint16_t> readings_of(char32_t character);
[[nodiscard]] const Syllable& syllable(std::uint16_t index);

}  // namespace qianzi::transforms
