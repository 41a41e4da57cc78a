// Feeds an edition's articles into an EPUB 3.3 package.
#pragma once

#include "archive.h"
#include "article_files.h"
#include "cover.h"
#include "package.h"
#include "typefaces.h"
#include "volume_pages.h"

#include "qianzi/plugin.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace qianzi::epub {

/// The options of the format; docs/epub.md explains them.
struct Settings {
  bool cover = true;
  int compression = 6;
  TextExtent fonts = TextExtent::rare;  ///< which text has faces of the book
};
[[nodiscard]] Settings settings_of(const OptionValues& options);

class EpubWriter final : public Writer {
public:
  EpubWriter(Settings settings, Services& services);
  void begin(const EditionHead& head) override;
  void article(const Article& article, const XhtmlDocument& document) override;
  void finish() override;

private:
  std::string resolve(ReferenceKind kind, std::string_view target);
  std::string image_path(std::uint32_t index);
  std::string document(const XhtmlElement& root);
  void add_file(Resource resource, std::string_view data);
  void write_picture(std::string_view drawing);
  void add_image_files();
  /// The fonts, and the style sheet that names them.
  void add_style();
  void add_cover();
  /// The sections of the contents: pages, or a volume's parts.
  void plan_pages(const EditionHead& head);
  void plan_parts(const std::vector<Part>& parts,
                  std::vector<Section>& sections,
                  std::vector<Section*> above);
  /// Puts the pages of parts that begin with this article before it.
  void open_parts(const std::vector<Section*>& chain);
  /// Contents of parts, and indexes.
  void add_volume_pages();

  Settings settings_;
  Services& services_;
  std::unique_ptr<OutputFile> file_;
  std::unique_ptr<Archive> archive_;
  std::unique_ptr<ArticleFiles> files_;
  Publication publication_;
  Typefaces typefaces_;
  std::vector<Resource> article_resources_;
  /// By Article::id: the section it stands in, and before it those that this one is in.
  std::map<std::string, std::vector<Section*>, std::less<>> sections_of_;
  std::vector<const Section*> parts_;  ///< whose pages stand in the spine
  std::size_t planned_parts_ = 0;
  Places places_;                                ///< of articles, for the indexes
  std::string cover_path_;                       ///< of the image
  std::map<std::uint32_t, std::string> images_;  ///< path by ImageId
  std::vector<CoverLine> headlines_;
};

}  // namespace qianzi::epub
