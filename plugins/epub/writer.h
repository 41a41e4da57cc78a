// Feeds an edition's articles into an EPUB 3.3 package.
#pragma once

#include "archive.h"
#include "article_files.h"
#include "cover.h"
#include "package.h"
#include "typefaces.h"

#include "qianzi/catalogue.h"
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
  void add_file(Resource resource, std::string data);
  void write_picture(std::string_view drawing);
  void add_image_files();
  /// The fonts, and the style sheet that names them.
  void add_style();
  void add_cover();

  Settings settings_;
  Services& services_;
  std::unique_ptr<OutputFile> file_;
  std::unique_ptr<Archive> archive_;
  std::unique_ptr<ArticleFiles> files_;
  Publication publication_;
  Typefaces typefaces_;
  std::vector<Resource> article_resources_;
  std::map<std::string, std::size_t, std::less<>> section_of_;  ///< by Article::id
  std::map<std::uint32_t, std::string> images_;                 ///< path by ImageId
  std::vector<CoverLine> headlines_;
};

}  // namespace qianzi::epub
