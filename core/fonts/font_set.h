// The faces of an edition: which face serves which role and language, and what composition, the
// outputs and `qianzi fonts` ask of them. The only room that opens font files.
//
// A FontSet is loaded once, then immutable and shared by all threads (design rule 7). Opening is
// cheap: files are mapped, glyphs are read when needed.
#pragma once

#include "qianzi/diagnostic.h"
#include "qianzi/page.h"
#include "qianzi/services.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct hb_font_t;  // HarfBuzz's, for composition/shape alone

namespace qianzi::fonts {

/// One face of one file. Immutable; every call is thread-safe.
class Face {
public:
  virtual ~Face() = default;
  [[nodiscard]] virtual FaceId id() const = 0;
  [[nodiscard]] virtual const FaceInfo& info() const = 0;
  [[nodiscard]] virtual const std::filesystem::path& file() const = 0;
  [[nodiscard]] virtual unsigned index_in_file() const = 0;
  /// For shaping at the design's own units (scale = units per em, hb-ot functions). Owned by the
  /// face, immutable, shared by threads.
  [[nodiscard]] virtual hb_font_t* shaping_font() const = 0;
  /// Glyph of a character, 0 if the face has none; with a variation selector, the variant's glyph,
  /// or 0 if the face has not this variant.
  [[nodiscard]] virtual std::uint32_t glyph(char32_t character, char32_t selector = 0) const = 0;
  [[nodiscard]] bool has(char32_t character) const { return glyph(character) != 0; }
  /// Nothing drawn (a space) gives an empty path.
  [[nodiscard]] virtual OutlinePath outline(std::uint32_t glyph) const = 0;
  /// See Services::subset. hb_subset with NO_HINTING | DESUBROUTINIZE of the tables the program
  /// needs (docs/pdf.md has the measurements).
  [[nodiscard]] virtual SubsetFace subset(std::span<const std::uint32_t> glyphs) const = 0;
  /// A font file (WOFF2) with those of `characters` (any order) that the face has, their variants
  /// by selector where the selectors are among them, and its layout features with the glyphs these
  /// lead to: vertical forms, forms by language, half-width marks. Same request, same bytes. Empty
  /// where the face forbids to be embedded so (OS/2 fsType). Throws Failure if it cannot be subset.
  [[nodiscard]] virtual Bytes web_font(std::u32string_view characters) const = 0;
};

/// What one role and language resolved to, for `qianzi fonts`.
struct Resolution {
  std::string role;
  std::string language;
  std::vector<FaceId> chain;           ///< preferred face first, then fallbacks
  std::vector<std::string> not_found;  ///< families that were asked for and are not installed
};

class FontSet {
public:
  virtual ~FontSet() = default;
  /// Faces for a role (body, headline, sans, kai, strong, ...) and a BCP 47 language, preferred
  /// face first. The language matches by its longest prefix (zh-Hant-TW, zh-Hant, zh), then `*`; an
  /// unknown role is `body`. Never empty.
  [[nodiscard]] virtual std::span<const FaceId> chain(std::string_view role,
                                                      std::string_view language) const = 0;
  [[nodiscard]] virtual const Face& face(FaceId id) const = 0;
  [[nodiscard]] virtual std::size_t face_count() const = 0;
  /// Everything the font set's file declares, in its order.
  [[nodiscard]] virtual const std::vector<Resolution>& resolutions() const = 0;
};

/// Loads `file` (fonts/fontset.xml documents the form). Faces are looked for in the set's own
/// <path> folders, relative to the file, then through fontconfig. Bad XML and families that are not
/// there are reported; throws Failure if a declared role ends up with no face at all or the file
/// cannot be read.
[[nodiscard]] std::unique_ptr<const FontSet> load_font_set(const std::filesystem::path& file,
                                                           DiagnosticSink& sink);

}  // namespace qianzi::fonts
