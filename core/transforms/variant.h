// An edition in the other script: simplified and traditional Chinese by OpenCC's dictionaries.
#pragma once

#include "qianzi/edition.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace qianzi::transforms {

/// What an edition can be converted to.
enum class Variant : std::uint8_t {
  hans,     ///< zh-Hans: mainland China
  hant_tw,  ///< zh-Hant-TW: with Taiwan's words as well: 軟體 for 软件
  hant_hk,  ///< zh-Hant-HK
};

/// Of a BCP 47 tag as it is written above; nothing for any other.
[[nodiscard]] std::optional<Variant> variant_of(std::string_view tag);
[[nodiscard]] std::string_view tag_of(Variant variant);
/// All tags.
[[nodiscard]] std::span<const std::string_view> variant_tags();

/// Converts editions; dictionaries are read when first needed. Not thread-safe.
class VariantPress {
public:
  explicit VariantPress(Variant to);
  ~VariantPress();
  VariantPress(const VariantPress&) = delete;
  VariantPress& operator=(const VariantPress&) = delete;

  /// An edition's id with `-TAG` after it.
  [[nodiscard]] std::string id_of(const std::string& id) const;
  /// The edition, called by id_of. Chinese text changes by phrases, over the borders of
  /// elements as well; a base keeps its reading. Quotation marks become the region's, and the tags
  /// of edition and articles this variant's, so that faces and glyphs follow. What names a language
  /// of its own (xml:lang on a name, a quotation, a block) is left as it is, and so is what is not
  /// Chinese. Text in no known script (zh) counts as simplified. Throws Failure if a dictionary
  /// cannot be read.
  [[nodiscard]] Edition convert(const Edition& edition);

private:
  class Dictionaries;
  Variant to_;
  std::unique_ptr<Dictionaries> dictionaries_;
};

}  // namespace qianzi::transforms
