// The e-paper view (数字报): each printed page as it is printed, with its articles as hot areas.
#pragma once

#include "article_files.h"
#include "lists.h"
#include "sheet_drawing.h"
#include "site.h"

#include "qianzi/page.h"
#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

inline constexpr std::string_view sheets_file = "paper/index.html";
inline constexpr std::string_view sheet_style_file = "assets/sheet.css";
inline constexpr std::string_view sheet_script_file = "assets/sheet.js";

/// Writes a file of the site that is no page.
using FileSink = std::function<void(std::string_view path, std::span<const std::byte> file)>;

/// The printed pages as files paper/N.html, with a thumbnail each and a page of all of them. Pages
/// are held until all have come, so that each can show the way to every other; of editions of more
/// than 32 only one is held, and each leads to those before and after it and to the page of all.
class Sheets {
public:
  Sheets(const Site& site, Services& services, PageSink pages, FileSink files);
  void add(const Page& page,
           const ArticleFiles& articles,
           const std::function<std::string(ImageId)>& image);
  /// Writes what is left.
  void finish();
  [[nodiscard]] bool empty() const { return labels_.empty(); }
  /// The file on which the article begins; empty: on none.
  [[nodiscard]] std::string_view of_article(std::string_view id) const;

private:
  struct Held {
    XhtmlElement drawing;
    std::vector<Region> regions;
    std::vector<std::string> files;  ///< of the regions' articles, from the site's folder
  };

  void write(std::string_view path, std::string_view text) const;
  void write_held(bool last);
  void write_sheet(std::size_t index, Held held, bool last);
  void write_overview();
  /// Of all pages; `current` is the one they stand on, or none.
  [[nodiscard]] XhtmlElement thumbnails(std::size_t current) const;
  [[nodiscard]] XhtmlElement ways(std::size_t index, bool last) const;
  [[nodiscard]] PageHead head_of(std::string path, std::string title) const;

  const Site& site_;
  Services& services_;
  PageSink pages_;
  FileSink files_;
  SheetFaces faces_;
  std::vector<std::string> labels_;     ///< of all that came
  std::vector<std::uint32_t> heights_;  ///< of their thumbnails, pixels
  std::vector<Held> held_;
  std::size_t written_ = 0;
  std::map<std::string, std::string, std::less<>> of_article_;
};

}  // namespace qianzi::html
