// What a writer may ask of the host while it is fed. All are leaves: none of them calls a writer.
// Called on the thread that feeds the writer; references and spans handed out live until the writer
// is destroyed unless said otherwise.
#pragma once

#include "qianzi/article.h"
#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"
#include "qianzi/page.h"
#include "qianzi/units.h"
#include "qianzi/xhtml.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi {

using Bytes = std::vector<std::byte>;

/// What a face says of itself; lengths in its own units.
struct FaceInfo {
  std::string postscript_name;  ///< NotoSerifCJKsc-Regular
  std::string family;
  std::string style;
  std::uint32_t units_per_em = 1000;
  FontUnits ascender;   ///< above the baseline, > 0
  FontUnits descender;  ///< below the baseline, < 0
  FontUnits cap_height;
  FontUnits x_min, y_min, x_max, y_max;  ///< bounding box of all glyphs
  double italic_angle = 0;
  std::uint16_t weight = 400;  ///< OS/2 usWeightClass
  bool serif = true;
  bool fixed_pitch = false;
};

enum class FontProgram : std::uint8_t {
  cff,   ///< a bare CFF table
  glyf,  ///< an sfnt with glyf outlines
};

/// A font program with only the glyphs asked for, renumbered.
struct SubsetFace {
  FontProgram program = FontProgram::cff;
  Bytes data;
  /// What asked-for glyph i is called in `data`: its glyph index. Same length as the request.
  std::vector<std::uint32_t> glyphs;
};

/// A glyph's outline in font units, y upwards: SVG path data (M L Q C Z, absolute).
using OutlinePath = std::string;

/// Pixels of an image, rows from the top, no padding, 8 bits a sample.
struct Raster {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  ColourSpace space = ColourSpace::rgb;  ///< 1, 3 or 4 samples a pixel
  Bytes samples;
  Bytes alpha;    ///< one sample a pixel, or empty where the image is opaque
  Bytes profile;  ///< the file's own ICC profile, which fits `space`; or empty
};

/// The image file as it is, fit to be passed on: it decoded without an error when it was looked at.
struct EncodedImage {
  ImageFormat format = ImageFormat::unknown;
  std::uint32_t width = 0;  ///< of the stored rows: before orientation
  std::uint32_t height = 0;
  ColourSpace space = ColourSpace::rgb;
  std::uint8_t bits_per_sample = 8;
  bool needs_orientation = false;  ///< an EXIF orientation other than upright is set
  bool inverted = false;  ///< CMYK as Adobe's programs write it: 255 is no ink (PDF: /Decode)
  Bytes profile;          ///< the file's own ICC profile, which fits `space`; or empty
  Bytes data;
};

/// A line of a writer's own: a cover, a slug.
struct LineRequest {
  std::string role = "headline";  ///< face role of the font set
  std::string language;
  Pt size{12};
  Pt measure{1e6};  ///< lines break at it
  Pt leading{0};    ///< 0: 1.4 times the size
  enum class Alignment : std::uint8_t { start, centre, end } alignment = Alignment::start;
};

/// A file that is being made. Nobody sees it under its own name before the whole output is put in
/// place. Every failure (a full disk) is thrown as Failure; close() reports what buffering hid.
class OutputFile {
public:
  OutputFile() = default;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  virtual ~OutputFile() = default;
  virtual void write(std::span<const std::byte> data) = 0;
  /// Position for the next write, and where it stands, in bytes from the beginning: archives go
  /// back to fill in sizes.
  virtual void seek(std::uint64_t position) = 0;
  [[nodiscard]] virtual std::uint64_t tell() const = 0;
  /// Call once, when the file is whole; a file destroyed without is abandoned.
  virtual void close() = 0;
};

/// A font file for a style sheet.
struct WebFont {
  std::uint16_t weight = 400;
  Bytes data;  ///< WOFF2
};

/// The fonts that show the text of one role and language.
struct FontSetting {
  std::string role;
  std::string language;
  std::vector<std::size_t> fonts;  ///< indices into WebFonts::fonts, preferred first; not empty
};

struct WebFonts {
  std::vector<WebFont> fonts;  ///< in the order of the font set's faces
  std::vector<FontSetting> settings;
};

class Services {
public:
  Services() = default;
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;
  virtual ~Services() = default;

  /// @name Fonts
  /// face() and subset() may be called from another thread of the writer's, one at a time.
  [[nodiscard]] virtual const FaceInfo& face(FaceId id) const = 0;
  /// One font program of `id` with `glyphs` (sorted, without repetition; 0 is added if absent).
  /// Same request, same bytes. Throws Failure if the font file cannot be subset.
  [[nodiscard]] virtual SubsetFace subset(FaceId id, std::span<const std::uint32_t> glyphs) = 0;
  [[nodiscard]] virtual OutlinePath outline(FaceId id, std::uint32_t glyph) = 0;

