// What the tests of the PDF plugin stand on: services with real faces and images, pages made by
// hand, and the outside programs that judge what comes out.
#pragma once

#include "fonts/font_set.h"
#include "images/images.h"
#include "writer.h"

#include "qianzi/edition.h"
#include "qianzi/page.h"
#include "qianzi/services.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::pdf::test {

/// The faces of fontset.xml beside this file, loaded once.
const fonts::FontSet& all_faces();
FaceId cjk();    ///< Noto Serif CJK SC: CFF
FaceId kai();    ///< AR PL UKai CN: glyf, in a collection
FaceId latin();  ///< Noto Serif: glyf

class DeskServices final : public Services {
public:
  std::string written;                       ///< the file that was closed last
  std::map<std::string, std::string> files;  ///< closed ones by name
  std::vector<Diagnostic> reported;
  std::vector<ImageFile> images;
  std::uint64_t capacity = ~std::uint64_t{0};  ///< bytes the disk has
  bool keeps = true;                           ///< false: the file is counted and thrown away
  std::map<std::uint32_t, int> subsets;  ///< how often each face was subset, requests not empty

  ImageId add_image(const std::string& path);

  const FaceInfo& face(FaceId id) const override;
  SubsetFace subset(FaceId id, std::span<const std::uint32_t> glyphs) override;
  OutlinePath outline(FaceId id, std::uint32_t glyph) override;
  void gather_text(const XhtmlElement& root,
                   TextExtent extent,
                   std::string_view role,
                   std::vector<TextUse>& uses) const override;
  WebFonts web_fonts(std::span<const TextUse> uses) override;
  Bytes web_font(FaceId id, std::u32string_view characters) override;
  const ImageFile& image_file(ImageId id) const override;
  EncodedImage encoded_image(ImageId id) override;
  Raster decoded_image(ImageId id) override;
  Raster drawn_image(ImageId id, std::uint32_t width) override;
  Bytes vector_image(ImageId id) override;
  EncodedImage web_image(ImageId id) override;
  std::vector<EncodedImage> scaled_images(ImageId id,
                                          std::span<const std::uint32_t> widths) override;
  std::vector<GlyphRun> compose(const Inlines& text, const LineRequest& request) override;
  std::string markup(const XhtmlElement& root, const MarkupOptions& options) const override;
  std::int64_t timestamp() const override { return 1'795'521'600; }  // 2026-11-24T12:00:00Z
  std::string_view producer() const override { return "Qianzi 0.1.0"; }
  bool has_catalogue() const override { return false; }
  Bytes picture_of(std::string_view, std::uint32_t) override {
    throw std::logic_error("a PDF has no catalogue");
  }
  void report(Diagnostic diagnostic) override;
  std::unique_ptr<OutputFile> create(std::string_view name) override;
};

/// Shapes text with HarfBuzz and places it.
struct TextSetting {
  FaceId face = cjk();
  double size = 10;
  Orientation orientation = Orientation::horizontal;
  std::string language = "zh-Hans";
  std::string features;  ///< halt, vhal: HarfBuzz's form
  double tracking = 0;   ///< points between glyphs
  double stretch = 1;
  std::uint32_t structure = 0;
};
GlyphRun set_run(std::string_view text, double x, double y, const TextSetting& setting);
/// The way a run goes, in points.
double length_of(const GlyphRun& run);

Page blank_page(std::string number = "1");
/// Adds a mark and returns its index; keys count up within article 0.
std::uint32_t add_mark(Page& page, StructureRole role, std::uint32_t parent = no_parent);

EditionHead head();

/// Feeds pages and returns the file's bytes, which also lie at `path`.
struct Made {
  std::string bytes;
  std::string path;
  std::vector<Diagnostic> reported;
};
Made make_pdf(const std::vector<Page>& pages,
              const std::string& name,
              const Settings& settings = {});
Made make_pdf(const std::vector<Page>& pages,
              const std::string& name,
              const Settings& settings,
              DeskServices& services);

/// @name Outside judges. All fail the test if the program is not there or says no.
std::string run(const std::string& command);
void check_with_qpdf(const std::string& path);
/// pdf_rules.py of tests/outside: nothing to say in this profile.
void check_rules(const std::string& path, const std::string& profile);
std::string text_of(const std::string& path);       ///< pdftotext -raw, page ends taken out
std::string flat_text_of(const std::string& path);  ///< and without any white space
std::string without_blanks(std::string_view text);
std::string file_in_work_folder(const std::string& name);
void write_file(const std::string& path, std::string_view bytes);
/// A page as poppler draws it.
struct Pixels {
  int width = 0;
  int height = 0;
  std::string rgb;
  /// Red, green and blue of a pixel; throws std::out_of_range beyond the page.
  [[nodiscard]] std::array<int, 3> at(int x, int y) const;
};
Pixels pixels_of(const std::string& path, int page, int resolution);
/// Share of the pixels of a page that are not white, at 50 dpi.
double ink_of(const std::string& path, int page = 1);
/// Pixel at a point of the page (from its upper left corner), at 72 dpi: red, green, blue.
std::array<int, 3> pixel_of(const std::string& path, int x, int y);

}  // namespace qianzi::pdf::test
