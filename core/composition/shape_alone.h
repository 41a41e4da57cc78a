// Glyphs of characters that no neighbour changes. Most of a CJK text is such characters, and what
// HarfBuzz made of one of them once it makes of it everywhere.
#pragma once

#include "composition/shaped_text.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

struct hb_buffer_t;
struct hb_feature_t;
struct hb_font_t;
struct hb_language_impl_t;
struct hb_set_t;

namespace qianzi::composition {

/// How wide runs are shaped: what a glyph depends on beside its character.
struct WideShaping {
  hb_font_t* font = nullptr;  ///< borrowed
  const hb_language_impl_t* language = nullptr;
  bool vertical = false;
  friend bool operator==(const WideShaping&, const WideShaping&) = default;
};

/// What becomes of a character that stands alone.
struct LoneGlyph {
  enum class State : std::uint8_t {
    unknown,
    inert,      ///< the same whatever stands beside it, and nothing beside it changes through it
    sensitive,  ///< it may change beside others that may
    unfit,      ///< it is no glyph of the font, or several
  } state = State::unknown;
  ShapedGlyph glyph;
};

/// Remembers lone glyphs of one way of shaping. One a thread.
class LoneGlyphs {
public:
  /// Reads which glyphs the font's lookups name for the features that wide runs have: those of
  /// HarfBuzz's own for horizontal or vertical text, and `features` (whose value is not 0).
  LoneGlyphs(const WideShaping& shaping, std::span<const hb_feature_t> features);
  ~LoneGlyphs();
  LoneGlyphs(LoneGlyphs&&) noexcept;
  LoneGlyphs& operator=(LoneGlyphs&&) = delete;
  LoneGlyphs(const LoneGlyphs&) = delete;
  LoneGlyphs& operator=(const LoneGlyphs&) = delete;

  [[nodiscard]] const WideShaping& shaping() const { return shaping_; }

  /// False for a font whose shaping is not described by lookups alone: every character of it has
  /// to be shaped among its neighbours.
  [[nodiscard]] bool usable() const { return interacting_ != nullptr; }

  /// The entry of a character; the caller fills it where its state is unknown.
  [[nodiscard]] LoneGlyph& entry(char32_t character) {
    std::unique_ptr<Page>& page = pages_[character / page_size % pages_.size()];
    if (!page) page = std::make_unique<Page>();
    return (*page)[character % page_size];
  }

  /// Does any lookup name the glyph that the font has for this character?
  [[nodiscard]] bool interacts(char32_t character) const;

private:
  static constexpr std::size_t page_size = 256;
  using Page = std::array<LoneGlyph, page_size>;

  WideShaping shaping_;
  hb_set_t* interacting_ = nullptr;
  std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace qianzi::composition