  /// @name Images
  /// Throws Failure if the file has changed since it was looked at and does not decode any more.
  [[nodiscard]] virtual const ImageFile& image_file(ImageId id) const = 0;
  [[nodiscard]] virtual EncodedImage encoded_image(ImageId id) = 0;
  /// Decoded and turned upright; CMYK stays CMYK, 16 bits become 8, of several pictures the first
  /// counts. A drawing (SVG) comes at its own size.
  [[nodiscard]] virtual Raster decoded_image(ImageId id) = 0;
  /// A drawing (SVG) `width` pixels wide, or less where that would be too large; any other image as
  /// decoded_image gives it.
  [[nodiscard]] virtual Raster drawn_image(ImageId id, std::uint32_t width) = 0;
  /// A drawing (SVG) as vectors: a PDF of one page that has its proportions, in RGB and without
  /// fonts, since words are outlines. Same drawing, same page. Empty for any other image and for a
  /// drawing whose vectors would cost too much: drawn_image has it then.
  [[nodiscard]] virtual Bytes vector_image(ImageId id) = 0;
  /// A file for an e-book or the web, of the format ImageFile::web_format says: the image as it is
  /// where every reading system shows it, else upright in sRGB; of a drawing what is harmless.
  [[nodiscard]] virtual EncodedImage web_image(ImageId id) = 0;

  /// @name Text
  /// Sets a text of the writer's own, first baseline at y = 0, x from 0 to the measure; horizontal.
  [[nodiscard]] virtual std::vector<GlyphRun> compose(const Inlines& text,
                                                      const LineRequest& request) = 0;
  /// Writes a tree as UTF-8, escaping what has to be. Throws std::logic_error on a name that is not
  /// an XML name or a reference without `resolve`.
  [[nodiscard]] virtual std::string markup(const XhtmlElement& root,
                                           const MarkupOptions& options) const = 0;

  /// @name The run
  /// Seconds since 1970 that stand for «now» in outputs: SOURCE_DATE_EPOCH, or the edition's date
  /// at noon UTC.
  [[nodiscard]] virtual std::int64_t timestamp() const = 0;
  /// Name and version for «producer» fields: Qianzi 0.1.0.
  [[nodiscard]] virtual std::string_view producer() const = 0;
  virtual void report(Diagnostic diagnostic) = 0;
  /// The run keeps a catalogue of the format (PluginDescriptor::catalogue) in the folder of this
  /// output.
  [[nodiscard]] virtual bool has_catalogue() const { return false; }
  /// Makes a file of the output. `name` is relative, `/` between folders, which are made; where the
  /// output is a file it is empty, or for several a hyphen and what tells them apart: -01 makes
  /// ID-01.pdf. Throws Failure for a name that leaves the output or was used before.
  [[nodiscard]] virtual std::unique_ptr<OutputFile> create(std::string_view name) = 0;

  /// @name What came later
  /// A drawing of the writer's own, an SVG without words, `width` pixels wide, as a PNG. Same
  /// drawing, same bytes. Throws Failure if it cannot be drawn. A writer of one file puts a picture
  /// for catalogues beside it by create(".png"): ID.png.
  [[nodiscard]] virtual Bytes picture_of(std::string_view drawing, std::uint32_t width) = 0;
  /// Forms of an image for screens of several sizes: WebP, upright, in sRGB, one for each of
  /// `widths` (pixels) that the image has itself, in their order. None of a drawing, which fits
  /// every size, and of an image longer than WebP allows. Width is filled, height is by proportion.
  [[nodiscard]] virtual std::vector<EncodedImage>
  scaled_images(ImageId id, std::span<const std::uint32_t> widths) = 0;
  /// Adds the characters of a tree to `uses`: each once by role and language, in the order of
  /// these; memory does not grow with the text. `role`: of what no element of text_roles holds. Of
  /// rare characters alone the role is always this one: they stand amid text set in whatever face.
  virtual void gather_text(const XhtmlElement& root,
                           TextExtent extent,
                           std::string_view role,
                           std::vector<TextUse>& uses) const = 0;
  /// The font files these characters need. Each goes to the first face of its role and language
  /// that has it (docs/fonts.md); a file has the layout features by which CJK is set and variants
  /// by selector, where selectors are among the characters. A face that forbids to be embedded so
  /// (OS/2 fsType) is left out and reported. Same uses, same bytes. Throws Failure if a face cannot
  /// be subset.
  [[nodiscard]] virtual WebFonts web_fonts(std::span<const TextUse> uses) = 0;
  /// The same of one face, for those of `characters` (any order) that it has: of pages, whose runs
  /// name their faces. Empty where it forbids to be embedded so.
  [[nodiscard]] virtual Bytes web_font(FaceId id, std::u32string_view characters) = 0;
};

}  // namespace qianzi
