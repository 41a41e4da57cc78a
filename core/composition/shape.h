// Third stage: glyphs for runs, by HarfBuzz, at font units. The only files of the room that call
// hb_shape. Each run is shaped once a paragraph; nothing is shaped again for a break that is tried.
#pragma once

#include "composition/collected_text.h"
#include "composition/shape_alone.h"
#include "composition/shaped_text.h"
#include "fonts/font_set.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct hb_buffer_t;
struct hb_language_impl_t;

namespace qianzi::composition {

/// How a mark is set at half an em, as the font's halt and vhal say; fonts without them get the
/// same by where the class has its white space.
struct MarkForm {
  bool one_em = false;    ///< its full advance is one em; others are left alone
  bool has_half = false;  ///< the font narrows this mark
  bool font_has_halves = false;
  FontUnits advance;  ///< of the half form
  FontUnits x_offset;
  FontUnits y_offset;
  FontUnits before;  ///< white space the half form lost on its start side
};

/// What a glyph shows of itself, seen from the pen of its run: `across` the line and its half
/// extent count towards the side the glyph's top is on, or right of an upright glyph.
struct Ink {
  Pt along;  ///< to its middle
  Pt across;
  Pt half_across;
};

/// One a thread.
class Shaper {
public:
  explicit Shaper(const fonts::FontSet& fonts);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  /// Fills glyphs and advances; clusters that the font joined become one. A character that the
  /// run's face has not is glyph 0, one em wide.
  void shape(const StyledText& text, const CollectedText& collected, ShapedText& shaped);

  /// HarfBuzz's name of a language, for mark_form.
  [[nodiscard]] static const hb_language_impl_t* language(const std::string& tag);

  /// Remembered by face, direction, language and character.
  [[nodiscard]] MarkForm
  mark_form(char32_t character, const ShapedRun& run, const hb_language_impl_t* language);

  /// A wide solidus of half an em, or the face's narrow one if it has none such.
  [[nodiscard]] ShapedGlyph
  solidus(char32_t character, const ShapedRun& run, const hb_language_impl_t* language);

  /// Has the face a glyph of its own for this character in vertical text?
  [[nodiscard]] bool
  has_vertical_form(char32_t character, FaceId face, const std::string& language);

  /// What the first glyph of a cluster shows of itself; nothing for a space.
  [[nodiscard]] Ink ink(const ShapedText& shaped, const Cluster& cluster) const;

  /// The hyphen that ends a line inside a word of the run; glyph 0 if its face has none.
  [[nodiscard]] ShapedGlyph hyphen(const ShapedRun& run);

  /// How far the baseline lies below the middle of the em square: sideways and tcy glyphs are
  /// centred by it.
  [[nodiscard]] Em baseline_drop(FaceId face);

private:
  struct Key {
    char32_t character = 0;
    std::uint32_t face = 0;
    const hb_language_impl_t* language = nullptr;
    bool vertical = false;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  void shape_run(std::string_view text,
                 const ShapedRun& run,
                 const hb_language_impl_t* language,
                 ShapedText& shaped);
  void shape_wide(std::string_view text,
                  const ShapedRun& run,
                  const hb_language_impl_t* language,
                  ShapedText& shaped);
  [[nodiscard]] LoneGlyphs& lone_glyphs(const WideShaping& shaping);
  [[nodiscard]] LoneGlyph lone_glyph(LoneGlyphs& alone, char32_t character);
  /// A glyph as the shaper gave it, and the byte of the run's text that its cluster begins at.
  struct RunGlyph {
    ShapedGlyph glyph;
    std::uint32_t byte = 0;
  };
  using RunGlyphs = std::vector<RunGlyph>;
  void shape_glyphs(std::string_view text,
                    const ShapedRun& run,
                    const hb_language_impl_t* language,
                    const ShapedText& shaped,
                    RunGlyphs& glyphs);
  [[nodiscard]] const RunGlyphs& glyphs_of(std::string_view text,
                                           const ShapedRun& run,
                                           const hb_language_impl_t* language,
                                           const ShapedText& shaped);
  static void take_glyphs(const RunGlyphs& glyphs, const ShapedRun& run, ShapedText& shaped);
  void set_pictures(const ShapedRun& run, ShapedText& shaped);
  [[nodiscard]] MarkForm look_up(const Key& key);
  [[nodiscard]] ShapedGlyph shape_mark(const Key& key, bool half);
  [[nodiscard]] ShapedGlyph
  shape_one(char32_t character, const WideShaping& shaping, std::span<const hb_feature_t> features);

  const fonts::FontSet& fonts_;
  hb_buffer_t* buffer_;
  std::vector<LoneGlyphs> alone_;
  std::unordered_map<Key, MarkForm, KeyHash> forms_;
  std::unordered_map<Key, bool, KeyHash> vertical_forms_;
  std::unordered_map<std::uint32_t, ShapedGlyph> hyphens_;
  std::unordered_map<std::uint32_t, ShapedGlyph> solidi_;
  std::unordered_map<std::uint32_t, Em> drops_;
  std::unordered_map<std::string, RunGlyphs>
      known_;              ///< short runs that were shaped, by known_key_
  std::string known_key_;  ///< of the run at hand
  RunGlyphs glyphs_;       ///< of a run that is not remembered
};

}  // namespace qianzi::composition
