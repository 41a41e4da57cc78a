// The edition as a folder of pages: index.html, an article a file, assets/style.css, images/.
#pragma once

#include "qianzi/services.h"
#include "qianzi/writer.h"

#include <map>
#include <set>
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
  /// What the front page tells of an article.
  struct Teaser {
    std::string headline;
    std::string kicker;
    std::string deck;
    std::string language;
    std::string image;  ///< path from the front page; empty: none
    std::string alternative;
    std::uint32_t width = 0, height = 0;
  };

  [[nodiscard]] std::string file_of(std::string_view article) const;
  [[nodiscard]] std::string title() const;
  std::string image_path(ImageId id);
  void write(std::string_view name, std::string_view text);
  [[nodiscard]] XhtmlElement bar() const;
  [[nodiscard]] XhtmlElement between(std::size_t position) const;
  [[nodiscard]] XhtmlElement masthead() const;
  [[nodiscard]] XhtmlElement teaser(const std::string& id, bool lead) const;

  Services& services_;
  const EditionHead* head_ = nullptr;
  std::vector<std::string> order_;  ///< ids in the order of the plan
  std::map<std::string, std::string, std::less<>> files_;
  std::map<std::string, std::string, std::less<>> headlines_;
  std::map<std::string, Teaser, std::less<>> teasers_;
  std::map<std::uint32_t, std::string> images_;
  struct Waiting {
    std::string id;
    std::string language;
    std::string title;
    XhtmlElement body;
  };
  /// A page names the headline of the next, so each waits for the one after it.
  std::vector<Waiting> waiting_;
  std::size_t written_ = 0;
  void write_waiting(const Waiting& page);
};

}  // namespace qianzi::html
