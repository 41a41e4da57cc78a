// What the tests of the formats that take articles stand on: services that keep files in memory,
// images and faces that are only said to be there, and editions made by hand.
#pragma once

#include "fonts/web_fonts.h"
#include "xhtml/text_use.h"
#include "xhtml/xhtml.h"

#include "qianzi/services.h"
#include "qianzi/writer.h"

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::test {

class FlowDesk final : public Services {
public:
  std::map<std::string, std::string, std::less<>> written;  ///< files by name, once closed
  std::vector<std::string> created;                         ///< names in order
  std::vector<ImageFile> images;
  std::uint64_t capacity = ~std::uint64_t{0};  ///< bytes the disk has
  FaceInfo a_face;
  std::vector<FaceId> two_faces{{0}, {1}};
  bool fonts_forbidden = false;
  bool catalogue = false;
  std::vector<Diagnostic> reported;

  /// `web_format`: what it has to become for reading systems; `format` where nothing has to.
  ImageId add_image(ImageFormat format, ImageFormat web_format = ImageFormat::unknown) {
    ImageFile image;
    image.format = format;
    image.web_format = web_format == ImageFormat::unknown ? format : web_format;
    image.width = 640;
    image.height = 480;
    images.push_back(image);
    return {static_cast<std::uint32_t>(images.size() - 1)};
  }
  /// What an image file holds.
  [[nodiscard]] static std::string bytes_of(ImageId id) {
    return std::string(300, static_cast<char>('a' + id.index));
  }

  [[nodiscard]] const FaceInfo& face(FaceId) const override { return a_face; }
  [[nodiscard]] SubsetFace subset(FaceId, std::span<const std::uint32_t>) override {
    throw std::logic_error("a reading system has its own faces");
  }
  [[nodiscard]] bool has_catalogue() const override { return catalogue; }
  [[nodiscard]] Bytes picture_of(std::string_view drawing, std::uint32_t) override {
    return Bytes(drawing.size());
  }
  [[nodiscard]] OutlinePath outline(FaceId, std::uint32_t) override { return "M0 0L900 0L0 900Z"; }
  void gather_text(const XhtmlElement& root,
                   TextExtent extent,
                   std::string_view role,
                   std::vector<TextUse>& uses) const override {
    xhtml::gather_text(root, extent, role, uses);
  }
  /// One face with the characters of the basic plane, and one with all. A file has the characters
  /// themselves, in UTF-32; nothing where `fonts_forbidden`.
  /// The characters themselves, in UTF-32; nothing where `fonts_forbidden`.
  [[nodiscard]] Bytes web_font(FaceId, std::u32string_view characters) override {
    const auto bytes = std::as_bytes(std::span(characters));
    return fonts_forbidden ? Bytes{} : Bytes{bytes.begin(), bytes.end()};
  }
  [[nodiscard]] WebFonts web_fonts(std::span<const TextUse> uses) override {
    fonts::FaceSource source;
    source.chain = [this](std::string_view, std::string_view) -> std::span<const FaceId> {
      return two_faces;
    };
    source.has = [](FaceId id, char32_t character) { return id.index == 1 || character < 0x10000; };
    source.info = [this](FaceId) -> const FaceInfo& { return a_face; };
    source.web_font = [this](FaceId id, std::u32string_view characters) {
      return web_font(id, characters);
    };
    return fonts::web_fonts(
        uses, source, [this](Diagnostic diagnostic) { report(std::move(diagnostic)); });
  }
  [[nodiscard]] const ImageFile& image_file(ImageId id) const override {
    return images.at(id.index);
  }
  [[nodiscard]] EncodedImage encoded_image(ImageId) override {
    throw std::logic_error("what reading systems show is asked for");
  }
  [[nodiscard]] EncodedImage web_image(ImageId id) override {
    EncodedImage made;
    made.format = images.at(id.index).web_format;
    for (const char c : bytes_of(id)) made.data.push_back(static_cast<std::byte>(c));
    return made;
  }
  [[nodiscard]] Raster drawn_image(ImageId, std::uint32_t) override {
    throw std::logic_error("reading systems draw");
  }
  [[nodiscard]] Bytes vector_image(ImageId) override {
    throw std::logic_error("reading systems draw");
  }
  [[nodiscard]] Raster decoded_image(ImageId) override {
    throw std::logic_error("images are passed on as they are");
  }
  /// A glyph for each byte, one em wide.
  [[nodiscard]] std::vector<GlyphRun> compose(const Inlines& text,
                                              const LineRequest& request) override {
    GlyphRun run;
    run.size = request.size;
    for (const char c : std::get<Text>(text.at(0).value).text) {
      Glyph glyph;
      glyph.id = static_cast<unsigned char>(c);
      glyph.advance = FontUnits(1000);
      glyph.position = request.size * static_cast<double>(run.glyphs.size());
      run.glyphs.push_back(glyph);
    }
    return {run};
  }
  [[nodiscard]] std::string markup(const XhtmlElement& root,
                                   const MarkupOptions& options) const override {
    return xhtml::markup(root, options);
  }
  [[nodiscard]] std::int64_t timestamp() const override {
    return 1'795'521'600;
  }  // 2026-11-24 12:00
  [[nodiscard]] std::string_view producer() const override { return "Qianzi 0.1.0"; }
  void report(Diagnostic diagnostic) override { reported.push_back(std::move(diagnostic)); }
  [[nodiscard]] std::unique_ptr<OutputFile> create(std::string_view name) override {
    created.emplace_back(name);
    return std::make_unique<MemoryFile>(*this, std::string(name));
  }
  /// Named by its width, for images of pixels.
  [[nodiscard]] std::vector<EncodedImage>
  scaled_images(ImageId id, std::span<const std::uint32_t> widths) override {
    std::vector<EncodedImage> made;
    if (images.at(id.index).format == ImageFormat::svg) return made;
    for (const std::uint32_t width : widths) {
      if (width > images.at(id.index).width) continue;
      made.emplace_back().width = width;
      made.back().format = ImageFormat::webp;
    }
    return made;
  }

private:
  class MemoryFile final : public OutputFile {
  public:
    MemoryFile(FlowDesk& desk, std::string name) : desk_(desk), name_(std::move(name)) {}
    void write(std::span<const std::byte> data) override {
      if (at_ + data.size() > desk_.capacity) throw Failure("the disk is full");
      if (at_ + data.size() > data_.size()) data_.resize(at_ + data.size());
      for (const std::byte b : data) data_[at_++] = static_cast<char>(b);
    }
    void seek(std::uint64_t position) override { at_ = position; }
    [[nodiscard]] std::uint64_t tell() const override { return at_; }
    void close() override {
      if (!desk_.written.emplace(name_, data_).second) throw Failure("written twice: " + name_);
    }

  private:
    FlowDesk& desk_;
    std::string name_;
    std::string data_;
    std::size_t at_ = 0;
  };
};

inline Block paragraph(std::string_view words) {
  Inlines content;
  content.push_back({Text{std::string(words)}, {}});
  return {Paragraph{std::move(content)}, {}, {}};
}

inline Block paragraph_with_link(std::string_view words, std::string target) {
  Inlines content;
  content.push_back(
      {Span{SpanKind::link, {{Text{std::string(words)}, {}}}, std::move(target), {}}, {}});
  return {Paragraph{std::move(content)}, {}, {}};
}

inline Block figure(ImageId image, std::string alternative) {
  Figure made;
  made.image.id = image;
  made.image.alternative = std::move(alternative);
  return {std::move(made), {}, {}};
}

inline Article article(std::string id, std::string_view headline, Blocks body = {}) {
  Article made;
  made.id = std::move(id);
  made.language = "zh-Hans";
  made.head.headline.push_back({Text{std::string(headline)}, {}});
  made.body = std::move(body);
  return made;
}

/// A daily without a page.
inline Edition daily() {
  Edition made;
  made.head.id = "daily";
  made.head.date = "2026-11-24";
  made.head.number = "12345";
  made.head.language = "zh-Hans";
  made.head.nameplate = "铅字日报";
  made.head.title = "铅字日报";
  made.head.publisher = "铅字报社";
  return made;
}

/// Adds a page with `articles` to the end of the edition.
inline void add_page(Edition& edition, std::string name, std::vector<Article> articles) {
  PagePlan page;
  page.number = std::to_string(edition.head.pages.size() + 1);
  page.name = std::move(name);
  for (Article& made : articles) {
    page.placements.emplace_back().article = made.id;
    edition.articles.push_back(std::move(made));
  }
  edition.head.pages.push_back(std::move(page));
}

/// Feeds the edition as the host does.
inline void feed(Writer& writer, const Edition& edition, const FlowDesk& desk) {
  writer.begin(edition.head);
  for (const Article& made : edition.articles) {
    writer.article(made, xhtml::to_xhtml(made, edition.head.writing_mode, desk.images));
  }
  writer.finish();
}

inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// Values of an attribute, in order.
inline std::vector<std::string> values_of(std::string_view text, std::string_view attribute) {
  std::vector<std::string> found;
  const std::string opening = " " + std::string(attribute) + "=\"";
  for (std::size_t at = 0; (at = text.find(opening, at)) != std::string_view::npos;) {
    at += opening.size();
    found.emplace_back(text.substr(at, text.find('"', at) - at));
  }
  return found;
}

}  // namespace qianzi::test
