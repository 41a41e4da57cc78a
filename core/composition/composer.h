// Paragraph in, lines out. The stages, each a file: collect, itemize, shape, glue, linebreak,
// justify, annotate (docs/architecture.md walks one paragraph through them).
#pragma once

#include "composition/line.h"
#include "fonts/font_set.h"
#include "model/style.h"

#include "qianzi/article.h"
#include "qianzi/diagnostic.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace qianzi::composition {

class Hyphenator;

/// Names of characters without a glyph, for diagnostics.
struct MissingGlyph {
  char32_t character = 0;
  /// Bytes from the paragraph's beginning, a forced break being one and a note mark being `[N]`; of
  /// a character in a reading, where its base begins; of one in a warichu, where that begins.
  std::uint32_t in_text = 0;
};

/// A paragraph shaped once, to be broken at as many measures as the make-up tries. Immutable after
/// prepare; safe to share between threads.
class PreparedParagraph {
public:
  PreparedParagraph() = default;
  PreparedParagraph(const PreparedParagraph&) = delete;
  PreparedParagraph& operator=(const PreparedParagraph&) = delete;
  virtual ~PreparedParagraph() = default;
  /// Sets the paragraph to `measure`. A measure narrower than a character gives overfull lines, one
  /// character each; so does one that is not greater than the indents. Always at least one line.
  [[nodiscard]] virtual ComposedParagraph fit(Pt measure) const = 0;
  /// The width if nothing were ever broken (forced breaks aside: the widest line), indents
  /// included.
  [[nodiscard]] virtual Pt natural_width() const = 0;
  /// Each character once, in order of first use, that no face has; it is drawn as a visible box.
  [[nodiscard]] virtual std::span<const MissingGlyph> missing() const = 0;
};

/// Sets paragraphs. One per thread: it keeps the shaping buffer and scratch space. The font set is
/// shared and outlives it; a hyphenator (composition/hyphenate.h) may be shared by several.
class Composer {
public:
  explicit Composer(const fonts::FontSet& fonts);
  Composer(const fonts::FontSet& fonts, std::shared_ptr<Hyphenator> hyphenator);
  ~Composer();
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;
  [[nodiscard]] std::unique_ptr<PreparedParagraph> prepare(const Inlines& content,
                                                           const ParagraphStyle& style);

private:
  struct Scratch;
  const fonts::FontSet& fonts_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace qianzi::composition
