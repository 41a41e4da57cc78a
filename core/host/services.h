// What a writer may ask for (qianzi/services.h), answered by the rooms below.
#pragma once

#include "fonts/font_set.h"
#include "host/staging.h"
#include "images/images.h"
#include "makeup/line_request.h"

#include "qianzi/services.h"

#include <cstdint>

namespace qianzi::host {

/// What a writer may know of its run.
struct RunFacts {
  std::int64_t timestamp = 0;  ///< Services::timestamp
  bool catalogue = false;      ///< Services::has_catalogue
};

/// Services for one writer over one edition. Everything given outlives it.
class EditionServices final : public Services {
public:
  EditionServices(const Edition& edition,
                  const fonts::FontSet& fonts,
                  StagedOutput& output,
                  DiagnosticSink& sink,
                  const RunFacts& facts);

  [[nodiscard]] const FaceInfo& face(FaceId id) const override;
  [[nodiscard]] SubsetFace subset(FaceId id, std::span<const std::uint32_t> glyphs) override;
  [[nodiscard]] OutlinePath outline(FaceId id, std::uint32_t glyph) override;
  [[nodiscard]] const ImageFile& image_file(ImageId id) const override;
  [[nodiscard]] EncodedImage encoded_image(ImageId id) override;
  [[nodiscard]] Raster decoded_image(ImageId id) override;
  [[nodiscard]] Raster drawn_image(ImageId id, std::uint32_t width) override;
  [[nodiscard]] Bytes vector_image(ImageId id) override;
  [[nodiscard]] EncodedImage web_image(ImageId id) override;
  [[nodiscard]] std::vector<GlyphRun> compose(const Inlines& text,
                                              const LineRequest& request) override;
  [[nodiscard]] std::string markup(const XhtmlElement& root,
                                   const MarkupOptions& options) const override;
  [[nodiscard]] std::int64_t timestamp() const override { return facts_.timestamp; }
  [[nodiscard]] bool has_catalogue() const override { return facts_.catalogue; }
  [[nodiscard]] std::string_view producer() const override { return "Qianzi " QIANZI_VERSION; }
  void report(Diagnostic diagnostic) override { sink_.report(std::move(diagnostic)); }
  [[nodiscard]] std::unique_ptr<OutputFile> create(std::string_view name) override;
  [[nodiscard]] std::vector<EncodedImage>
  scaled_images(ImageId id, std::span<const std::uint32_t> widths) override;
  [[nodiscard]] Bytes picture_of(std::string_view drawing, std::uint32_t width) override;
  void gather_text(const XhtmlElement& root,
                   TextExtent extent,
                   std::string_view role,
                   std::vector<TextUse>& uses) const override;
  [[nodiscard]] WebFonts web_fonts(std::span<const TextUse> uses) override;
  [[nodiscard]] Bytes web_font(FaceId id, std::u32string_view characters) override;

private:
  const Edition& edition_;
  const fonts::FontSet& fonts_;
  StagedOutput& output_;
  DiagnosticSink& sink_;
  RunFacts facts_;
  images::Limits limits_;
  makeup::LineSetter lines_;
};

}  // namespace qianzi::host
