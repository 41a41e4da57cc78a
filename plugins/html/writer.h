// The edition as a folder of pages: index.html, an article a file, assets/style.css, images/.
#pragma once

#include "article_files.h"
#include "front_page.h"
#include "shell.h"

#include "qianzi/services.h"
#include "qianzi/writer.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

class HtmlWriter final : public Writer {
public:
  explicit HtmlWriter(Services& services) : services_(services) {}
  void begin(const EditionHead& head) override;
  void article(const Article& article, const XhtmlDocument& document) override;
  void finish() override;

private:
  /// An article in the plan: its id and the page it stands on.
  struct Planned {
    std::string id;
    std::size_t page = 0;
  };
  /// An article's page names the headline of the next, so each waits for the one after it.
  struct Waiting {
    std::string id;
    PageHead head;
    XhtmlElement main;
  };

  std::string image_path(ImageId id);
  void add_picture(Teaser& teaser, const Blocks& blocks);
  std::string resolve(ReferenceKind kind, std::string_view target) const;
  void write(std::string_view name, std::string_view text);
  void write_page(std::string_view name, const PageHead& head, XhtmlElement body);
  void write_waiting();
  void mark_language(XhtmlElement& element, std::string_view language) const;
  [[nodiscard]] XhtmlElement bar(std::size_t position, std::string_view language) const;
  [[nodiscard]] XhtmlElement between(std::size_t position, std::string_view language) const;
  [[nodiscard]] XhtmlElement
  way_to(const Planned& planned, std::string_view word, std::string_view relation) const;

  Services& services_;
  const EditionHead* head_ = nullptr;
  ArticleFiles files_;
  std::vector<Planned> order_;
  Teasers teasers_;
  std::map<std::uint32_t, std::string> images_;  ///< path by ImageId
  std::optional<Waiting> waiting_;
};

}  // namespace qianzi::html
