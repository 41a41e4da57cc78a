#include "host/services.h"

#include "fonts/web_fonts.h"
#include "xhtml/text_use.h"
#include "xhtml/xhtml.h"

namespace qianzi::host {

EditionServices::EditionServices(const Edition& edition,
                                 const fonts::FontSet& fonts,
                                 StagedOutput& output,
                                 DiagnosticSink& sink,
                                 const RunFacts& facts)
    : edition_(edition),
      fonts_(fonts),
      output_(output),
      sink_(sink),
      facts_(facts),
      lines_(fonts) {}

const FaceInfo& EditionServices::face(FaceId id) const {
  return fonts_.face(id).info();
}

SubsetFace EditionServices::subset(FaceId id, std::span<const std::uint32_t> glyphs) {
  return fonts_.face(id).subset(glyphs);
}

OutlinePath EditionServices::outline(FaceId id, std::uint32_t glyph) {
  return fonts_.face(id).outline(glyph);
}

const ImageFile& EditionServices::image_file(ImageId id) const {
  return edition_.images.at(id.index);
}

EncodedImage EditionServices::encoded_image(ImageId id) {
  return images::load_encoded(image_file(id), limits_);
}

Raster EditionServices::decoded_image(ImageId id) {
  return images::decode(image_file(id), limits_);
}

Raster EditionServices::drawn_image(ImageId id, std::uint32_t width) {
  return images::draw(image_file(id), width, limits_);
}

Bytes EditionServices::vector_image(ImageId id) {
  return images::draw_vectors(image_file(id), limits_);
}

EncodedImage EditionServices::web_image(ImageId id) {
  return images::load_for_web(image_file(id), limits_);
}

Bytes EditionServices::picture_of(std::string_view drawing, std::uint32_t width) {
  return images::draw_picture(drawing, width, limits_);
}

std::vector<GlyphRun> EditionServices::compose(const Inlines& text, const LineRequest& request) {
  return lines_.set(text, request);
}

std::string EditionServices::markup(const XhtmlElement& root, const MarkupOptions& options) const {
  return xhtml::markup(root, options);
}

std::unique_ptr<OutputFile> EditionServices::create(std::string_view name) {
  return output_.create(name);
}

std::vector<EncodedImage> EditionServices::scaled_images(ImageId id,
                                                         std::span<const std::uint32_t> widths) {
  return images::load_scaled(image_file(id), widths, limits_);
}

void EditionServices::gather_text(const XhtmlElement& root,
                                  TextExtent extent,
                                  std::string_view role,
                                  std::vector<TextUse>& uses) const {
  xhtml::gather_text(root, extent, role, uses);
}

Bytes EditionServices::web_font(FaceId id, std::u32string_view characters) {
  return fonts_.face(id).web_font(characters);
}

WebFonts EditionServices::web_fonts(std::span<const TextUse> uses) {
  fonts::FaceSource source;
  source.chain = [this](std::string_view role, std::string_view language) {
    return fonts_.chain(role, language);
  };
  source.has = [this](FaceId id, char32_t character) { return fonts_.face(id).has(character); };
  source.info = [this](FaceId id) -> const FaceInfo& { return fonts_.face(id).info(); };
  source.web_font = [this](FaceId id, std::u32string_view characters) {
    return fonts_.face(id).web_font(characters);
  };
  return fonts::web_fonts(
      uses, source, [this](Diagnostic diagnostic) { report(std::move(diagnostic)); });
}

}  // namespace qianzi::host
