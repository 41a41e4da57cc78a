// Codes: what stands on a page for a glyph.
//
// A code is allotted for each (glyph, source text, advance, place) that a document uses, so that
// one glyph which stands for two texts has two codes, a squeezed mark is a glyph with an advance of
// its own, and ToUnicode and widths are exact. The code is the CID. When a face has used up the
// codes of one font it gets another.
#pragma once

#include "objects.h"

#include "qianzi/page.h"
#include "qianzi/services.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace qianzi::pdf {

/// Everything that tells one code from another within a face; lengths in font units.
struct CodeKey {
  std::uint32_t glyph = 0;
  std::uint32_t text = 0;  ///< FontCodes::text
  std::int32_t advance = 0;
  /// Horizontal codes: how far the outline is moved right, and 0. Vertical codes: the
  /// vertical origin seen from the horizontal one, about (500, 880).
  std::int32_t x = 0;
  std::int32_t y = 0;
  bool vertical = false;
  friend bool operator==(const CodeKey&, const CodeKey&) = default;
};

struct CodeKeyHash {
  std::size_t operator()(const CodeKey& key) const;
};

/// One font of the document: codes of one face, seen through Identity-H and Identity-V.
struct DocumentFont {
  FaceId face;
  std::vector<CodeKey> codes;  ///< [k] is code k + 1
  ObjectId horizontal = 0;     ///< reserved Type 0 fonts; 0: not used
  ObjectId vertical = 0;
};

/// A font as a page names it: /F1, /V1.
struct FontUse {
  std::uint32_t font = 0;  ///< index into FontCodes::fonts
  bool vertical = false;
  friend auto operator<=>(const FontUse&, const FontUse&) = default;
};

void append_resource_name(std::string& out, FontUse use);

class FontCodes {
public:
  static constexpr std::size_t most_codes = 65'000;

  FontCodes(Services& services, ObjectFile& objects, std::size_t codes_a_font = most_codes);

  /// Number of a source text; 0 is the empty one.
  [[nodiscard]] std::uint32_t text(std::string_view text);
  [[nodiscard]] std::string_view text_of(std::uint32_t text) const { return *texts_.at(text); }

  struct Code {
    FontUse use;
    std::uint16_t code = 0;
  };
  [[nodiscard]] Code code(FaceId face, const CodeKey& key);
  /// The same with the source text itself; `key.text` must be 0. OPTIMIZATION: most glyphs have
  /// come with the same text and advance before, which is remembered.
  [[nodiscard]] Code code(FaceId face, const CodeKey& key, std::string_view text);

  [[nodiscard]] const FaceInfo& info(FaceId face);

  [[nodiscard]] const std::vector<DocumentFont>& fonts() const { return fonts_; }

private:
  static constexpr std::uint64_t unpacked = ~std::uint64_t{0};
  struct FaceCodes {
    const FaceInfo* info = nullptr;
    std::uint32_t font = 0;  ///< the one that is being filled
    struct Place {
      std::uint32_t font;
      std::uint16_t code;
    };
    std::unordered_map<CodeKey, Place, CodeKeyHash> codes;
  };
  /// A code that was asked for, with its short text as a number.
  struct Recent {
    std::uint64_t text = unpacked;
    FaceId face;
    CodeKey key;  ///< its text does not count
    FaceCodes::Place place{};
  };
  static std::uint64_t packed(std::string_view text);
  FaceCodes& face_codes(FaceId face);
  void open_font(FaceId face, FaceCodes& codes);

  Services& services_;
  ObjectFile& objects_;
  std::size_t codes_a_font_;
  static constexpr std::size_t recent_count = 1U << 13U;
  std::vector<Recent> recent_;  ///< each at a place that its glyph and advance lead to
  std::vector<std::unique_ptr<FaceCodes>> faces_;  ///< by FaceId; null: not used so far
  std::vector<DocumentFont> fonts_;
  /// Hashes views, so that a text is looked up without a copy of it.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
  };
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> text_numbers_;
  std::vector<const std::string*> texts_;
};

/// A length of the face in thousandths of the em, rounded as the document's widths are: to three
/// decimals.
[[nodiscard]] double thousandths(double font_units, std::uint32_t units_per_em);

}  // namespace qianzi::pdf
