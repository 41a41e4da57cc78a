// The edition as a site: index.html, an article a file, lists, feed, assets/, images/. What is kept
// of an article once its page is written is its head and how it begins, and where there is search
// its pairs of characters.
#pragma once

#include "article_files.h"
#include "article_page.h"
#include "front_page.h"
#include "pictures.h"
#include "reading.h"
#include "search_page.h"
#include "sheets.h"
#include "shell.h"
#include "topics.h"
#include "typefaces.h"

#include "qianzi/plugin.h"
#include "qianzi/services.h"
#include "qianzi/writer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

struct Settings {
  std::string base;  ///< absolute address of the site's folder, with / at its end; or empty
  TextExtent fonts = TextExtent::rare;  ///< which text gets faces of its own
  bool paper = false;                   ///< the printed pages too
  bool search = false;                  ///< a page to search in
};
/// Throws Failure if the base is no address a site can have.
/// The option `name`, an address of a folder, with / at its end; empty where it is not given.
/// Throws Failure if it is none.
[[nodiscard]] std::string folder_address(std::string_view name, const OptionValues& options);

[[nodiscard]] Settings settings_of(const OptionValues& options);

class HtmlWriter final : public Writer {
public:
  HtmlWriter(Settings settings, Services& services);
  void begin(const EditionHead& head) override;
  void page(const Page& page) override;
  void article(const Article& article, const XhtmlDocument& document) override;
  void finish() override;

private:
  /// An article's page names the headline of the next, so each waits for the one after it.
  struct Waiting {
    const Teaser* teaser = nullptr;
    PageHead head;
    ReadingChoices choices;
    XhtmlElement main;
  };

  void add_picture(Teaser& teaser, const Blocks& blocks);
  std::string resolve(ReferenceKind kind, std::string_view target) const;
  void write(std::string_view name, std::string_view text);
  void write(std::string_view name, std::span<const std::byte> file);
  void write_page(const PageHead& head, XhtmlElement body);
  void write_waiting();
  void write_front_page();
  void write_lists();
  void write_search();

  Services& services_;
  Site site_;
  ArticleFiles files_;
  Sequence sequence_;
  Teasers teasers_;
  Topics topics_;
  Search search_;
  Pictures pictures_;
  Typefaces typefaces_;
  std::optional<Waiting> waiting_;
  Sheets sheets_;
  std::vector<std::string> pages_;  ///< paths of what was written, for the site map
};

}  // namespace qianzi::html
